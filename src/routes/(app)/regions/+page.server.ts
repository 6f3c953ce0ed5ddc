import { listRegions } from '#areas/portfolio/server/index.ts';
import { loadShared } from '#platform/web/shared.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ list: await loadShared(event, listRegions, {}) });
