import { readMail } from '#areas/accounts/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ mail: await run(event, readMail, event.params) });
