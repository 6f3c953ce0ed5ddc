import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { ImportKind } from './import-values.ts';

/** What a column of a list can hold, in the order of the mapping page. */
export const FIELD_KEYS = [
  'legalName',
  'otherNames',
  'neq',
  'businessNumber',
  'naics',
  'size',
  'street',
  'city',
  'province',
  'postalCode',
  'country',
  'region',
  'phone',
  'website',
  'languages',
  'memberships',
  'personName',
  'personFirstName',
  'personLastName',
  'personTitle',
  'personEmail',
  'personPhone',
  'personLanguage',
  'personConsent',
  'attendance',
] as const;
export type FieldKey = (typeof FIELD_KEYS)[number];

export const isFieldKey = (value: unknown): value is FieldKey => FIELD_KEYS.includes(value as FieldKey);

export type FieldGroup = 'identity' | 'address' | 'more' | 'person' | 'attendance';

const GROUPS: Record<FieldGroup, readonly FieldKey[]> = {
  identity: ['legalName', 'otherNames', 'neq', 'businessNumber', 'naics', 'size'],
  address: ['street', 'city', 'province', 'postalCode', 'country', 'region'],
  more: ['phone', 'website', 'languages', 'memberships'],
  person: [
    'personName',
    'personFirstName',
    'personLastName',
    'personTitle',
    'personEmail',
    'personPhone',
    'personLanguage',
    'personConsent',
  ],
  attendance: ['attendance'],
};

const LABELS: Record<FieldKey, () => Text> = {
  legalName: () => text(m.imports_field_legal_name),
  otherNames: () => text(m.imports_field_other_names),
  neq: () => text(m.imports_field_neq),
  businessNumber: () => text(m.imports_field_business_number),
  naics: () => text(m.imports_field_naics),
  size: () => text(m.imports_field_size),
  street: () => text(m.imports_field_street),
  city: () => text(m.imports_field_city),
  province: () => text(m.imports_field_province),
  postalCode: () => text(m.imports_field_postal_code),
  country: () => text(m.imports_field_country),
  region: () => text(m.imports_field_region),
  phone: () => text(m.imports_field_phone),
  website: () => text(m.imports_field_website),
  languages: () => text(m.imports_field_languages),
  memberships: () => text(m.imports_field_memberships),
  personName: () => text(m.imports_field_person_name),
  personFirstName: () => text(m.imports_field_person_first_name),
  personLastName: () => text(m.imports_field_person_last_name),
  personTitle: () => text(m.imports_field_person_title),
  personEmail: () => text(m.imports_field_person_email),
  personPhone: () => text(m.imports_field_person_phone),
  personLanguage: () => text(m.imports_field_person_language),
  personConsent: () => text(m.imports_field_person_consent),
  attendance: () => text(m.imports_field_attendance),
};

export const fieldLabel = (field: FieldKey): Text => LABELS[field]();

/** The fields a kind of list has, by group: attendance stands only in attendance lists. */
export function fieldGroups(kind: ImportKind): { group: FieldGroup; fields: readonly FieldKey[] }[] {
  const groups = Object.keys(GROUPS) as FieldGroup[];
  return groups
    .filter((group) => group !== 'attendance' || kind === 'attendance')
    .map((group) => ({ group, fields: GROUPS[group] }));
}

export const fieldsOf = (kind: ImportKind): FieldKey[] => fieldGroups(kind).flatMap(({ fields }) => fields);

/** Which column holds what: one entry a column of the file, in its order; null for a column that is left out. */
export type ColumnMapping = readonly (FieldKey | null)[];

/** Column 0 is "A", column 26 is "AA", as a spreadsheet names them. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}
