// Runs in a thread of its own with a memory ceiling: the reader unpacks ahead of who reads, and a hostile sheet
// (a million rows with one cell in the last column) would otherwise take the process with it.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';
import { cellText, type CellValue } from './cell-text.ts';
import { TabularError } from './problem.ts';
import { rowGate, type TabularRow } from './row.ts';
import type { XlsxMessage, XlsxRequest } from './xlsx.ts';

const BATCH = 500;
const port = parentPort!;
const { bytes, sheet, limits } = workerData as XlsxRequest;

/** Waits until the last batch was taken: the thread never has more than one under way. */
async function send(rows: TabularRow[]): Promise<void> {
  port.postMessage({ rows } satisfies XlsxMessage);
  await once(port, 'message');
}

async function run(): Promise<void> {
  const gate = rowGate(limits);
  let batch: TabularRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    // Cells that only carry a colour may stand far to the right, but not in every row of an honest list.
    if (values.length > limits.columns * 10)
      throw new TabularError('too-many-columns', { limit: limits.columns, row: index + 1 });
    const row = gate(index + 1, (values as CellValue[]).map(cellText));
    if (row) batch.push(row);
    if (batch.length < BATCH) continue;
    await send(batch);
    batch = [];
  }
  if (batch.length > 0) await send(batch);
}

function failure(error: unknown): XlsxMessage {
  if (error instanceof TabularError) return { problem: error.problem, details: error.details };
  return { problem: 'damaged', details: {} };
}

try {
  await run();
  port.postMessage({ done: true } satisfies XlsxMessage);
} catch (error) {
  port.postMessage(failure(error));
}
port.close();
