import { sql } from 'kysely';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import { addJob } from '#platform/jobs/queue.ts';
import type { Task } from '#platform/jobs/task.ts';
import { text } from '#platform/text.ts';
import type { ImportKind, StatedRow } from '../../import/import-values.ts';
import { toCompanyFields } from '../../import/read-row.rules.ts';
import { insertCompanies } from '../company-writer.ts';
import { batchTask, restingPlace, type BatchStep } from './batch-task.ts';
import { changeBatch, importedBatch, type BatchRecord } from './batch.queries.ts';
import type { ImportedBatch, ImportedRow, ImportHandlers } from './contract.ts';
import { countRows } from './count-rows.ts';
import { tellNewFirms, writerOf } from './import-timeline.ts';
import { countEffects, finalRecords, nextRows, writeApplied, type DecidedRow } from './decided-rows.ts';

const CHUNK = 500;

/** Firms that the dry run found new stand in the register now: the list is to be looked at again. */
class RegisterChanged extends Error {
  readonly rowNumbers: number[];
  constructor(rowNumbers: number[]) {
    super('register changed');
    this.rowNumbers = rowNumbers;
  }
}

/** The task that imports a checked list of one kind: `'import-apply-KIND': applyTask('KIND', handlers)`. */
export function applyTask(kind: ImportKind, handlers: ImportHandlers): Task {
  return batchTask(`import-apply-${kind}`, 'importing', async (_batch, step) => {
    try {
      await step.inTransaction((tx) => applyAll(tx, step, handlers));
    } catch (error) {
      const changed = changedRows(error);
      if (!changed) throw error;
      await step.inTransaction((tx) => lookAgain(tx, step, changed));
    }
  });
}

const UNIQUE_VIOLATION = '23505';

function changedRows(error: unknown): number[] | null {
  if (error instanceof RegisterChanged) return error.rowNumbers;
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === UNIQUE_VIOLATION && constraint === 'company_neq' ? [] : null;
}

/** All rows in one transaction: all of the list is in the register, or nothing of it. */
async function applyAll(tx: Tx, step: BatchStep, handlers: ImportHandlers): Promise<void> {
  const record = await step.hold(tx);
  const batch = importedBatch(record, step.task.runtime.clock.now());
  const companyOfRow = new Map<number, string | null>();
  let last = 0;
  for (let done = 0; ;) {
    const rows = await nextRows(tx, batch, last, CHUNK);
    if (rows.length === 0) break;
    restingPlace(step);
    await applyChunk(tx, batch, rows, companyOfRow, handlers);
    last = rows.at(-1)!.rowNumber;
    done += rows.length;
    await reportProgress(step.task.runtime.db, step.jobId, done, record.rowCount);
  }
  await finish(tx, step, record, batch.at);
}

async function applyChunk(
  tx: Tx,
  batch: ImportedBatch,
  rows: readonly DecidedRow[],
  companyOfRow: Map<number, string | null>,
  handlers: ImportHandlers,
): Promise<void> {
  const created = await createFirms(tx, batch, rows);
  const records = await finalRecords(tx, rows);
  for (const row of rows) companyOfRow.set(row.rowNumber, companyOf(row, created, records, companyOfRow));
  const settled: ImportedRow[] = rows
    .map((row) => ({
      rowNumber: row.rowNumber,
      values: row.values,
      companyId: companyOfRow.get(row.rowNumber) ?? null,
      created: created.has(row.rowNumber),
    }))
    .filter(({ companyId }) => companyId !== null || batch.kind === 'attendance');
  const effects = await handlers.applyRows(tx, settled, batch);
  await writeApplied(tx, batch.id, settled, effects);
}

/** The record a row ends at: the one it created, the one of the row it follows, or the firm that stands for its match. */
function companyOf(
  row: DecidedRow,
  created: ReadonlyMap<number, string>,
  records: ReadonlyMap<string, string>,
  companyOfRow: ReadonlyMap<number, string | null>,
): string | null {
  if (row.sameAsRow !== null) return companyOfRow.get(row.sameAsRow) ?? null;
  return created.get(row.rowNumber) ?? (row.companyId && (records.get(row.companyId) ?? null));
}

async function createFirms(
  tx: Tx,
  batch: ImportedBatch,
  rows: readonly DecidedRow[],
): Promise<Map<number, string>> {
  const writer = writerOf(tx, batch);
  const fresh = rows.filter(({ decision, sameAsRow }) => decision === 'new' && sameAsRow === null);
  const ids = new Map(fresh.map(({ rowNumber }) => [rowNumber, writer.newId()]));
  const companies = fresh.map(({ rowNumber, values }) => ({
    id: ids.get(rowNumber)!,
    fields: fieldsOf(values),
  }));
  const added = await insertCompanies(writer, companies);
  const taken = fresh.filter(({ rowNumber }) => !added.has(ids.get(rowNumber)!));
  if (taken.length > 0) throw new RegisterChanged(taken.map(({ rowNumber }) => rowNumber));
  await tellNewFirms(writer, batch, [...ids.values()]);
  return ids;
}

const fieldsOf = ({ firm }: StatedRow) => toCompanyFields(firm);

async function finish(tx: Tx, step: BatchStep, batch: BatchRecord, at: Date): Promise<void> {
  const effects = await countEffects(tx, batch.id);
  await changeBatch(tx, batch, {
    state: 'imported',
    finishedAt: at,
    summary: { inspection: batch.summary.inspection, counts: batch.summary.counts, effects },
  });
  await closeJobRun(tx, step.jobId, 'done', at);
  await announce(tx, batch, at, `${batch.kind}-imported`);
}

/** Tells the other areas, in the transaction of the import itself. */
export async function announce(tx: Tx, batch: BatchRecord, at: Date, what: string): Promise<void> {
  const payload = JSON.stringify({
    batchId: batch.id,
    organisationId: batch.organisationId,
    activityId: batch.activityId,
  });
  await tx
    .insertInto('outboxEvent')
    .values({ at, name: `companies.${what}`, organisationId: batch.organisationId, payload })
    .execute();
  await addJob(tx, { task: 'deliver-events', payload: {}, key: 'deliver-events' });
}

/** Back to the review: nothing was imported, and the rows that no longer fit are to be decided again. */
async function lookAgain(tx: Tx, step: BatchStep, rowNumbers: number[]): Promise<void> {
  const batch = await step.hold(tx);
  await sql`
    update import_row r set decision = 'review', candidates = jsonb_build_array(jsonb_build_object(
      'companyId', c.id, 'name', c.legal_name, 'probability', 1, 'evidence', '[]'::jsonb))
    from company c where r.batch_id = ${batch.id} and r.row_number = any(${rowNumbers}::integer[])
      and c.neq = r.values #>> '{firm,neq}' and c.merged_into is null`.execute(tx);
  const counts = await countRows(tx, batch.id);
  const failure = text(m.imports_failure_register_changed);
  await changeBatch(tx, batch, { state: 'checked', summary: { ...batch.summary, counts, failure } });
  await closeJobRun(tx, step.jobId, 'failed', step.task.runtime.clock.now(), failure);
}
