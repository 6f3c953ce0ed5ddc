import { m } from '#messages';
import { openJobRun } from '#platform/jobs/job-run.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, type Context, type Result } from '#platform/use-case/index.ts';
import { nextState, type BatchAction } from '../../import/batch.workflow.ts';
import type { ImportState } from '../../import/batch.ts';
import { changeBatch, lockBatch, type BatchPatch, type BatchRecord } from './batch.queries.ts';

/** The actor's batch, held, with the state an action leads to; refuses what cannot be done at this step. */
export async function takeStep(
  context: Context,
  id: string,
  action: BatchAction,
): Promise<Result<{ batch: BatchRecord; next: ImportState }>> {
  const { organisationId } = context.actor;
  const batch = organisationId ? await lockBatch(context.tx, organisationId, id) : null;
  if (!batch) return notFound();
  const next = nextState(batch.state, action);
  if (!next) return refuse('conflict', 'wrong-step', text(m.imports_refusal_wrong_step));
  return ok({ batch, next });
}

/** Goes on to a step that a job does: its record, the change of state and the job itself, all or none. */
export async function startJob(
  context: Context,
  batch: Pick<BatchRecord, 'id' | 'organisationId'>,
  task: string,
  patch: BatchPatch,
): Promise<void> {
  const jobId = await openJobRun(context, task, batch.id);
  await changeBatch(context.tx, batch, { ...patch, jobId });
  const payload: BatchPayload = { batchId: batch.id, organisationId: batch.organisationId, jobId };
  context.enqueue(task, payload, { key: `import:${batch.id}` });
}

/** What the job of a step is given. */
export interface BatchPayload {
  batchId: string;
  organisationId: string;
  /** The run that was asked for: a batch that has gone on to another leaves this one without work. */
  jobId: string;
}
