import { sql } from 'kysely';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import type { Task } from '#platform/jobs/task.ts';
import { text } from '#platform/text.ts';
import type { ImportKind } from '../../import/import-values.ts';
import { deleteCompanies } from '../company-writer.ts';
import { announce } from './apply-task.ts';
import { batchTask, restingPlace, type BatchStep } from './batch-task.ts';
import { changeBatch, importedBatch, type BatchRecord } from './batch.queries.ts';
import { forgetTimeline } from './import-timeline.ts';
import type { ImportedBatch, ImportHandlers, Obstacle } from './contract.ts';
import { appliedRows, forgetApplied } from './decided-rows.ts';
import { leaningOn } from './leaning-on.ts';

const CHUNK = 500;
const SHOWN = 50;

/** What stands in the way: the transaction is taken back, and the person told. */
class InTheWay extends Error {
  readonly obstacles: Obstacle[];
  constructor(obstacles: Obstacle[]) {
    super('in the way');
    this.obstacles = obstacles.slice(0, SHOWN);
  }
}

/** The task that takes an imported list back: `'import-undo-KIND': undoTask('KIND', handlers)`. */
export function undoTask(kind: ImportKind, handlers: ImportHandlers): Task {
  return batchTask(`import-undo-${kind}`, 'undoing', async (_batch, step) => {
    try {
      await step.inTransaction((tx) => undoAll(tx, step, handlers));
    } catch (error) {
      const obstacles = obstaclesOf(error);
      if (!obstacles) throw error;
      await step.inTransaction((tx) => leave(tx, step, obstacles));
    }
  });
}

const FOREIGN_KEY_VIOLATION = '23503';

function obstaclesOf(error: unknown): Obstacle[] | null {
  if (error instanceof InTheWay) return error.obstacles;
  // An area that leans on firms in a way not known here: the database knows.
  const leaning = (error as { code?: string }).code === FOREIGN_KEY_VIOLATION;
  return leaning ? [{ rowNumber: 0, message: text(m.imports_obstacle_used) }] : null;
}

async function undoAll(tx: Tx, step: BatchStep, handlers: ImportHandlers): Promise<void> {
  const record = await step.hold(tx);
  const batch = importedBatch(record, record.finishedAt!);
  const created = await undoRows(tx, step, record, batch, handlers);
  const leaning = await leaningOn(tx, batch, created);
  if (leaning.length > 0) throw new InTheWay(leaning);
  await forgetTimeline(tx, batch.id);
  await forgetApplied(tx, batch.id);
  await removeFirms(tx, [...created.keys()]);
  await changeBatch(tx, record, { state: 'undone', summary: { ...record.summary, obstacles: undefined } });
  const now = step.task.runtime.clock.now();
  await closeJobRun(tx, step.jobId, 'done', now);
  await announce(tx, record, now, `${record.kind}-import-undone`);
}

/** Takes each row's effect back. @returns the firms that the import made, with the row of each. */
async function undoRows(
  tx: Tx,
  step: BatchStep,
  record: BatchRecord,
  batch: ImportedBatch,
  handlers: ImportHandlers,
): Promise<Map<string, number>> {
  const created = new Map<string, number>();
  let last = 0;
  for (let done = 0; ;) {
    const rows = await appliedRows(tx, batch.id, last, CHUNK);
    if (rows.length === 0) return created;
    restingPlace(step);
    const obstacles = await handlers.undoRows(tx, rows, batch);
    if (obstacles.length > 0) throw new InTheWay(obstacles);
    for (const row of rows) if (row.created) created.set(row.companyId!, row.rowNumber);
    last = rows.at(-1)!.rowNumber;
    done += rows.length;
    await reportProgress(step.task.runtime.db, step.jobId, done, record.rowCount);
  }
}

async function removeFirms(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += CHUNK) {
    const some = ids.slice(start, start + CHUNK);
    // Pairs that nobody judged were found by machine, and go with the firm.
    await sql`delete from duplicate_pair where state = 'open' and (left_id = any(${some}::uuid[]) or right_id = any(${some}::uuid[]))`.execute(
      tx,
    );
    await deleteCompanies(tx, some);
  }
}

async function leave(tx: Tx, step: BatchStep, obstacles: Obstacle[]): Promise<void> {
  const batch = await step.hold(tx);
  await changeBatch(tx, batch, { state: 'imported', summary: { ...batch.summary, obstacles } });
  await closeJobRun(
    tx,
    step.jobId,
    'failed',
    step.task.runtime.clock.now(),
    text(m.imports_failure_cannot_undo),
  );
}
