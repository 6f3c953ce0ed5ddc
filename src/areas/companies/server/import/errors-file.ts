import { m } from '#messages';
import { csvStream, type CellValue } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { ok, type Operation, type Result } from '#platform/use-case/index.ts';
import type { z } from 'zod';
import type { ReviewRow } from '../../import/batch.ts';
import { columnLetter, fieldLabel, fieldsOf } from '../../import/import-field.ts';
import { listImportRows } from './read-imports.ts';

type Ask = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: unknown,
) => Promise<Result<z.output<O>>>;

export interface CsvFile {
  name: string;
  body: ReadableStream<Uint8Array>;
}

/** French spreadsheets cut at semicolons, English ones at commas. */
const delimiterOf = (locale: Locale) => (locale === 'fr' ? ';' : ',');

/** All errors of a list as a CSV file, a page of rows at a time, each page asked for as the reader of the file. */
export async function importErrors(id: string, locale: Locale, ask: Ask): Promise<Result<CsvFile>> {
  const first = await ask(listImportRows, { id, show: 'errors', limit: 200 });
  if (!first.ok) return first;
  const headers = [
    m.imports_error_row,
    m.imports_error_letter,
    m.imports_error_column,
    m.imports_error_found,
    m.imports_error_expected,
  ];
  async function* lines(): AsyncGenerator<CellValue[]> {
    for (let page = first; page.ok;) {
      for (const row of page.value.items) yield* linesOf(row, locale);
      const { nextCursor } = page.value;
      if (!nextCursor) return;
      page = await ask(listImportRows, { id, show: 'errors', limit: 200, cursor: nextCursor });
    }
  }
  const titles = headers.map((title) => title({}, { locale }));
  return ok({
    name: `${m.imports_errors_name({}, { locale })}.csv`,
    body: csvStream(titles, lines(), { delimiter: delimiterOf(locale) }),
  });
}

const linesOf = ({ rowNumber, problems }: ReviewRow, locale: Locale): CellValue[][] =>
  problems.map(({ column, header, found, message }) => [
    rowNumber,
    column === null ? '' : columnLetter(column),
    header ?? '',
    found,
    message[locale],
  ]);

/** An empty list with a column for each thing the register keeps; its titles are those that Virage recognises. */
export function importTemplate(locale: Locale): CsvFile {
  const titles = fieldsOf('companies').map((field) => fieldLabel(field)[locale]);
  return {
    name: `${m.imports_template_name({}, { locale })}.csv`,
    body: csvStream(titles, [], { delimiter: delimiterOf(locale) }),
  };
}
