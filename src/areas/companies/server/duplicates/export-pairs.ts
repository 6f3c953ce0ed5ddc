import { m } from '#messages';
import { listFile, type ExportedFile, type ExportReader } from '#platform/exported-list.ts';
import type { Runtime } from '#platform/runtime.ts';
import type { CellValue } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { admit, inTransaction, ok, type Result } from '#platform/use-case/index.ts';
import type { PairFilter, PairSummary } from '../../duplicates/pair.ts';
import { listDuplicatePairs } from './list-duplicate-pairs.ts';
import { listPairs } from './pair-list.queries.ts';

const PAGE = 200;

/** The queue under a filter as a file, written while it is read. */
export async function exportDuplicatePairs(
  runtime: Runtime,
  reader: ExportReader,
  input: unknown,
): Promise<Result<ExportedFile>> {
  const { actor, locale } = reader;
  const admitted = admit(actor, listDuplicatePairs, input);
  if (!admitted.ok) return admitted;
  const { cursor: _c, limit: _l, ...filter } = admitted.value;
  const headers = COLUMNS.map(({ title }) => title({}, { locale }));
  const name = m.duplicates_export_file({}, { locale });
  const rows = exportedRows(runtime, reader, filter);
  return ok(listFile(runtime, { name, headers, rows }, locale, 'csv'));
}

async function* exportedRows(
  runtime: Runtime,
  { actor, locale }: ExportReader,
  filter: PairFilter,
): AsyncGenerator<CellValue[]> {
  let cursor: string | undefined;
  do {
    const page = await inTransaction(runtime, actor, async (tx) =>
      ok(await listPairs(tx, filter, { cursor, limit: PAGE, organisationId: actor.organisationId })),
    );
    if (!page.ok) return;
    for (const pair of page.value.items)
      yield COLUMNS.map(({ value }) =>
        value(pair, `${runtime.config.origin}${locale === 'en' ? '/en' : ''}`),
      );
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor);
}

interface Column {
  title: (params: object, options: { locale: Locale }) => string;
  value(pair: PairSummary, origin: string): CellValue;
}

const COLUMNS: Column[] = [
  { title: m.duplicates_export_probability, value: ({ probability }) => Math.round(probability * 1000) / 10 },
  { title: m.duplicates_export_first, value: ({ left }) => left.name },
  { title: m.duplicates_export_first_city, value: ({ left }) => left.city },
  { title: m.duplicates_export_first_neq, value: ({ left }) => left.neq },
  { title: m.duplicates_export_second, value: ({ right }) => right.name },
  { title: m.duplicates_export_second_city, value: ({ right }) => right.city },
  { title: m.duplicates_export_second_neq, value: ({ right }) => right.neq },
  { title: m.duplicates_export_link, value: ({ id }, origin) => `${origin}/duplicates/${id}` },
];
