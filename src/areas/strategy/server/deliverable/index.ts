import type { Tasks } from '#platform/jobs/task.ts';
import type { AnyOperation } from '#platform/use-case/index.ts';
import { listDeliverables } from './list-deliverables.ts';
import { makeDeliverableTask } from './make-deliverable-task.ts';
import { DELIVERABLE_TASK, makeDeliverable } from './make-deliverable.ts';

export { listDeliverables, makeDeliverable };
export { readDeliverableFile, type DeliverableFile } from './read-deliverable-file.ts';

export const deliverableOperations: AnyOperation[] = [makeDeliverable, listDeliverables];
export const deliverableTasks: Tasks = { [DELIVERABLE_TASK]: makeDeliverableTask };
