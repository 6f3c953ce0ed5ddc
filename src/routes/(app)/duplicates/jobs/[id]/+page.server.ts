import { getDuplicatesJob } from '#areas/companies/server/index.ts';
import { load as run } from '#platform/web/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  job: await run(event, getDuplicatesJob, { id: event.params.id }),
});
