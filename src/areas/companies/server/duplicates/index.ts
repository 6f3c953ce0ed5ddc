import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { mergeDuplicatesTask } from './bulk-merge-task.ts';
import { decidePair } from './decide-pair.ts';
import { getDuplicatePair } from './get-duplicate-pair.ts';
import { getDuplicatesJob, latestDuplicatesJobs } from './get-duplicates-job.ts';
import { listDuplicatePairs } from './list-duplicate-pairs.ts';
import { listMergesQuery } from './list-merges.ts';
import { mergeCompanies } from './merge-companies.ts';
import { previewBulkMerge } from './preview-bulk-merge.ts';
import { searchRegisterTask } from './search-register.ts';
import { startBulkMerge } from './start-bulk-merge.ts';
import { startDuplicateSearch } from './start-search.ts';
import { unmergeCompanies } from './unmerge-companies.ts';
import { watchImportTask } from './watch-import.ts';

export {
  decidePair,
  getDuplicatePair,
  getDuplicatesJob,
  latestDuplicatesJobs,
  listDuplicatePairs,
  listMergesQuery,
  mergeCompanies,
  previewBulkMerge,
  startBulkMerge,
  startDuplicateSearch,
  unmergeCompanies,
};
export { exportDuplicatePairs } from './export-pairs.ts';
export { duplicateSubscribers, watchFirms } from './watch-firms.ts';

/** Fixed addresses before those with a parameter: the first that fits answers. */
export const duplicateOperations: AnyOperation[] = [
  listDuplicatePairs,
  previewBulkMerge,
  startBulkMerge,
  startDuplicateSearch,
  getDuplicatesJob,
  latestDuplicatesJobs,
  getDuplicatePair,
  decidePair,
  mergeCompanies,
  listMergesQuery,
  unmergeCompanies,
];

export const duplicateTasks: Tasks = {
  'companies.find-duplicates': searchRegisterTask,
  'companies.merge-duplicates': mergeDuplicatesTask,
  'companies.watch-import': watchImportTask,
};
