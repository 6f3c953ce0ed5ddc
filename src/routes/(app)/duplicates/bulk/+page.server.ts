import { previewBulkMerge, startBulkMerge } from '#areas/companies/server/index.ts';
import { formAction } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ bulk: await run(event, previewBulkMerge, {}) });

export const actions: Actions = {
  default: (event) => formAction(event, startBulkMerge, { next: ({ jobId }) => `/duplicates/jobs/${jobId}` }),
};
