import { m } from '#messages';
import { text } from '#platform/text.ts';
import type { FieldProblem } from '#platform/use-case/result.ts';
import { centsOfText } from '#ui/forms/money-text.ts';
import type { Field, Group, Rows } from '../../document/field.ts';
import type { Content } from '../../document/merge.rules.ts';
import { isRowsField } from '../../document/place-names.ts';

/** What a form of a section or of a sheet says, and what in it is no amount, no number, no day. */
export interface ReadContent {
  content: Content;
  problems: FieldProblem[];
  /** Where each kept row stands in the form, to say a problem beside it. */
  places: Record<string, string[]>;
}

/** Reads the form of a section or a sheet by its fields. An emptied row is left out. */
export function readContentForm(groups: readonly Group[], form: FormData): ReadContent {
  const read: ReadContent = { content: {}, problems: [], places: {} };
  for (const field of groups.flatMap(({ fields }) => fields)) {
    if (isRowsField(field)) put(read.content, field.key, readRows(field, form, read));
    else put(read.content, field.key, readField(field, field.key, form, read.problems));
  }
  return read;
}

/** A problem's place in the content, as its field is named in the form. */
export function atItsField(path: string, places: ReadContent['places']): string {
  const [key = '', at = '', ...rest] = path.split('.');
  const place = places[key]?.[Number(at)];
  return place === undefined ? path : [key, place, ...rest].join('.');
}

function put(target: Content, key: string, value: unknown): void {
  const parts = key.split('.');
  const last = parts.pop()!;
  let inner = target;
  for (const part of parts) inner = (inner[part] ??= {}) as Content;
  if (value !== undefined) inner[last] = value;
}

function readRows(rows: Rows, form: FormData, read: ReadContent): Content[] {
  const places = placesOf(rows.key, form);
  const kept = places.flatMap((place) => {
    const row = readRow(rows, place, form, read.problems);
    return row ? [{ place, row }] : [];
  });
  read.places[rows.key] = kept.map(({ place }) => place);
  return kept.map(({ row }) => row);
}

/** The numbers of the rows that the form has, in its order. */
function placesOf(key: string, form: FormData): string[] {
  const start = `${key}.`;
  const names = [...form.keys()].filter((name) => name.startsWith(start));
  return [...new Set(names.map((name) => name.slice(start.length).split('.')[0]!))];
}

function readRow(rows: Rows, place: string, form: FormData, problems: FieldProblem[]): Content | null {
  const prefix = `${rows.key}.${place}`;
  const row: Content = { id: typed(form, `${prefix}.id`) || crypto.randomUUID() };
  let written = false;
  for (const field of rows.fields) {
    const value = readField(field, `${prefix}.${field.key}`, form, problems);
    if (value !== undefined) row[field.key] = value;
    written ||=
      !field.always && field.kind !== 'ratings' && value !== '' && value !== null && value !== undefined;
  }
  return written ? row : null;
}

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().replaceAll('\r\n', '\n') : '';
};

/** A field's value in the content; undefined leaves what is usual. A value that cannot be read is a problem. */
function readField(field: Field, name: string, form: FormData, problems: FieldProblem[]): unknown {
  if (field.kind === 'many') return form.getAll(`${name}[]`).map(String).filter(Boolean);
  if (field.kind === 'ratings') return readRatings(name, form);
  const value = typed(form, name);
  if (field.kind === 'line' || field.kind === 'prose') return value;
  if (value === '') return field.always || isCounted(field) ? undefined : null;
  if (field.kind === 'money') {
    const cents = centsOfText(value);
    if (cents === null) problems.push({ path: name, message: text(m.strategies_problem_amount) });
    return cents;
  }
  if (field.kind === 'integer' || field.kind === 'decimal') return readNumber(field, name, value, problems);
  return value;
}

/** A whole number with a least value of its own is never unknown: a duration, a weight. Effort may be. */
const isCounted = ({ kind, key }: Field): boolean =>
  kind === 'integer' && ['weight', 'durationQuarters', 'value'].includes(key);

function readNumber(field: Field, name: string, value: string, problems: FieldProblem[]): number | null {
  const number = Number(value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  const { least = -1e12, most = 1e12 } = field;
  const fits =
    Number.isFinite(number) &&
    (field.kind === 'decimal' || Number.isInteger(number)) &&
    number >= least &&
    number <= most;
  if (fits) return number;
  const message =
    field.kind === 'integer'
      ? text(m.strategies_problem_integer, { least, most })
      : text(m.strategies_problem_number);
  problems.push({ path: name, message });
  return null;
}

function readRatings(name: string, form: FormData): Record<string, number> {
  const start = `${name}.`;
  const rated = [...form.entries()].filter(
    ([key, value]) => key.startsWith(start) && typeof value === 'string' && /^[0-4]$/.test(value),
  );
  return Object.fromEntries(rated.map(([key, value]) => [key.slice(start.length), Number(value)]));
}
