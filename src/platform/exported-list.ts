import { quebecDay } from '#platform/clock.ts';
import type { Page } from '#platform/paging.ts';
import type { Runtime } from '#platform/runtime.ts';
import { csvStream, xlsxStream, type CellValue } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { ok, perform, type Actor, type Operation, type Result } from '#platform/use-case/index.ts';
import type { z } from 'zod';

export type ExportFormat = 'csv' | 'xlsx';

export interface ExportedFile {
  name: string;
  mediaType: string;
  body: ReadableStream<Uint8Array>;
}

export interface ExportColumn<Row> {
  title: (params: object, options: { locale: Locale }) => string;
  value(row: Row, locale: Locale): CellValue;
}

export interface ExportReader {
  actor: Actor;
  locale: Locale;
}

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const PAGE = 200;

interface ExportedList<I extends z.ZodType, Row> {
  operation: Operation<I, z.ZodType<Page<Row>>>;
  columns: ExportColumn<Row>[];
  name: ExportColumn<Row>['title'];
}

interface Reading<I extends z.ZodType, Row> extends ExportedList<I, Row> {
  input: object;
}

/** Writes a whole list as a file for a reader; `input` is what the list is filtered by. */
export type ExportList = (
  runtime: Runtime,
  reader: ExportReader,
  input: object,
  format: ExportFormat,
) => Promise<Result<ExportedFile>>;

/**
 * A whole filtered list as a file, written while it is read page by page: memory does not grow with it. The first page
 * is read before anything is answered, because a refusal cannot be told in the middle of a file.
 */
export function exportList<I extends z.ZodType, Row>(list: ExportedList<I, Row>): ExportList {
  return async (runtime, reader, input, format) => {
    const reading = { ...list, input };
    const first = await readPage(runtime, reader, reading);
    if (!first.ok) return first;
    const { locale } = reader;
    const name = list.name({}, { locale });
    const headers = list.columns.map(({ title }) => title({}, { locale }));
    return ok(
      listFile(
        runtime,
        { name, headers, rows: exportedRows(runtime, reader, reading, first.value) },
        locale,
        format,
      ),
    );
  };
}

/** Rows as a file of today, as spreadsheets of the language read it. */
export function listFile(
  { clock }: Runtime,
  { name, headers, rows }: { name: string; headers: string[]; rows: AsyncIterable<CellValue[]> },
  locale: Locale,
  format: ExportFormat,
): ExportedFile {
  const body =
    format === 'csv'
      ? csvStream(headers, rows, { delimiter: locale === 'fr' ? ';' : ',' })
      : xlsxStream(name, headers, rows);
  return { name: `${name}-${quebecDay(clock.now())}.${format}`, mediaType: MEDIA_TYPES[format], body };
}

const readPage = <I extends z.ZodType, Row>(
  runtime: Runtime,
  { actor, locale }: ExportReader,
  { operation, input }: Reading<I, Row>,
  cursor?: string,
): Promise<Result<Page<Row>>> =>
  perform(runtime, { actor, locale, channel: 'page' }, operation, { ...input, limit: PAGE, cursor });

async function* exportedRows<I extends z.ZodType, Row>(
  runtime: Runtime,
  reader: ExportReader,
  list: Reading<I, Row>,
  first: Page<Row>,
): AsyncGenerator<CellValue[]> {
  for (let page: Page<Row> | null = first; page; page = await nextPage(runtime, reader, list, page)) {
    for (const row of page.items) yield list.columns.map(({ value }) => value(row, reader.locale));
  }
}

async function nextPage<I extends z.ZodType, Row>(
  runtime: Runtime,
  reader: ExportReader,
  list: Reading<I, Row>,
  { nextCursor }: Page<Row>,
): Promise<Page<Row> | null> {
  if (nextCursor === null) return null;
  const page = await readPage(runtime, reader, list, nextCursor);
  if (!page.ok) throw new Error(`An export that was admitted is refused on its way: ${page.refusal.code}`);
  return page.value;
}
