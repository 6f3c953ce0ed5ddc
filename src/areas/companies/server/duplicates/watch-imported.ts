import { asActor } from '#platform/db/scope.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Subscribers, Task, TaskContext } from '#platform/jobs/task.ts';
import { watchFirms } from './watch-firms.ts';

const TASK = 'companies.watch-imported';

interface Imported {
  batchId: string;
}

/** A list may hold a hundred thousand firms: looking at each is a job of its own, beside the other events. */
const lookLater = ({ batchId }: Imported, { runtime, actor }: TaskContext): Promise<void> =>
  asActor(runtime.db, actor, (tx) =>
    addJob(tx, { task: TASK, payload: { batchId }, key: `${TASK}:${batchId}` }),
  );

/** Firms that a list added or changed. Looking at one twice finds the same, so a job cut short simply begins again. */
const watchImported: Task = async ({ batchId }: Imported, context) => {
  const rows = await context.runtime.db
    .selectFrom('importRow')
    .select('companyId')
    .distinct()
    .where('batchId', '=', batchId)
    .where('applied', '=', true)
    .where('companyId', 'is not', null)
    .execute();
  for (const { companyId } of rows) {
    if (context.stopping.aborted)
      throw new Error('Asked to stop while looking for duplicates: the queue begins again.');
    await watchFirms([companyId!], context);
  }
};

export const importedSubscribers: Subscribers = {
  'companies.companies-imported': [lookLater],
  'companies.attendance-imported': [lookLater],
};

export const importedTasks: Record<typeof TASK, Task> = { [TASK]: watchImported };
