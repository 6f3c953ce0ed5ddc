import { writeXlsxStream } from 'hucre/xlsx';
import type { CellValue } from './cell-text.ts';
import { cellText } from './cell-text.ts';
import { escapeCell } from './formula.ts';

export { escapeCell } from './formula.ts';
export type { CellValue } from './cell-text.ts';

export type TableRows = AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>;

export interface CsvOptions {
  /** ';' is what a spreadsheet set in French expects, ',' in English. */
  delimiter?: ';' | ',' | '\t';
  /** The mark that tells Excel the text is UTF-8. */
  bom?: boolean;
}

const PIECE = 32 * 1024;

/** One line of CSV. Texts never run as formulas; numbers are written as they are. */
export function csvLine(cells: readonly CellValue[], delimiter: string = ';'): string {
  return `${cells.map((cell) => quote(typeof cell === 'string' ? escapeCell(cell) : cellText(cell), delimiter)).join(delimiter)}\r\n`;
}

function quote(text: string, delimiter: string): string {
  const needed =
    text.includes('"') || text.includes(delimiter) || /[\r\n]/.test(text) || text !== text.trim();
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file as bytes, written as it is read: memory does not grow with the rows. */
export function csvStream(
  headers: readonly string[],
  rows: TableRows,
  options: CsvOptions = {},
): ReadableStream<Uint8Array> {
  const { delimiter = ';', bom = true } = options;
  const pieces = csvPieces(headers, rows, delimiter, bom);
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    // Whoever stops reading ends the query behind the rows.
    cancel: () => void pieces.return(undefined),
  });
}

async function* csvPieces(
  headers: readonly string[],
  rows: TableRows,
  delimiter: string,
  bom: boolean,
): AsyncGenerator<string> {
  let piece = (bom ? '\ufeff' : '') + csvLine(headers, delimiter);
  for await (const row of rows) {
    piece += csvLine(row, delimiter);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}

/** A workbook with one sheet as bytes, written as it is read. Texts stay texts: nothing in it is a formula. */
export function xlsxStream(
  sheet: string,
  headers: readonly string[],
  rows: TableRows,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(sheetRows(headers, rows), { name: sheetName(sheet), freezePane: { rows: 1 } });
}

async function* sheetRows(headers: readonly string[], rows: TableRows): AsyncGenerator<CellValue[]> {
  yield [...headers];
  for await (const row of rows) yield [...row];
}

/** Excel takes no name over 31 characters, nor one with these signs. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim() || 'Virage';
