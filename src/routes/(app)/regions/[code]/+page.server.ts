import { getRegion } from '#areas/portfolio/server/index.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  region: await loadShared(event, getRegion, event.params),
});
