import { getTemplate } from '#areas/strategy/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  sheet: await run(event, getTemplate, { id: event.params.id }),
});
