import { m } from '#messages';
import { text, type Locale, type Text } from '#platform/text.ts';
import { conceptName, type Concept, type ConceptKind } from '../capabilities/index.ts';
import type { ConceptWords } from './concept-words.rules.ts';
import type { ProfileContent, ProfileField } from './profile.ts';
import { FIELD_FORMS, type Control, type FieldForm } from './section-form.ts';
import { SECTIONS, type SectionId } from './sections.ts';
import { slugOf } from './slug.rules.ts';

/** A form as it came: names with dots nested, blank inputs left out. */
export type Typed = Record<string, unknown>;

export interface FormTools {
  words: ConceptWords;
  concepts: ReadonlyMap<string, Concept>;
  /** The language of who typed: nearby terms are proposed in it. */
  locale: Locale;
  newId(): string;
}

export interface SectionInput {
  /** What the use case is asked to write, unchecked. */
  fields: Record<string, unknown>;
  problems: { path: string; message: Text }[];
  /** For each field of rows, the place in the form of each row that is kept: a refusal names rows without the blank ones. */
  places: Record<string, number[]>;
}

/** A section's form as fields to write. What a form does not carry (pictures, proofs) is taken from what is there. */
export function sectionInput(
  section: SectionId,
  typed: Typed,
  content: ProfileContent,
  tools: FormTools,
): SectionInput {
  const input: SectionInput = { fields: {}, problems: [], places: {} };
  for (const field of SECTIONS[section]) {
    const form = FIELD_FORMS[field];
    if (form.kind !== 'files')
      input.fields[field] = fieldOf({ field, form, input, tools, content }, typed[field]);
  }
  return input;
}

interface Reading {
  field: ProfileField;
  form: FieldForm;
  input: SectionInput;
  tools: FormTools;
  content: ProfileContent;
}

function fieldOf(reading: Reading, value: unknown): unknown {
  const { form, field, input } = reading;
  if (form.kind === 'value') return value ?? null;
  if (form.kind === 'texts') return value ?? {};
  if (form.kind === 'group') return group(reading, form.controls, (value ?? {}) as Typed, field);
  if (form.kind === 'codes') return codes(value);
  if (form.kind === 'ticks') return value ?? [];
  const rows = indexed(value);
  if (form.kind === 'concepts') {
    const found = rows.flatMap(({ at, value: row }) => {
      const id = concept(reading, row, `${field}.${at}.concept`, form.of);
      return id === null ? [] : [{ at, id }];
    });
    input.places[field] = found.map(({ at }) => at);
    return found.map(({ id }) => id);
  }
  return form.kind === 'rows' ? rowsOf(reading, form, rows) : undefined;
}

const codes = (value: unknown): string[] =>
  String(value ?? '')
    .split(/[,;\s]+/)
    .filter(Boolean);

const indexed = (value: unknown): { at: number; value: Typed }[] =>
  Object.entries((value ?? {}) as Record<string, Typed>)
    .map(([at, row]) => ({ at: Number(at), value: row }))
    .sort((a, b) => a.at - b.at);

function rowsOf(
  reading: Reading,
  form: Extract<FieldForm, { kind: 'rows' }>,
  rows: { at: number; value: Typed }[],
): unknown[] {
  const { field, input, content } = reading;
  const kept = rows.filter(({ value }) => value[form.key] !== undefined || value[`${form.key}Text`]);
  const read = kept
    .map(({ at, value }) => ({
      at,
      row: group(reading, form.controls, value, `${field}.${at}`),
      typed: value,
    }))
    .filter(({ row }) => row[form.key] !== null);
  input.places[field] = read.map(({ at }) => at);
  const before = content[field] as { id?: string }[];
  return read.map(({ row, typed }) => withIdentity(reading, before, typed, row));
}

/** What is there keeps its id and what hangs on it; what is new gets one. Products also have an address. */
function withIdentity(
  { field, tools }: Reading,
  before: readonly { id?: string }[],
  typed: Typed,
  row: Record<string, unknown>,
): unknown {
  if (!['sites', 'certificates', 'products'].includes(field)) return row;
  const known = before.find(({ id }) => id !== undefined && id === typed.id);
  const id = known?.id ?? tools.newId();
  if (field !== 'products') return { ...known, ...row, id };
  const name = Object.values((row.name ?? {}) as Record<string, string>)[0] ?? '';
  return { slug: slugOf(name), ...known, ...row, id };
}

function group(
  reading: Reading,
  controls: readonly Control[],
  typed: Typed,
  path: string,
): Record<string, unknown> {
  const read = controls.map((control) => [
    control.name,
    valueOf(reading, control, typed, `${path}.${control.name}`),
  ]);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function valueOf(reading: Reading, { kind, name, of }: Control, typed: Typed, path: string): unknown {
  const value = typed[name];
  if (kind === 'concept') return concept(reading, typed, path, of ?? null, name);
  if (kind === 'concepts')
    return indexed(value).flatMap(
      ({ at, value: row }) => concept(reading, row, `${path}.${at}.concept`, null) ?? [],
    );
  if (kind === 'local') return value ?? {};
  if (kind === 'number') return value === undefined ? null : numberOf(String(value));
  if (kind === 'yes-no') return value === undefined ? null : value === 'true';
  if (kind === 'text' && name === 'country') return value === undefined ? value : String(value).toUpperCase();
  return value ?? (kind === 'text' && name !== 'hsCode' ? undefined : null);
}

/** As written in French or English; what is no number stays text, which its schema refuses beside the field. */
function numberOf(value: string): number | string {
  const plain = value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : value;
}

/**
 * The concept that was picked, or that the words name: without scripts only words come, and a cleared field leaves the
 * old pick behind. Words that name none are a problem with the nearest terms beside it.
 */
function concept(
  { tools, input }: Reading,
  typed: Typed,
  path: string,
  kind: ConceptKind | null,
  name = 'concept',
): string | null {
  const words = typed[`${name}Text`];
  const picked = typed[name];
  if (typeof words !== 'string') return null;
  const label = typeof picked === 'string' && conceptName(tools.concepts.get(picked), tools.locale);
  if (label === words) return picked as string;
  const kinds = kind === null ? null : [kind];
  const id = tools.words.exact(words, kinds);
  if (id === null) input.problems.push({ path, message: nearby(words, kinds, tools) });
  return id;
}

function nearby(
  words: string,
  kinds: readonly ConceptKind[] | null,
  { words: thesaurus, locale }: FormTools,
): Text {
  const near = thesaurus
    .find(words, kinds, locale, 4)
    .map(({ label }) => label)
    .join(', ');
  return near
    ? text(m.profile_problem_words, { words, near })
    : text(m.profile_problem_words_none, { words });
}

/** The path of a problem in the form: "processes.0.concept" of the rows kept is "processes.2.concept" of those shown. */
export function formPath(path: string, places: SectionInput['places']): string {
  const [field = '', at, ...rest] = path.replace(/^fields\./, '').split('.');
  const place = at === undefined ? undefined : places[field]?.[Number(at)];
  if (place === undefined) return [field, at, ...rest].filter((part) => part !== undefined).join('.');
  return [field, place, ...(rest.length > 0 ? rest : ['concept'])].join('.');
}
