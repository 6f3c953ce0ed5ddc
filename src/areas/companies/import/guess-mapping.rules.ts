import { fold } from '../reference/fold.ts';
import { HEADER_WORDS } from './header-words.ts';
import { FIELD_KEYS, fieldsOf, type ColumnMapping, type FieldKey } from './import-field.ts';
import type { ImportKind } from './import-values.ts';
import { valueShare } from './value-shapes.rules.ts';

/** A column as it was found: its title, and values from the first rows. */
export interface FoundColumn {
  header: string;
  values: readonly string[];
}

const CERTAIN = 1;
const LIKELY = 0.7;
const BY_VALUES = 0.6;
const ENOUGH = 0.35;
const SHARE = 0.8;

/**
 * Which column holds what, from titles in French and English and from the values themselves. Each field goes to one
 * column at most. The same columns always give the same answer.
 */
export function guessMapping(columns: readonly FoundColumn[], kind: ImportKind): (FieldKey | null)[] {
  const fields = fieldsOf(kind);
  const claims = columns.flatMap((column, at) =>
    fields.map((field) => ({ at, field, score: scoreOf(column, field, kind, columns) })),
  );
  const mapping: (FieldKey | null)[] = columns.map(() => null);
  const taken = new Set<FieldKey>();
  for (const { at, field } of ranked(claims)) {
    if (mapping[at] !== null || taken.has(field)) continue;
    mapping[at] = field;
    taken.add(field);
  }
  return mapping;
}

interface Claim {
  at: number;
  field: FieldKey;
  score: number;
}

const ranked = (claims: Claim[]): Claim[] =>
  claims
    .filter(({ score }) => score >= ENOUGH)
    .sort(
      (a, b) => b.score - a.score || a.at - b.at || FIELD_KEYS.indexOf(a.field) - FIELD_KEYS.indexOf(b.field),
    );

function scoreOf(
  column: FoundColumn,
  field: FieldKey,
  kind: ImportKind,
  all: readonly FoundColumn[],
): number {
  const titled = titleScore(titleOf(column.header, kind, all), field);
  const share = valueShare(column.values, field);
  if (share === null) return titled;
  // A title that its own values contradict says little: "No" over a column of e-mails.
  if (titled > 0) return share < 0.1 ? titled * 0.3 : titled + 0.2 * share;
  return share >= SHARE ? BY_VALUES * share : 0;
}

/** How well a title names a field: it is the name, or it contains it. */
function titleScore(title: string, field: FieldKey): number {
  const names = HEADER_WORDS[field];
  if (names.includes(title)) return CERTAIN;
  const held = names.filter((name) => name.length > 2 && ` ${title} `.includes(` ${name} `));
  const longest = Math.max(0, ...held.map((name) => name.length));
  return longest === 0 ? 0 : LIKELY * (0.5 + (0.5 * longest) / title.length);
}

/** "Nom" alone is the firm in a list of firms, and the person in a list of people; beside "Prénom" it is a surname. */
function titleOf(header: string, kind: ImportKind, all: readonly FoundColumn[]): string {
  const title = foldHeader(header);
  if (title === 'telephone' || title === 'tel' || title === 'phone')
    return kind === 'attendance' ? 'telephone contact' : title;
  if (title !== 'nom' && title !== 'name' && title !== 'noms') return title;
  const titles = new Set(all.map((column) => foldHeader(column.header)));
  if (titles.has('prenom') || titles.has('first name')) return 'nom de famille';
  return kind === 'attendance' ? 'nom complet' : 'nom de l entreprise';
}

/** A title as titles are compared: without accents, capitals, punctuation, "N°" and the like written "no". */
export const foldHeader = (header: string): string =>
  fold(header.replace(/n[°º]\.?|№|#/gi, ' no '))
    .replace(/^num /, 'numero ')
    // "N.E.Q." is "NEQ".
    .replace(/\b[a-z](?: [a-z]\b)+/g, (initials) => initials.replaceAll(' ', ''))
    .trim();

/** What tells one layout of a list from another: the same titles in the same order. */
export const headersKey = (headers: readonly string[]): string => headers.map(foldHeader).join('|');

/** The mapping remembered for these titles, as far as the kind of list still has its fields. */
export function recall(
  remembered: unknown,
  headers: readonly string[],
  kind: ImportKind,
): ColumnMapping | null {
  if (!Array.isArray(remembered) || remembered.length !== headers.length) return null;
  const fields: readonly unknown[] = fieldsOf(kind);
  return remembered.map((field: unknown) => (fields.includes(field) ? (field as FieldKey) : null));
}

/** The row that holds the titles: the one whose cells name most fields, the first filled one when none does. */
export function findHeaderRow(
  rows: readonly { number: number; cells: readonly string[] }[],
  kind: ImportKind,
): number {
  const fields = fieldsOf(kind);
  const scores = rows.map(({ cells }) => cells.filter((cell) => namesField(cell, fields)).length);
  const best = scores.indexOf(Math.max(0, ...scores));
  const fallback = rows.findIndex(({ cells }) => cells.filter(Boolean).length > 1);
  return rows[scores[best]! > 0 ? best : Math.max(0, fallback)]?.number ?? 1;
}

const OFTEN = 0.2;

/**
 * The titles, with an empty one for each further column that many rows fill. Cells beyond them in a row or two are a
 * stray delimiter's, which reading those rows tells of.
 */
export function titlesOf(
  rows: readonly { number: number; cells: readonly string[] }[],
  headerRow: number,
): string[] {
  const titles = rows.find(({ number }) => number === headerRow)?.cells ?? [];
  const below = rows.filter(({ number }) => number > headerRow);
  const filled = (column: number) => below.filter(({ cells }) => cells[column]).length;
  let width = Math.max(titles.length, ...below.map(({ cells }) => cells.length));
  while (width > titles.length && filled(width - 1) <= below.length * OFTEN) width--;
  return Array.from({ length: width }, (_, column) => titles[column] ?? '');
}

const BARE_NAMES = new Set(['nom', 'name', 'noms']);

function namesField(cell: string, fields: readonly FieldKey[]): boolean {
  const title = foldHeader(cell);
  return BARE_NAMES.has(title) || fields.some((field) => HEADER_WORDS[field].includes(title));
}

/** What keeps a mapping from being used; empty when it can be. */
export function mappingGaps(mapping: ColumnMapping, kind: ImportKind): ('firm' | 'someone')[] {
  const has = (...fields: FieldKey[]) => fields.some((field) => mapping.includes(field));
  if (kind === 'companies') return has('legalName', 'neq') ? [] : ['firm'];
  return has('legalName', 'neq', 'personName', 'personLastName', 'personEmail') ? [] : ['someone'];
}
