import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import type { Runtime } from '#platform/runtime.ts';
import { csvStream, xlsxStream } from '#platform/tabular/index.ts';
import type { Locale } from '#platform/text.ts';
import { admit, inTransaction, ok, type Actor, type Result } from '#platform/use-case/index.ts';
import { providerFieldName } from '../../providers/labels.ts';
import { TABLE_COLUMNS, toCells } from '../../providers/provider-table.rules.ts';
import type { ProviderFields } from '../../providers/provider.ts';
import { directoryKeeper } from './policies.ts';
import { fieldsOfRow } from './provider-writer.ts';
import { readProviders, type ProviderRow } from './provider.queries.ts';
import { listProvidersQuery } from './read-providers.ts';

export interface ProvidersFile {
  name: string;
  mediaType: string;
  body: ReadableStream<Uint8Array>;
}

const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The filtered directory as a file that can be imported again; `empty` gives its columns alone, to fill. */
export async function exportProviders(
  runtime: Runtime,
  { actor, locale }: { actor: Actor; locale: Locale },
  input: object,
  { format, empty = false }: { format: 'csv' | 'xlsx'; empty?: boolean },
): Promise<Result<ProvidersFile>> {
  const admitted = admit(actor, listProvidersQuery, input);
  if (!admitted.ok) return admitted;
  const { sort: _s, cursor: _c, limit: _l, ...filter } = admitted.value;
  const read = await inTransaction(runtime, actor, async (tx) =>
    ok(empty ? [] : await readProviders(tx, filter)),
  );
  if (!read.ok) return read;
  const rows = read.value.map((row) => toCells(fieldsOf(row, directoryKeeper(actor)), locale));
  const headers = TABLE_COLUMNS.map((column) => providerFieldName(column, locale));
  const title = m.providers_export_name({}, { locale });
  const body =
    format === 'csv'
      ? csvStream(headers, rows, { delimiter: locale === 'fr' ? ';' : ',' })
      : xlsxStream(title, headers, rows);
  return ok({
    name: `${title}-${quebecDay(runtime.clock.now())}.${format}`,
    mediaType: MEDIA_TYPES[format],
    body,
  });
}

function fieldsOf(row: ProviderRow, keeper: boolean): ProviderFields {
  const fields = fieldsOfRow(row);
  if (keeper) return fields;
  return {
    ...fields,
    references: fields.references.map((one) => (one.named === 'public' ? one : { ...one, firm: '' })),
  };
}
