import { z } from 'zod';
import { m } from '#messages';
import { readTable, shapeOf, TabularError, type TabularRow } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { providerFieldName } from '../../providers/labels.ts';
import {
  readProviderTable,
  type ReadTable,
  type TableColumn,
  type TableProblem,
} from '../../providers/provider-table.rules.ts';
import type { ProviderFields } from '../../providers/provider.ts';
import { templateIds } from './known-templates.ts';
import { directoryKeeper } from './policies.ts';
import { changeProvider, fieldsOfRow, insertProvider } from './provider-writer.ts';
import { findByNames, lockProvider, type ProviderRow } from './provider.queries.ts';

/** A directory is hundreds of firms, not a register: it is read within the request, and stays small enough for that. */
const MOST_ROWS = 300;
const MOST_BYTES = 2 * 1024 * 1024;
const LIMITS = { rows: MOST_ROWS + 1, columns: 60, cellCharacters: 10_000, memory: 256 };

/** Adds and completes providers from a table, by name: the whole file or nothing of it. */
export const importProviders = useCase({
  name: 'strategy.import-providers',
  summary: text(m.providers_op_import),
  input: z.object({ data: z.instanceof(Uint8Array) }),
  output: z.object({ added: z.number().int(), changed: z.number().int(), same: z.number().int() }),
  allow: directoryKeeper,
  async run({ data }, context) {
    if (data.byteLength > MOST_BYTES)
      return refuseField('file', 'too-large', text(m.providers_table_too_large));
    const read = await readFile(data);
    if (!read.ok) return read;
    if (read.value.problems.length > 0) return refuseTable(read.value.problems);
    const counts = await apply(read.value, context);
    context.audit('provider-import', context.newId(), counts);
    return ok(counts);
  },
});

async function readFile(data: Uint8Array): Promise<Result<ReadTable>> {
  const rows: TabularRow[] = [];
  try {
    const limits = { bytes: MOST_BYTES, expandedBytes: MOST_BYTES * 10, ...LIMITS };
    for await (const row of readTable(data, shapeOf(data, {}, limits), limits)) rows.push(row);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const many = error.problem === 'too-many-rows';
    return refuseField(
      'file',
      error.problem,
      many ? text(m.providers_table_too_many, { limit: MOST_ROWS }) : text(m.providers_table_unreadable),
    );
  }
  const [header, ...body] = rows;
  return ok(readProviderTable(header?.cells ?? [], body, templateIds()));
}

const SHOWN = 30;

function refuseTable(problems: readonly TableProblem[]): Extract<Result<never>, { ok: false }> {
  const fields = problems.slice(0, SHOWN).map(({ row, column, message }) => ({
    path: 'file',
    message: {
      fr: m.providers_table_at(
        { row, column: column ? providerFieldName(column, 'fr') : '', problem: message.fr },
        { locale: 'fr' },
      ),
      en: m.providers_table_at(
        { row, column: column ? providerFieldName(column, 'en') : '', problem: message.en },
        { locale: 'en' },
      ),
    },
  }));
  const count = { count: problems.length, shown: String(problems.length) };
  return refuse('invalid', 'invalid-table', text(m.providers_table_problems, count), fields);
}

async function apply({ providers, columns }: ReadTable, context: Context) {
  const counts = { added: 0, changed: 0, same: 0 };
  const known = await findByNames(
    context.tx,
    providers.map(({ fields }) => fields.name),
  );
  for (const { fields } of providers) {
    const id = known.get(fields.name);
    const before = id ? await lockProvider(context.tx, id) : null;
    if (!before) {
      await insertProvider(context, fields, 'imported');
      counts.added++;
      continue;
    }
    const changed = await changeProvider(context, before, merged(before, fields, columns), 'imported');
    counts[changed.length > 0 ? 'changed' : 'same']++;
  }
  return counts;
}

/** A column that the file does not have says nothing: what is known stays. */
function merged(
  before: ProviderRow,
  fields: ProviderFields,
  columns: readonly TableColumn[],
): ProviderFields {
  const said = Object.fromEntries(columns.map((column) => [column, fields[column]]));
  return { ...fieldsOfRow(before), ...said, name: before.name };
}
