import {
  latestDuplicatesJobs,
  listDuplicatePairs,
  previewBulkMerge,
  regionChoices,
  startDuplicateSearch,
} from '#areas/companies/server/index.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run, searchValues } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = searchValues(event.url);
  const list = await run(event, listDuplicatePairs, asked);
  const jobs = await run(event, latestDuplicatesJobs, {});
  return {
    list,
    jobs: jobs.items,
    bulk: await run(event, previewBulkMerge, {}),
    regions: regionChoices(event.locals.locale),
  };
};

export const actions: Actions = {
  search: (event) =>
    formAction(event, startDuplicateSearch, {
      input: () => ({}),
      next: ({ jobId }) => `/duplicates/jobs/${jobId}`,
    }),
};
