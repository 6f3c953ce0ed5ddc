import { delimiterOf, readCsv } from './csv.ts';
import { DELIMITERS, type Delimiter } from './delimiter.ts';
import { detectEncoding, ENCODINGS, type Encoding } from './encoding.ts';
import { LIMITS, type TabularLimits } from './limits.ts';
import { TabularError } from './problem.ts';
import type { TabularRow } from './row.ts';
import { isOldOrProtected, isZip, readXlsx, sheetsOf } from './xlsx.ts';

/** How a table is to be read: what was found, or what a person chose instead. */
export interface TableShape {
  format: 'csv' | 'xlsx';
  encoding: Encoding | null;
  delimiter: Delimiter | null;
  sheet: string | null;
  /** All visible sheets of a workbook; empty for a text. */
  sheets: string[];
}

export type ShapeChoice = Partial<Pick<TableShape, 'encoding' | 'delimiter' | 'sheet'>>;

/**
 * Finds how to read a file, from its content and not from its name. A choice goes before what was found.
 * @throws TabularError saying why it cannot be read.
 */
export function shapeOf(
  bytes: Uint8Array,
  choice: ShapeChoice = {},
  limits: TabularLimits = LIMITS,
): TableShape {
  if (bytes.byteLength > limits.bytes) throw new TabularError('too-large', { limit: limits.bytes });
  if (bytes.byteLength === 0) throw new TabularError('empty');
  if (isOldOrProtected(bytes)) throw new TabularError('old-or-protected');
  if (isZip(bytes)) return workbookShape(bytes, choice, limits);
  const encoding = known(ENCODINGS, choice.encoding) ?? detectEncoding(bytes);
  const delimiter = known(DELIMITERS, choice.delimiter) ?? delimiterOf(bytes, encoding);
  return { format: 'csv', encoding, delimiter, sheet: null, sheets: [] };
}

function workbookShape(bytes: Uint8Array, choice: ShapeChoice, limits: TabularLimits): TableShape {
  const sheets = sheetsOf(bytes, limits);
  const sheet = choice.sheet ?? sheets[0];
  if (!sheet) throw new TabularError('damaged');
  return { format: 'xlsx', encoding: null, delimiter: null, sheet, sheets };
}

const known = <T extends string>(values: readonly T[], value: T | null | undefined): T | null =>
  value && values.includes(value) ? value : null;

/** Rows of the table, in order, with their numbers as the file shows them. */
export function readTable(
  bytes: Uint8Array,
  shape: TableShape,
  limits: TabularLimits = LIMITS,
): AsyncGenerator<TabularRow> {
  if (shape.format === 'xlsx') return readXlsx(bytes, shape.sheet ?? '', limits);
  return readCsv(bytes, { encoding: shape.encoding ?? 'utf-8', delimiter: shape.delimiter ?? ',' }, limits);
}
