import { listMail } from '#areas/accounts/server/index.ts';
import { currentRuntime } from '#platform/runtime.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  mail: await run(event, listMail, searchValues(event.url)),
  smtp: currentRuntime().config.smtpUrl !== null,
});
