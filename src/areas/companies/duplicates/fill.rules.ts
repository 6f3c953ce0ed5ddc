import type { CompanyFields, OtherName, SizeClass } from '../company.ts';
import { readBusinessNumber, readNeq } from '../identifier.rules.ts';
import { fold } from '../reference/fold.ts';
import { sizeClassOf } from '../reference/size-class.ts';

const PLAIN = ['neq', 'businessNumber', 'naics', 'phone', 'website'] as const;
const SIZE = ['employees', 'sizeClass'] as const;
const ADDRESS = ['street', 'city', 'province', 'postalCode', 'country', 'regionCode'] as const;
/** Parts of an address that say where a firm is; the others have a usual value or follow. */
const PLACE = ['street', 'city', 'postalCode'] as const;
const LISTS = ['otherNames', 'languages', 'memberships'] as const;
const MOST = { otherNames: 30, languages: 20, memberships: 50 } as const;

type Value = string | number | null;
export type FilledField = (typeof PLAIN)[number] | (typeof SIZE)[number] | (typeof ADDRESS)[number];
export type GrownField = (typeof LISTS)[number];

/**
 * What a record gave to the firm it was merged into: enough to take it back. `before` is null where nothing was known.
 * Kept as JSON in `company_merge.changes`.
 */
export interface Contribution {
  filled: Partial<Record<FilledField, Filling>>;
  added: { otherNames: OtherName[]; languages: string[]; memberships: string[] };
}

interface Filling {
  before: Value;
  after: Value;
}

export const nothingGiven = (): Contribution => ({
  filled: {},
  added: { otherNames: [], languages: [], memberships: [] },
});

export interface Identified {
  neq?: string;
  businessNumber?: string;
}

/** Identifiers that prove two records to be two firms: both sound, and not the same. */
export function identifierConflicts(a: Identified, b: Identified): (keyof Identified)[] {
  const sound = {
    neq: (value?: string) => value !== undefined && readNeq(value).ok,
    businessNumber: (value?: string) => value !== undefined && readBusinessNumber(value).ok,
  };
  return (['neq', 'businessNumber'] as const).filter(
    (field) => sound[field](a[field]) && sound[field](b[field]) && a[field] !== b[field],
  );
}

/**
 * Fills what the survivor lacks from the record merged into it. What the survivor has is never replaced; an address is
 * completed only by one that agrees with it, because a street must not land in another town. The merged record's names
 * become other names, so that the firm is found under them. Lists keep their order and grow at their end.
 *
 * `given` is what was filled before and still counts: what a person took away or changed since is not filled again.
 */
export function fillFrom(
  survivor: CompanyFields,
  merged: CompanyFields,
  given: readonly Contribution[] = [],
): { fields: CompanyFields; contribution: Contribution } {
  const all = {
    ...plainPatch(survivor, merged),
    ...sizePatch(survivor, merged),
    ...addressPatch(survivor, merged),
  };
  const patch = Object.entries(all).filter(([field]) => !given.some(({ filled }) => field in filled));
  const added = newItems(survivor, merged, given);
  const filled = patch.map(([field, after]) => [
    field,
    { before: survivor[field as FilledField] ?? null, after },
  ]);
  return {
    fields: { ...survivor, ...Object.fromEntries(patch), ...grown(survivor, added) },
    contribution: { filled: Object.fromEntries(filled), added },
  };
}

function newItems(
  survivor: CompanyFields,
  merged: CompanyFields,
  given: readonly Contribution[],
): Contribution['added'] {
  const before = (list: 'languages' | 'memberships') => given.flatMap(({ added }) => added[list]);
  const namesBefore = given.flatMap(({ added }) => added.otherNames.map(({ name }) => name));
  const added = {
    otherNames: newNames(survivor, merged, namesBefore),
    languages: distinctFrom([...survivor.languages, ...before('languages')], merged.languages),
    memberships: distinctFrom([...survivor.memberships, ...before('memberships')], merged.memberships),
  };
  for (const list of LISTS) added[list].splice(Math.max(0, MOST[list] - survivor[list].length));
  return added;
}

const grown = (fields: CompanyFields, added: Contribution['added']) => ({
  otherNames: [...fields.otherNames, ...added.otherNames],
  languages: [...fields.languages, ...added.languages],
  memberships: [...fields.memberships, ...added.memberships],
});

type Patch = Partial<Record<FilledField, string | number>>;

function plainPatch(survivor: CompanyFields, merged: CompanyFields): Patch {
  const missing = PLAIN.filter((field) => survivor[field] === undefined && merged[field] !== undefined);
  return Object.fromEntries(missing.map((field) => [field, merged[field]]));
}

/** Number and class say one thing: only a record that agrees on the one gives the other. */
function sizePatch(survivor: CompanyFields, merged: CompanyFields): Patch {
  const [own, other] = [classOf(survivor), classOf(merged)];
  if (other === 'unknown' || (own !== 'unknown' && own !== other)) return {};
  const number = survivor.employees === undefined && merged.employees !== undefined;
  const agrees = survivor.employees === undefined || survivor.employees === merged.employees;
  return {
    ...(number && { employees: merged.employees }),
    ...(agrees && survivor.sizeClass === 'unknown' && { sizeClass: other }),
  };
}

const classOf = ({ employees, sizeClass }: CompanyFields): SizeClass =>
  employees ? sizeClassOf(employees) : sizeClass;

/** The stated region goes along unchanged: an address that says the same makes the statement superfluous, until it is taken back. */
function addressPatch(survivor: CompanyFields, merged: CompanyFields): Patch {
  const patch = placePatch(survivor, merged);
  const placed = PLACE.some((part) => part in patch);
  return placed && survivor.regionCode ? { ...patch, regionCode: survivor.regionCode } : patch;
}

function placePatch(survivor: CompanyFields, merged: CompanyFields): Patch {
  const bare = PLACE.every((part) => survivor[part] === undefined);
  if (bare && PLACE.some((part) => merged[part] !== undefined)) return wholeAddress(survivor, merged);
  if (!agree(survivor, merged)) return {};
  const missing = PLACE.filter((part) => survivor[part] === undefined && merged[part] !== undefined);
  return Object.fromEntries(missing.map((part) => [part, merged[part]]));
}

function wholeAddress(survivor: CompanyFields, merged: CompanyFields): Patch {
  const parts = ADDRESS.filter((part) => merged[part] !== undefined && merged[part] !== survivor[part]);
  // A region that someone stated for the survivor is knowledge; an address that says otherwise is not a better one.
  const kept = parts.filter((part) => part !== 'regionCode' || survivor.regionCode === undefined);
  return Object.fromEntries(kept.map((part) => [part, merged[part]]));
}

const agree = (a: CompanyFields, b: CompanyFields): boolean =>
  a.country === b.country &&
  fold(a.province) === fold(b.province) &&
  PLACE.every((part) => !a[part] || !b[part] || fold(a[part]) === fold(b[part]));

function newNames(survivor: CompanyFields, merged: CompanyFields, before: readonly string[]): OtherName[] {
  const names = [survivor.legalName, ...survivor.otherNames.map(({ name }) => name), ...before];
  const known = new Set(names.map(fold));
  const offered: OtherName[] = [{ name: merged.legalName, kind: 'trade' }, ...merged.otherNames];
  return offered.filter(({ name }) => !known.has(fold(name)) && known.add(fold(name)));
}

function distinctFrom(known: readonly string[], offered: readonly string[]): string[] {
  const seen = new Set(known.map(fold));
  return offered.filter((name) => !seen.has(fold(name)) && seen.add(fold(name)));
}

/** Fields that are kept or given back together: half an address is a false one. */
const UNITS: readonly (readonly FilledField[])[] = [ADDRESS, SIZE, ...PLAIN.map((field) => [field])];

/**
 * Takes back what a merge gave. A field that was changed since keeps its newer value, with the rest of its unit, and is
 * named in `kept`; names, languages and associations that someone took away since stay away. `left` is what was not
 * taken back.
 */
export function withdraw(
  current: CompanyFields,
  { filled, added }: Contribution,
): { fields: CompanyFields; kept: FilledField[]; left: Contribution } {
  const kept = UNITS.flatMap((unit) => keptOf(unit, current, filled));
  const given = Object.entries(filled).filter(([field]) => !kept.includes(field as FilledField));
  const back = Object.fromEntries(given.map(([field, { before }]) => [field, before ?? undefined]));
  const left = Object.fromEntries(
    Object.entries(filled).filter(([field]) => kept.includes(field as FilledField)),
  );
  return {
    fields: { ...current, ...back, ...shrunk(current, added) },
    kept,
    left: { filled: left, added: takenAway(current, added) },
  };
}

/** Items that a person removed since they were added. */
const takenAway = (current: CompanyFields, added: Contribution['added']): Contribution['added'] => ({
  otherNames: added.otherNames.filter(({ name }) => !current.otherNames.some((known) => known.name === name)),
  languages: added.languages.filter((language) => !current.languages.includes(language)),
  memberships: added.memberships.filter((name) => !current.memberships.includes(name)),
});

function keptOf(
  unit: readonly FilledField[],
  current: CompanyFields,
  filled: Contribution['filled'],
): FilledField[] {
  const given = unit.filter((field) => filled[field] !== undefined);
  const changed = given.some((field) => isChanged(field, current, filled[field]!));
  return changed ? given : [];
}

/** A region that was only kept is not changed when the address came to say it. */
function isChanged(field: FilledField, current: CompanyFields, { before, after }: Filling): boolean {
  const absorbed = field === 'regionCode' && before === after && current.regionCode === undefined;
  return !absorbed && (current[field] ?? null) !== after;
}

function shrunk(current: CompanyFields, added: Contribution['added']) {
  const without = (list: readonly string[], gone: readonly string[]) =>
    list.filter((item) => !gone.includes(item));
  return {
    otherNames: current.otherNames.filter(
      ({ name, kind }) => !added.otherNames.some((gone) => gone.name === name && gone.kind === kind),
    ),
    languages: without(current.languages, added.languages),
    memberships: without(current.memberships, added.memberships),
  };
}

/** Two contributions of one record, the second made later. */
export const together = (first: Contribution, second: Contribution): Contribution => ({
  filled: { ...first.filled, ...second.filled },
  added: {
    otherNames: [...first.added.otherNames, ...second.added.otherNames],
    languages: [...first.added.languages, ...second.added.languages],
    memberships: [...first.added.memberships, ...second.added.memberships],
  },
});

/** The fields that a contribution touches, for a sentence or a list. */
export const fieldsOf = ({ filled, added }: Contribution): (FilledField | GrownField)[] => [
  ...(Object.keys(filled) as FilledField[]).filter((field) => filled[field]!.before !== filled[field]!.after),
  ...LISTS.filter((list) => added[list].length > 0),
];
