import type { CompanyFields } from '../company.ts';
import { fold } from '../reference/fold.ts';
import { sizeClassOf } from '../reference/size-class.ts';
import type { StatedFirm } from './import-values.ts';

/** A field whose value in the list is not the register's. Nothing is overwritten: a person decides later. */
export interface Difference {
  field: FillField;
  register: string;
  list: string;
}

export type FillField =
  | 'legalName'
  | 'neq'
  | 'businessNumber'
  | 'naics'
  | 'size'
  | 'address'
  | 'phone'
  | 'website'
  | 'languages'
  | 'memberships'
  | 'otherNames'
  | 'region';

/** What a list adds to a firm of the register. Kept as JSON in `import_row.changes`. */
export interface RowChanges {
  filled: FillField[];
  differing: Difference[];
}

interface Filling {
  /** What to write; empty when the list adds nothing. */
  patch: Partial<CompanyFields>;
  changes: RowChanges;
}

/**
 * What the register lacks and the list has, and where they differ. Only what is missing is filled; associations and
 * other names, which are lists, grow. An address is filled only where what both have of it agrees: a street must not
 * land in another town.
 */
export function fillMissing(register: CompanyFields, stated: StatedFirm): Filling {
  const parts = [
    fillName(register, stated),
    ...(['neq', 'businessNumber', 'naics', 'phone', 'website'] as const).map((field) =>
      fillValue(field, register, stated),
    ),
    fillSize(register, stated),
    fillAddress(register, stated),
    fillRegion(register, stated),
    fillLanguages(register, stated),
    growMemberships(register, stated),
    growNames(register, stated),
  ];
  return {
    patch: Object.assign({}, ...parts.map(({ patch }) => patch)) as Partial<CompanyFields>,
    changes: {
      filled: parts.flatMap(({ changes }) => changes.filled),
      differing: parts.flatMap(({ changes }) => changes.differing),
    },
  };
}

const nothing: Filling = { patch: {}, changes: { filled: [], differing: [] } };

const fill = (field: FillField, patch: Partial<CompanyFields>): Filling => ({
  patch,
  changes: { filled: [field], differing: [] },
});

const differ = (field: FillField, register: string, list: string): Filling => ({
  patch: {},
  changes: { filled: [], differing: [{ field, register, list }] },
});

const same = (a: string, b: string): boolean => fold(a) === fold(b);

function fillName(register: CompanyFields, { legalName }: StatedFirm): Filling {
  if (!legalName) return nothing;
  const known = [register.legalName, ...register.otherNames.map(({ name }) => name)];
  return known.some((name) => same(name, legalName))
    ? nothing
    : differ('legalName', register.legalName, legalName);
}

type ValueField = 'neq' | 'businessNumber' | 'naics' | 'phone' | 'website';

function fillValue(field: ValueField, register: CompanyFields, stated: StatedFirm): Filling {
  const list = stated[field];
  const known = register[field];
  if (!list) return nothing;
  if (!known) return fill(field, { [field]: list });
  return agrees(field, known, list) ? nothing : differ(field, known, list);
}

/** A shorter sector code that begins the longer one says the same, less exactly. */
function agrees(field: ValueField, known: string, list: string): boolean {
  if (field === 'naics') return known.startsWith(list) || list.startsWith(known);
  if (field !== 'website') return known === list;
  const bare = (address: string) =>
    address
      .toLowerCase()
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/\/$/, '');
  return bare(known) === bare(list);
}

function fillSize(register: CompanyFields, { employees, sizeClass }: StatedFirm): Filling {
  const list = sizeClass ?? (employees === undefined ? 'unknown' : sizeClassOf(employees));
  if (list === 'unknown') return nothing;
  if (register.sizeClass !== 'unknown' && register.sizeClass !== list)
    return differ('size', register.sizeClass, list);
  if (register.employees !== undefined || (register.sizeClass === list && employees === undefined))
    return nothing;
  return fill('size', { sizeClass: list, ...(employees !== undefined && { employees }) });
}

const ADDRESS = ['street', 'city', 'postalCode'] as const;

function fillAddress(register: CompanyFields, stated: StatedFirm): Filling {
  const clash = ADDRESS.some((part) => register[part] && stated[part] && !same(register[part], stated[part]));
  if (clash) return differ('address', addressLine(register), addressLine(stated));
  const missing = ADDRESS.filter((part) => !register[part] && stated[part]);
  if (missing.length === 0) return nothing;
  const patch = Object.fromEntries(missing.map((part) => [part, stated[part]]));
  const bare = ADDRESS.every((part) => !register[part]);
  return fill('address', {
    ...patch,
    ...(bare && stated.province && { province: stated.province }),
    ...(bare && stated.country && { country: stated.country }),
  });
}

const addressLine = (of: Pick<CompanyFields, (typeof ADDRESS)[number]>): string =>
  ADDRESS.map((part) => of[part])
    .filter(Boolean)
    .join(', ');

/** A stated region goes before one that was only read from the address; two stated ones may differ. */
function fillRegion(register: CompanyFields, { regionCode }: StatedFirm): Filling {
  if (!regionCode || regionCode === register.regionCode) return nothing;
  return register.regionCode
    ? differ('region', register.regionCode, regionCode)
    : fill('region', { regionCode });
}

function fillLanguages(register: CompanyFields, { languages = [] }: StatedFirm): Filling {
  return register.languages.length === 0 && languages.length > 0 ? fill('languages', { languages }) : nothing;
}

function growMemberships(register: CompanyFields, { memberships = [] }: StatedFirm): Filling {
  const added = memberships.filter((name) => !register.memberships.some((known) => same(known, name)));
  const all = [...register.memberships, ...added].slice(0, 50);
  return added.length > 0 ? fill('memberships', { memberships: all }) : nothing;
}

function growNames(register: CompanyFields, { otherNames = [] }: StatedFirm): Filling {
  const known = [register.legalName, ...register.otherNames.map(({ name }) => name)];
  const added = otherNames.filter((name) => !known.some((other) => same(other, name)));
  const all = [...register.otherNames, ...added.map((name) => ({ name, kind: 'trade' as const }))].slice(
    0,
    30,
  );
  return added.length > 0 ? fill('otherNames', { otherNames: all }) : nothing;
}
