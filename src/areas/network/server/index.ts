import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { profileOperations, profileTasks } from './profile/index.ts';
import { publicOperations } from './public/index.ts';
import { quotationNightly, quotationOperations, quotationTasks } from './quotation/index.ts';
import { searchOperations } from './search/index.ts';
import { visibilityNightly, visibilityOperations, visibilityTasks } from './visibility/index.ts';

export * from './classification/index.ts';
export * from './profile/index.ts';
export * from './quotation/index.ts';
export * from './search/index.ts';
export * from './visibility/index.ts';

/** Each piece of the area adds its list. Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [
  ...searchOperations,
  ...publicOperations,
  ...quotationOperations,
  ...visibilityOperations,
  ...profileOperations,
];

export const tasks: Tasks = { ...profileTasks, ...quotationTasks, ...visibilityTasks };

/** Those of the tasks that run once a night. */
export const nightly = ['network-remind-suppliers', ...quotationNightly, ...visibilityNightly];
