import { sql } from 'kysely';
import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import { readTable, shapeOf, type ShapeChoice, type TabularRow } from '#platform/tabular/index.ts';
import type { BatchMapping } from '../../import/batch.ts';
import { readRow, type RowLayout, type RowRules } from '../../import/read-row.rules.ts';
import { naicsReference, regionReference } from '../reference.ts';
import { changeBatch, type BatchRecord } from './batch.queries.ts';
import { batchTask, readBytes, restingPlace, type BatchStep } from './batch-task.ts';
import { countRows } from './count-rows.ts';
import { matchRows, sketchRegister, type MatchedRow, type RegisterSketch } from './match-rows.ts';
import { joinRowsOfOneFirm } from './rows-of-one-firm.ts';
import { countStaged, lastStagedRow, stageRows, type StagedRow } from './stage-rows.ts';

const CHUNK = 500;

/**
 * The dry run: every row read, checked, matched with the register and staged, a few hundred a transaction. Nothing of
 * the register changes. After a crash or a stop it goes on behind the last staged row.
 */
export const checkTask = batchTask('import-check', 'checking', async (batch, step) => {
  const mapping = batch.mapping as BatchMapping;
  const layout: RowLayout = { headers: batch.headers, mapping: mapping.columns };
  const rules = rulesOf(batch);
  const bytes = await readBytes(step, batch);
  const staged = await step.inTransaction((tx) => lastStagedRow(tx, batch.id));
  let done = await step.inTransaction((tx) => countStaged(tx, batch.id));
  const register = await step.inTransaction(sketchRegister);
  for await (const rows of chunks(
    readTable(bytes, shapeOf(bytes, batch as ShapeChoice)),
    Math.max(staged, mapping.headerRow),
  )) {
    restingPlace(step);
    await stageChunk(rows, { layout, rules, register }, step);
    done += rows.length;
    await reportProgress(step.task.runtime.db, step.jobId, done, batch.rowCount);
  }
  // So that what follows, and the pages, know how many rows there are.
  await sql`analyze import_row`.execute(step.task.runtime.db);
  await finish(step);
});

function rulesOf({ kind }: BatchRecord): RowRules {
  const naics = naicsReference();
  return { kind, regions: regionReference().regions, knowsSector: (code) => naics.closest(code) !== null };
}

async function* chunks(rows: AsyncIterable<TabularRow>, after: number): AsyncGenerator<TabularRow[]> {
  let chunk: TabularRow[] = [];
  for await (const row of rows) {
    if (row.number <= after) continue;
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

interface Reading {
  layout: RowLayout;
  rules: RowRules;
  register: RegisterSketch;
}

async function stageChunk(
  rows: readonly TabularRow[],
  { layout, rules, register }: Reading,
  step: BatchStep,
): Promise<void> {
  const read = rows.map(({ number, cells }) => ({ rowNumber: number, ...readRow(cells, layout, rules) }));
  const sound = read.filter(({ problems }) => problems.length === 0);
  await step.inTransaction(async (tx) => {
    const { id } = await step.hold(tx);
    const matched = await matchRows(tx, sound, register);
    const staged: StagedRow[] = read.map((row) => ({
      ...row,
      match: settledBy(rules, matched.get(row.rowNumber)),
    }));
    await stageRows(tx, id, staged);
  });
}

/** People do not bring firms into the register by themselves: whoever has no known firm is looked at first. */
function settledBy({ kind }: RowRules, match: MatchedRow | undefined): MatchedRow | null {
  if (kind === 'attendance' && match?.decision === 'new') return { ...match, decision: 'review' };
  return match ?? null;
}

async function finish(step: BatchStep): Promise<void> {
  await step.inTransaction(async (tx) => {
    const batch = await step.hold(tx);
    await joinRowsOfOneFirm(tx, batch);
    const counts = await countRows(tx, batch.id);
    await changeBatch(tx, batch, {
      state: 'checked',
      summary: { inspection: batch.summary.inspection, counts },
    });
    await closeJobRun(tx, step.jobId, 'done', step.task.runtime.clock.now());
  });
}
