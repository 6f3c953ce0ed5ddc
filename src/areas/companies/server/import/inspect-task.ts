import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import {
  readTable,
  shapeOf,
  TabularError,
  type ShapeChoice,
  type TableShape,
  type TabularRow,
} from '#platform/tabular/index.ts';
import { findHeaderRow, guessMapping, titlesOf } from '../../import/guess-mapping.rules.ts';
import { changeBatch, type BatchRecord } from './batch.queries.ts';
import { batchTask, readBytes, restingPlace, type BatchStep } from './batch-task.ts';
import { rememberedMapping } from './remembered-mapping.ts';

const SAMPLE = 200;
const PREVIEW = 24;
const HEADER_WITHIN = 20;
const REPORT_EVERY = 10_000;

/** First reading: how the file is to be read, its titles, how many rows, and a guess at what each column holds. */
export const inspectTask = batchTask('import-inspect', 'uploaded', async (batch, step) => {
  const bytes = await readBytes(step, batch);
  const shape = shapeOf(bytes, batch as ShapeChoice);
  const found = await survey(bytes, shape, step);
  if (found.sample.length === 0) throw new TabularError('empty');
  const headerRow =
    batch.mapping?.headerRow ?? findHeaderRow(found.sample.slice(0, HEADER_WITHIN), batch.kind);
  const below = found.sample.filter(({ number }) => number > headerRow);
  if (below.length === 0) throw new TabularError('no-rows');
  const headers = titlesOf(found.sample, headerRow);
  await step.inTransaction(async (tx) => {
    const held = await step.hold(tx);
    const layout = { organisationId: held.organisationId, kind: held.kind, headers };
    const remembered = await rememberedMapping(tx, layout);
    await changeBatch(tx, held, {
      state: 'mapped',
      headers,
      encoding: shape.encoding,
      delimiter: shape.delimiter,
      sheet: shape.sheet,
      rowCount: found.count - found.sample.filter(({ number }) => number <= headerRow).length,
      mapping: { headerRow, columns: [...(remembered ?? guess(headers, below, held))] },
      summary: {
        inspection: {
          format: shape.format,
          sheets: shape.sheets,
          preview: found.sample.slice(0, PREVIEW),
          remembered: remembered !== null,
        },
      },
    });
    await closeJobRun(tx, step.jobId, 'done', step.task.runtime.clock.now());
  });
});

/** Goes through the whole file once: a fault on its last line is told before anyone works on the first. */
async function survey(
  bytes: Uint8Array,
  shape: TableShape,
  step: BatchStep,
): Promise<{ sample: TabularRow[]; count: number }> {
  const sample: TabularRow[] = [];
  let count = 0;
  for await (const row of readTable(bytes, shape)) {
    count++;
    if (sample.length < SAMPLE) sample.push(row);
    if (count % REPORT_EVERY > 0) continue;
    restingPlace(step);
    await reportProgress(step.task.runtime.db, step.jobId, count, null);
  }
  return { sample, count };
}

function guess(headers: string[], below: readonly TabularRow[], { kind }: BatchRecord) {
  const columns = headers.map((header, column) => ({
    header,
    values: below.map(({ cells }) => cells[column] ?? ''),
  }));
  return guessMapping(columns, kind);
}
