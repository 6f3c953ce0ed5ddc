import type { Subscribers, Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { catalogueOperations } from './catalogue/index.ts';
import { deliverableOperations, deliverableTasks } from './deliverable/index.ts';
import { documentOperations, documentSubscribers } from './document/index.ts';
import { providerOperations } from './providers/index.ts';
import { roadmapOperations, roadmapTasks } from './roadmap/index.ts';

export * from './catalogue/index.ts';
export * from './deliverable/index.ts';
export * from './document/index.ts';
export * from './providers/index.ts';
export * from './roadmap/index.ts';

/** Each piece of the area adds its list. Fixed addresses before those with a parameter: the first that fits answers. */
export const operations: AnyOperation[] = [
  ...catalogueOperations,
  ...documentOperations,
  ...providerOperations,
  ...deliverableOperations,
  ...roadmapOperations,
];

export const tasks: Tasks = { ...deliverableTasks, ...roadmapTasks };

export const subscribers: Subscribers = { ...documentSubscribers };
