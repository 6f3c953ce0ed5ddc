import { m } from '#messages';
import { formatDate, formatMoney, formatNumber } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import { say, type Field, type Group, type Rows } from './field.ts';
import type { Content } from './merge.rules.ts';
import { SECTION_FIELDS } from './section-fields.ts';
import type { SectionId } from './sections.ts';
import { SHEET_FIELDS } from './sheet-fields.ts';

/** What a strategy's own choices are called: sheets by id, dimensions by id. */
export type ChoiceNames = Readonly<Record<string, string>>;

export const groupsOf = (section: SectionId | 'initiative'): Group[] =>
  section === 'initiative' ? SHEET_FIELDS : SECTION_FIELDS[section];

export const isRowsField = (field: Field | Rows): field is Rows => field.kind === 'rows';

/** What stands at a dotted place of a content. */
export const valueAt = (content: unknown, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], content);

interface Place {
  groups: Group[];
  /** Texts to look a row's own words up in, so that it is called by them. */
  contents: Content[];
  names: ChoiceNames;
  locale?: Locale;
}

/** A place in words: "Visées · Livrer plus tôt · Mesure". The path is one of `differences` or of a conflict. */
export function placeName(path: string, { groups, contents, locale }: Place): string {
  const [key, rest] = splitPath(path);
  const { group, field } = findField(groups, key) ?? {};
  if (!field) return path;
  const label = say(field.label, locale);
  if (!isRowsField(field)) return group?.heading ? `${say(group.heading, locale)} · ${label}` : label;
  const [id, inner] = rest ? splitRow(rest) : [];
  const row = id ? rowWords(field, id, contents) : null;
  const part = inner && field.fields.find((one) => one.key === inner.split('.')[0]);
  return [label, row, part ? say(part.label, locale) : null].filter(Boolean).join(' · ');
}

/** A value as its reader writes it; an empty text for nothing. */
export function placeValue(path: string, value: unknown, { groups, names, locale }: Place): string {
  const [key, rest] = splitPath(path);
  const { field } = findField(groups, key) ?? {};
  if (field === undefined || value === null || value === undefined) return '';
  if (!isRowsField(field)) return fieldValue(field, value, names, locale);
  const inner = rest ? splitRow(rest)[1] : undefined;
  const part = inner && field.fields.find((one) => one.key === inner.split('.')[0]);
  if (part) return fieldValue(part, value, names, locale);
  return typeof value === 'object' ? rowValue(field, value as Content, names, locale) : String(value);
}

/** A whole row in one line, for a place where one of two texts has no such row. */
const rowValue = (rows: Rows, row: Content, names: ChoiceNames, locale?: Locale): string =>
  rows.fields
    .map((field) => [say(field.label, locale), fieldValue(field, row[field.key], names, locale)])
    .filter(([, value]) => value)
    .map(([label, value]) =>
      m.strategies_missing_of({ sheet: label!, todo: value! }, locale ? { locale } : {}),
    )
    .join(' ; ');

/** One field's value as its reader writes it. */
export function fieldValue(field: Field, value: unknown, names: ChoiceNames, locale?: Locale): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.kind) {
    case 'money':
      return formatMoney(Number(value), locale);
    case 'integer':
    case 'decimal':
      return formatNumber(Number(value), locale);
    case 'day':
      return formatDate(String(value), locale, 'medium');
    case 'choice':
      return choiceName(field, String(value), names, locale);
    case 'many':
      return (value as string[]).map((id) => names[id] ?? id).join(', ');
    case 'ratings':
      return typeof value === 'object' ? Object.values(value).join(', ') : String(value);
    default:
      return String(value);
  }
}

function choiceName(field: Field, value: string, names: ChoiceNames, locale?: Locale): string {
  const words = field.options?.[value];
  if (words) return say(words, locale);
  return names[value] ?? (field.from === 'quarters' ? quarterName(value, locale) : value);
}

/** "2027-Q1" as "T1 2027". */
export const quarterName = (quarter: string, locale?: Locale): string =>
  m.strategies_quarter({ year: quarter.slice(0, 4), number: quarter.slice(-1) }, locale ? { locale } : {});

const splitPath = (path: string): [string, string | undefined] => {
  const at = path.indexOf('#');
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
};

/** A row's id has no point in it. */
const splitRow = (rest: string): [string, string | undefined] => {
  const at = rest.indexOf('.');
  return at < 0 ? [rest, undefined] : [rest.slice(0, at), rest.slice(at + 1)];
};

function findField(groups: Group[], key: string): { group: Group; field: Field | Rows } | undefined {
  for (const group of groups) {
    const field = group.fields.find((one) => one.key === key);
    if (field) return { group, field };
  }
  return undefined;
}

/** What a row is called: the first of its words that someone wrote. */
function rowWords({ key, fields }: Rows, id: string, contents: Content[]): string | null {
  const lines = fields.filter(({ kind }) => kind === 'line');
  for (const content of contents) {
    const rows = valueAt(content, key);
    const row = Array.isArray(rows) ? (rows as Content[]).find((one) => one.id === id) : undefined;
    const words = lines
      .map((field) => row?.[field.key])
      .find((value) => typeof value === 'string' && value !== '');
    if (words) return `« ${String(words)} »`.replace('« ', '«\u00a0').replace(' »', '\u00a0»');
  }
  return null;
}
