import { listRequests } from '#areas/strategy/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => run(event, listRequests, { strategyId: event.params.id });
