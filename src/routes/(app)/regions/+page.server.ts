import { listRegions } from '#areas/portfolio/server/index.ts';
import { packed } from '#platform/web/packed.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: packed(await loadShared(event, listRegions, {})),
});
