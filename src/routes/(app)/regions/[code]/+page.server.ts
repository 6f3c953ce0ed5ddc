import { getRegion } from '#areas/portfolio/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ region: await run(event, getRegion, event.params) });
