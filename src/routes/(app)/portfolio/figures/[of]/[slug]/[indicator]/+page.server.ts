import { getFigures } from '#areas/portfolio/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  history: await run(event, getFigures, event.params),
  indicator: event.params.indicator,
});
