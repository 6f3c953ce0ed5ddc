import { listImports } from '#areas/companies/server/index.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: await run(event, listImports, searchValues(event.url)),
});
