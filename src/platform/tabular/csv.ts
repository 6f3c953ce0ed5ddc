import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { declaredDelimiter, detectDelimiter, type Delimiter } from './delimiter.ts';
import { decode, type Encoding } from './encoding.ts';
import { unescapeCell } from './formula.ts';
import { LIMITS, type TabularLimits } from './limits.ts';
import { TabularError } from './problem.ts';
import { rowGate, type TabularRow } from './row.ts';

export interface CsvShape {
  encoding: Encoding;
  delimiter: Delimiter;
}

/** The delimiter of a text, from its first 64 KiB. */
export function delimiterOf(bytes: Uint8Array, encoding: Encoding): Delimiter {
  const start = String(decode(bytes, encoding).next().value ?? '');
  return declaredDelimiter(start)?.delimiter ?? detectDelimiter(start);
}

/**
 * Rows of a CSV text, one at a time; other work of the process runs in between.
 * @throws TabularError when a limit is passed, a quote never ends or the encoding is not what it says.
 */
export async function* readCsv(
  bytes: Uint8Array,
  shape: CsvShape,
  limits: TabularLimits = LIMITS,
): AsyncGenerator<TabularRow> {
  const gate = rowGate(limits);
  const parser = parse({
    delimiter: shape.delimiter,
    // All three: one file often has been through several hands.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // In UTF-16 units of a whole line: a quote that never ends must not take the file into one cell.
    max_record_size: recordLimit(limits),
  });
  const source = Readable.from(pieces(bytes, shape), { objectMode: false });
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const row = gate(++number, cells.map(unescapeCell));
      if (row) yield row;
    }
  } catch (error) {
    throw readable(error, number + 1, limits);
  } finally {
    source.destroy();
  }
}

const recordLimit = (limits: TabularLimits): number =>
  Math.max(limits.columns * 1000, limits.cellCharacters * 4);

async function* pieces(bytes: Uint8Array, shape: CsvShape): AsyncGenerator<string> {
  let first = true;
  for (const text of decode(bytes, shape.encoding)) {
    yield first ? text.slice(declaredDelimiter(text)?.length ?? 0) : text;
    first = false;
    await breathe();
  }
}

function readable(error: unknown, row: number, limits: TabularLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new TabularError('row-too-long', { row, limit: recordLimit(limits) });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new TabularError('quote-not-closed', { row });
  return new TabularError('damaged', { row });
}
