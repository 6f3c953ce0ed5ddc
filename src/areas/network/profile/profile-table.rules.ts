import type { z } from 'zod';
import { m } from '#messages';
import { plainWords } from '#platform/plain.ts';
import { text, type Text } from '#platform/text.ts';
import type { ConceptKind } from '../capabilities/index.ts';
import type { ConceptWords } from './concept-words.rules.ts';
import { PROFILE_COLUMNS, type TableColumn } from './profile-columns.ts';
import { roleName } from './labels.ts';
import {
  profileContentSchema,
  SUPPLIER_ROLES,
  type ProfileContent,
  type ProfileField,
  type SupplierRole,
} from './profile.ts';
import { slugOf } from './slug.rules.ts';

export interface TableProblem {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  column: TableColumn | null;
  message: Text;
}

export interface ReadProfile {
  row: number;
  neq: string;
  fields: Partial<ProfileContent>;
}

export interface ReadProfiles {
  profiles: ReadProfile[];
  problems: TableProblem[];
}

/** Which column each header is: in French, in English or by its key; null for one that is not ours. */
export function columnsOf(headers: readonly string[]): (TableColumn | null)[] {
  const names = new Map(
    PROFILE_COLUMNS.flatMap((one) =>
      [one.key, one.title({}, { locale: 'fr' }), one.title({}, { locale: 'en' })].map(
        (name) => [plainWords(name), one] as const,
      ),
    ),
  );
  return headers.map((header) => names.get(plainWords(header)) ?? null);
}

/** What a reading of cells needs from outside: the thesaurus, and ids for what it makes. */
export interface TableTools {
  words: ConceptWords;
  newId(): string;
}

/** What a table says of profiles, or everything that is wrong with it, by row and column. */
export function readProfileTable(
  headers: readonly string[],
  rows: readonly { number: number; cells: readonly string[] }[],
  tools: TableTools,
): ReadProfiles {
  const columns = columnsOf(headers);
  const problems: TableProblem[] = [];
  const neq = PROFILE_COLUMNS[0]!;
  if (!columns.includes(neq))
    return { profiles: [], problems: [{ row: 1, column: neq, message: text(m.profile_table_no_neq) }] };
  headers.forEach((header, at) => {
    if (columns[at] === null && header.trim() !== '')
      problems.push({ row: 1, column: null, message: text(m.profile_table_unknown_column, { header }) });
  });
  const seen = new Map<string, number>();
  const profiles = rows.map(({ number, cells }) => {
    const read = readRow(number, columns, cells, tools);
    problems.push(...read.problems);
    const before = seen.get(read.neq);
    if (before !== undefined)
      problems.push({ row: number, column: neq, message: text(m.profile_table_twice, { row: before }) });
    seen.set(read.neq, number);
    return { row: number, neq: read.neq, fields: read.fields };
  });
  if (rows.length === 0) problems.push({ row: 2, column: null, message: text(m.profile_table_empty) });
  return { profiles, problems };
}

interface ReadRow extends ReadProfile {
  problems: TableProblem[];
}

function readRow(
  row: number,
  columns: readonly (TableColumn | null)[],
  cells: readonly string[],
  tools: TableTools,
): ReadRow {
  const problems: TableProblem[] = [];
  const raw: Record<string, unknown> = {};
  let neq = '';
  columns.forEach((one, at) => {
    const cell = cells[at]?.trim() ?? '';
    if (one === null || cell === '' || one.field === 'firm') return;
    if (one.field === 'neq') return void (neq = cell.replace(/\s/g, ''));
    const problem = put(raw, one, cell, tools);
    if (problem) problems.push({ row, column: one, message: problem });
  });
  if (!/^\d{10}$/.test(neq))
    problems.push({ row, column: PROFILE_COLUMNS[0]!, message: text(m.profile_table_bad_neq) });
  const parsed = profileContentSchema.partial().safeParse(raw);
  if (parsed.success) return { row, neq, fields: parsed.data as Partial<ProfileContent>, problems };
  return { row, neq, fields: {}, problems: [...problems, ...shapeProblems(row, columns, parsed.error)] };
}

function shapeProblems(
  row: number,
  columns: readonly (TableColumn | null)[],
  error: z.ZodError,
): TableProblem[] {
  return error.issues.map(({ path }) => {
    const [field, part] = path.map(String);
    const own = columns.filter((one) => one?.field === field);
    const wanted = plainWords(part?.replace(/[A-Z]/g, ' $&') ?? '');
    const column = own.find((one) => plainWords(one!.key).endsWith(wanted)) ?? own[0] ?? null;
    return { row, column, message: text(m.profile_table_cell) };
  });
}

const split = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
const parts = (cell: string): string[] => cell.split('~').map((part) => part.trim());
/** "1 234,5" as French writes it, or "1234.5". What is no number stays text, which its schema refuses. */
const toNumber = (cell: string): number | string => {
  const plain = cell.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : cell;
};

const YES = ['oui', 'yes', 'vrai', 'true', '1', 'x'];
const NO = ['non', 'no', 'faux', 'false', '0'];

type Raw = Record<string, unknown>;
const inside = (raw: Raw, field: string): Raw => (raw[field] ??= {}) as Raw;

/** Puts what a cell says into the content being read; gives what is wrong with it. */
function put(raw: Raw, { key, field }: TableColumn, cell: string, tools: TableTools): Text | null {
  const reader = READERS[field as ProfileField];
  if (reader) return reader(raw, cell, tools, key);
  raw[field] = split(cell);
  return null;
}

type Read = (raw: Raw, cell: string, tools: TableTools, key: string) => Text | null;

const language: (field: string) => Read = (field) => (raw, cell, _tools, key) => {
  inside(raw, field)[key.endsWith('_en') ? 'en' : 'fr'] = cell;
  return null;
};

/** "max_length_mm" fills `maxLengthMm`. */
const camel = (key: string): string =>
  key.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
const number: (field: string) => Read = (field) => (raw, cell, _tools, key) => {
  inside(raw, field)[camel(key)] = toNumber(cell);
  return null;
};

/** A list of things whose first part names a concept; the message names the words that the thesaurus does not know. */
const concepts =
  (
    field: string,
    kind: ConceptKind,
    make: (concept: string, more: string[], tools: TableTools) => unknown,
  ): Read =>
  (raw, cell, tools) => {
    const unknown: string[] = [];
    raw[field] = split(cell).flatMap((item) => {
      const [term = '', ...more] = parts(item);
      const id = tools.words.exact(term, [kind]);
      if (id === null) unknown.push(term);
      return id === null ? [] : [make(id, more, tools)];
    });
    return unknown.length > 0 ? text(m.profile_table_concept, { words: unknown.join(', ') }) : null;
  };

const blankToNull = (value: string | undefined): string | null => value || null;

const READERS: Partial<Record<ProfileField, Read>> = {
  role(raw, cell) {
    const named = (role: SupplierRole) =>
      [role, roleName(role, 'fr'), roleName(role, 'en')].some(
        (name) => plainWords(name) === plainWords(cell),
      );
    raw.role = SUPPLIER_ROLES.find(named) ?? cell;
    return null;
  },
  summary: language('summary'),
  description: language('description'),
  contact: (raw, cell, _tools, key) => {
    inside(raw, 'contact')[key.replace('contact_', '')] = cell;
    return null;
  },
  envelope: number('envelope'),
  sustainability: number('sustainability'),
  capacity(raw, cell, tools, key) {
    if (key !== 'open_now') return number('capacity')(raw, cell, tools, key);
    const said = plainWords(cell);
    inside(raw, 'capacity').openNow = YES.includes(said) ? true : NO.includes(said) ? false : cell;
    return null;
  },
  processes: concepts('processes', 'process', (concept) => ({ concept })),
  materials: concepts('materials', 'material', (concept, [alloy = '', temper = '']) => ({
    concept,
    alloy,
    temper,
  })),
  finishes: concepts('finishes', 'finish', (concept) => concept),
  services: concepts('services', 'service', (concept) => concept),
  sectors: concepts('sectors', 'sector', (concept) => concept),
  certificates: concepts(
    'certificates',
    'certificate',
    (concept, [number = '', body = '', ...dates], tools) => ({
      id: tools.newId(),
      ...{ concept, number, body },
      issuedOn: blankToNull(dates[0]),
      expiresOn: blankToNull(dates[1]),
    }),
  ),
  equipment(raw, cell, tools) {
    raw.equipment = split(cell).map((item) => {
      const [name = '', count = ''] = parts(item);
      return { name, concept: tools.words.exact(name, ['equipment']), count: count ? toNumber(count) : null };
    });
    return null;
  },
  markets(raw, cell) {
    raw.markets = split(cell).map((country) => ({ country: country.toUpperCase(), stage: 'active' }));
    return null;
  },
  products(raw, cell, tools) {
    const unknown: string[] = [];
    raw.products = split(cell).map((item) => {
      const [name = '', ...terms] = parts(item);
      const named = terms.filter(Boolean).map((term) => ({ term, id: tools.words.exact(term, null) }));
      unknown.push(...named.filter(({ id }) => id === null).map(({ term }) => term));
      const concepts = named.flatMap(({ id }) => id ?? []);
      return { id: tools.newId(), slug: slugOf(name), name: { fr: name }, concepts };
    });
    return unknown.length > 0 ? text(m.profile_table_concept, { words: unknown.join(', ') }) : null;
  },
};
