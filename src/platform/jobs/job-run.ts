import type { Database } from '../db/connect.ts';
import type { Tx } from '../db/scope.ts';
import type { Context } from '../use-case/operation.ts';
import type { Text } from '../text.ts';

/** Starts the record of a long job that its organisation can watch, leave and find again. */
export async function openJobRun(context: Context, kind: string, subjectId: string): Promise<string> {
  const id = context.newId();
  const organisationId = context.actor.organisationId!;
  await context.tx
    .insertInto('jobRun')
    .values({ id, organisationId, kind, subjectId, startedBy: context.actor.userId, createdAt: context.now })
    .execute();
  return id;
}

/** Says how far a job is. Outside the job's own transaction, so that watchers see it move. */
export async function reportProgress(
  db: Database | Tx,
  id: string,
  done: number,
  total: number | null,
): Promise<void> {
  await db
    .updateTable('jobRun')
    .set((eb) => ({
      state: 'running',
      doneCount: done,
      totalCount: total,
      startedAt: eb.fn.coalesce('startedAt', eb.fn<Date>('now')),
    }))
    .where('id', '=', id)
    .execute();
}

export async function closeJobRun(
  db: Database | Tx,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  at: Date,
  message: Text | null = null,
): Promise<void> {
  await db
    .updateTable('jobRun')
    .set({ state, finishedAt: at, message: message ? JSON.stringify(message) : null })
    .where('id', '=', id)
    .execute();
}
