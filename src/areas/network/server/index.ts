import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { profileOperations, profileTasks } from './profile/index.ts';

export * from './profile/index.ts';

/** Each piece of the area adds its list. Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [...profileOperations];

export const tasks: Tasks = { ...profileTasks };
