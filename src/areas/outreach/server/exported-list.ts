import { quebecDay } from '#platform/clock.ts';
import type { Page } from '#platform/paging.ts';
import type { Runtime } from '#platform/runtime.ts';
import { csvStream, xlsxStream, type CellValue } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { admit, ok, perform, type Actor, type Operation, type Result } from '#platform/use-case/index.ts';
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

/** A whole filtered list as a file, written while it is read page by page: memory does not grow with it. */
export function exportList<I extends z.ZodType, Row>(
  runtime: Runtime,
  reader: ExportReader,
  list: {
    operation: Operation<I, z.ZodType<Page<Row>>>;
    input: object;
    columns: ExportColumn<Row>[];
    name: string;
  },
  format: ExportFormat,
): Result<ExportedFile> {
  const admitted = admit(reader.actor, list.operation, list.input);
  if (!admitted.ok) return admitted;
  const { locale } = reader;
  const headers = list.columns.map(({ title }) => title({}, { locale }));
  const rows = exportedRows(runtime, reader, list);
  const body =
    format === 'csv'
      ? csvStream(headers, rows, { delimiter: locale === 'fr' ? ';' : ',' })
      : xlsxStream(list.name, headers, rows);
  const name = `${list.name}-${quebecDay(runtime.clock.now())}.${format}`;
  return ok({ name, mediaType: MEDIA_TYPES[format], body });
}

async function* exportedRows<I extends z.ZodType, Row>(
  runtime: Runtime,
  { actor, locale }: ExportReader,
  {
    operation,
    input,
    columns,
  }: { operation: Operation<I, z.ZodType<Page<Row>>>; input: object; columns: ExportColumn<Row>[] },
): AsyncGenerator<CellValue[]> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const asked: object = { ...input, limit: PAGE, cursor };
    const page: Result<Page<Row>> = await perform(
      runtime,
      { actor, locale, channel: 'page' },
      operation,
      asked,
    );
    if (!page.ok) throw new Error(`An export that was admitted is refused on its way: ${page.refusal.code}`);
    for (const row of page.value.items) yield columns.map(({ value }) => value(row, locale));
    cursor = page.value.nextCursor;
  }
}
