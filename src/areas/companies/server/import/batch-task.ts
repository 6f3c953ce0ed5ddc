import { m } from '#messages';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { readFile } from '#platform/files/files.ts';
import { closeJobRun } from '#platform/jobs/job-run.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Task, TaskContext } from '#platform/jobs/task.ts';
import { TabularError } from '#platform/tabular/index.ts';
import { text, type Text } from '#platform/text.ts';
import { nextState } from '../../import/batch.workflow.ts';
import type { ImportState } from '../../import/batch.ts';
import { changeBatch, findBatch, lockBatch, type BatchRecord } from './batch.queries.ts';
import { fileProblem } from './file-problem.ts';
import type { BatchPayload } from './steps.ts';

/** The work of a step, by its task's name. */
export type BatchWork = (batch: BatchRecord, step: BatchStep) => Promise<void>;

export interface BatchStep {
  task: TaskContext;
  jobId: string;
  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The batch, held, as long as this step is still its present one; @throws Overtaken when it is not. */
  hold(tx: Tx): Promise<BatchRecord>;
}

/** A person cancelled the batch or went back a step: the job leaves without a trace. */
class Overtaken extends Error {}
/** The process stops: the job is put back and goes on from where it is. */
export class Interrupted extends Error {}

/**
 * A task that does one step of a batch. It runs again after a crash; it leaves alone a batch that has gone on since.
 * A file that cannot be read is told to the person; so is a fault of ours, and nothing is changed by it. Where only the
 * connection broke, the queue tries again.
 */
export function batchTask(name: string, state: ImportState, work: BatchWork): Task {
  return async (payload: BatchPayload, task) => {
    const step = stepOf(payload, task, state);
    const batch = await step.inTransaction((tx) => findBatch(tx, payload.organisationId, payload.batchId));
    if (batch?.state !== state || batch.jobId !== payload.jobId) return;
    try {
      await work(batch, step);
    } catch (error) {
      await settle(error, name, payload, step, batch);
    }
  };
}

function stepOf(payload: BatchPayload, task: TaskContext, state: ImportState): BatchStep {
  return {
    task,
    jobId: payload.jobId,
    inTransaction: (work) => asActor(task.runtime.db, task.actor, work),
    async hold(tx) {
      const batch = await lockBatch(tx, payload.organisationId, payload.batchId);
      if (batch?.state !== state || batch.jobId !== payload.jobId) throw new Overtaken();
      return batch;
    },
  };
}

async function settle(
  error: unknown,
  name: string,
  payload: BatchPayload,
  step: BatchStep,
  batch: BatchRecord,
): Promise<void> {
  const { db, clock, log } = step.task.runtime;
  if (error instanceof Overtaken) return closeJobRun(db, step.jobId, 'cancelled', clock.now());
  if (error instanceof Interrupted) {
    return step.inTransaction((tx) => addJob(tx, { task: name, payload, key: `import:${batch.id}` }));
  }
  // The queue tries again: the work so far stays, or was taken back with its transaction.
  if (isPassing(error)) throw error;
  const known = error instanceof TabularError;
  if (!known) log.error({ err: error, batchId: batch.id, task: name }, 'import step failed');
  const state = nextState(batch.state, known ? 'fail' : 'fault');
  if (!state) throw error;
  const failure = known ? fileProblem(error) : text(m.imports_failure_fault);
  await step.inTransaction((tx) => failBatch(tx, step, state, failure));
}

// Connections that broke, a server that stops, transactions that met (PostgreSQL, appendix A).
const PASSING = /^(08|57P|40001|40P01|ECONN|EPIPE|ETIMEDOUT)/;

function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    PASSING.test(code) || /connection terminated|client has encountered a connection error/i.test(message)
  );
}

async function failBatch(tx: Tx, step: BatchStep, state: ImportState, failure: Text): Promise<void> {
  const batch = await step.hold(tx);
  await changeBatch(tx, batch, { state, summary: { ...batch.summary, failure } });
  await closeJobRun(tx, step.jobId, 'failed', step.task.runtime.clock.now(), failure);
}

/** @throws Interrupted when the process was asked to stop. */
export function restingPlace(step: BatchStep): void {
  if (step.task.stopping.aborted) throw new Interrupted();
}

/** The file of a batch, whole: the readers need its end before its beginning, and its size is capped. */
export function readBytes(step: BatchStep, batch: BatchRecord): Promise<Uint8Array> {
  return step.inTransaction(async (tx) => {
    const chunks: Buffer[] = [];
    for await (const chunk of readFile(tx, batch.fileId)) chunks.push(chunk);
    return Buffer.concat(chunks);
  });
}
