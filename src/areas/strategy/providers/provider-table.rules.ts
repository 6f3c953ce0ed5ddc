import { m } from '#messages';
import { plainWords } from '#platform/plain.ts';
import { text, type Text } from '#platform/text.ts';
import { providerFieldName, providerSizeName } from './labels.ts';
import { PROVIDER_SIZES, providerFieldsSchema, type ProviderFields, type Reference } from './provider.ts';

/** Columns of the directory as a table, in order: what is exported is what can be imported. */
export const TABLE_COLUMNS = [
  'name',
  'website',
  'email',
  'contactName',
  'phone',
  'language',
  'sizeClass',
  'summary',
  'regionCodes',
  'sectors',
  'languages',
  'families',
  'templateIds',
  'references',
  'brands',
  'ties',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

const LISTS: readonly TableColumn[] = [
  'regionCodes',
  'sectors',
  'languages',
  'families',
  'templateIds',
  'brands',
];

/** Between the things of a list, and between the parts of a reference: neither is a spreadsheet's own separator. */
const BETWEEN = ' | ';
const PARTS = ' ~ ';

/** A provider as the cells of its row. */
export function toCells(provider: ProviderFields, locale: 'fr' | 'en'): string[] {
  return TABLE_COLUMNS.map((column) => {
    if (column === 'references') return provider.references.map(referenceCell).join(BETWEEN);
    // In words: a spreadsheet would read "1-9" as the ninth of January.
    if (column === 'sizeClass')
      return provider.sizeClass === 'unknown' ? '' : providerSizeName(provider.sizeClass, locale);
    const value = provider[column];
    return Array.isArray(value) ? value.join(BETWEEN) : (value ?? '');
  });
}

const referenceCell = ({ firm, project, year, templateId, named }: Reference): string =>
  [firm, project, year ?? '', templateId ?? '', named].join(PARTS);

export interface TableProblem {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  column: TableColumn | null;
  message: Text;
}

/** Which column each header is, in either language or by its own name; null for one that is not ours. */
export function columnsOf(headers: readonly string[]): (TableColumn | null)[] {
  const names = new Map(
    TABLE_COLUMNS.flatMap((column) =>
      [column, providerFieldName(column, 'fr'), providerFieldName(column, 'en')].map((name) => [
        plainWords(name),
        column,
      ]),
    ),
  );
  return headers.map((header) => names.get(plainWords(header)) ?? null);
}

export interface ReadTable {
  /** The columns that the table has. */
  columns: TableColumn[];
  providers: { row: number; fields: ProviderFields }[];
  problems: TableProblem[];
}

/** What a table says, or everything that is wrong with it. `templates` are the ids that the catalogue knows. */
export function readProviderTable(
  headers: readonly string[],
  rows: readonly { number: number; cells: readonly string[] }[],
  templates: ReadonlySet<string>,
): ReadTable {
  const columns = columnsOf(headers);
  if (!columns.includes('name'))
    return {
      columns: [],
      providers: [],
      problems: [{ row: 1, column: 'name', message: text(m.providers_table_no_name) }],
    };
  const read: ReadTable = {
    columns: columns.filter((column) => column !== null),
    providers: [],
    problems: [],
  };
  const seen = new Map<string, number>();
  for (const { number, cells } of rows) {
    const parsed = providerFieldsSchema.safeParse(valuesOf(columns, cells));
    if (!parsed.success) {
      read.problems.push(...parsed.error.issues.map(({ path }) => problemAt(number, path[0])));
      continue;
    }
    read.problems.push(...problemsOf(number, parsed.data, templates, seen));
    read.providers.push({ row: number, fields: parsed.data });
  }
  if (rows.length === 0) read.problems.push({ row: 2, column: null, message: text(m.providers_table_empty) });
  return read;
}

function valuesOf(
  columns: readonly (TableColumn | null)[],
  cells: readonly string[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  columns.forEach((column, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (column === null || cell === '') return;
    values[column] = valueOf(column, cell);
  });
  return values;
}

function valueOf(column: TableColumn, cell: string): unknown {
  if (column === 'references') return splitList(cell).map(readReference);
  if (column === 'sizeClass') return readSize(cell);
  if (!LISTS.includes(column)) return cell;
  const list = splitList(cell);
  // Spreadsheets take the zero off "02".
  return column === 'regionCodes' ? list.map((code) => code.padStart(2, '0')) : list;
}

const splitList = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);

function readReference(cell: string) {
  const [firm = '', project = '', year = '', templateId = '', named = ''] = cell
    .split('~')
    .map((part) => part.trim());
  return { firm, project, year: year || null, templateId: templateId || null, ...(named && { named }) };
}

const readSize = (cell: string): string =>
  PROVIDER_SIZES.find((size) =>
    [size, providerSizeName(size, 'fr'), providerSizeName(size, 'en')].some(
      (name) => plainWords(name) === plainWords(cell),
    ),
  ) ?? cell;

const problemAt = (row: number, field: PropertyKey | undefined): TableProblem => {
  const column = TABLE_COLUMNS.find((one) => one === field) ?? null;
  return { row, column, message: text(EXPECTED[column ?? 'name'] ?? m.providers_table_cell) };
};

const EXPECTED: Partial<Record<TableColumn, (params: object, options: { locale: 'fr' | 'en' }) => string>> = {
  name: m.providers_table_name,
  website: m.providers_table_website,
  email: m.providers_table_email,
  language: m.providers_table_language,
  sizeClass: m.providers_table_size,
  regionCodes: m.providers_table_regions,
  sectors: m.providers_table_sectors,
  languages: m.providers_table_languages,
  families: m.providers_table_families,
  templateIds: m.providers_table_templates,
  references: m.providers_table_references,
};

function problemsOf(
  row: number,
  { name, templateIds, references }: ProviderFields,
  templates: ReadonlySet<string>,
  seen: Map<string, number>,
): TableProblem[] {
  const before = seen.get(plainWords(name));
  seen.set(plainWords(name), row);
  const unknown = (id: string | null): boolean => id !== null && !templates.has(id);
  const twice = {
    row,
    column: 'name' as const,
    message: text(m.providers_table_twice, { row: before ?? 0 }),
  };
  return [
    ...(before === undefined ? [] : [twice]),
    ...(templateIds.some(unknown) ? [problemAt(row, 'templateIds')] : []),
    ...(references.some(({ templateId }) => unknown(templateId)) ? [problemAt(row, 'references')] : []),
  ];
}
