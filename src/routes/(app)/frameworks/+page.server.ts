import { listFrameworks } from '#areas/diagnosis/server/framework/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ list: await run(event, listFrameworks, {}) });
