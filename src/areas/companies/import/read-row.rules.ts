import { z } from 'zod';
import type { CompanyFields } from '../company.ts';
import { tidyCompany, type CompanyProblem } from '../company.rules.ts';
import type { RegionEntry } from '../reference/region-content.ts';
import { repairText } from './damaged-text.rules.ts';
import { expectation, type ExpectationCode } from './expectations.ts';
import type { ColumnMapping, FieldKey } from './import-field.ts';
import type { ImportKind, RowProblem, StatedFirm, StatedPerson, StatedRow } from './import-values.ts';
import * as read from './read-value.rules.ts';

/** What reading a row needs to know of the world. */
export interface RowRules {
  kind: ImportKind;
  regions: readonly RegionEntry[];
  knowsSector(naics: string): boolean;
}

/** How a list is read: the titles of its columns and what each holds. */
export interface RowLayout {
  headers: readonly string[];
  mapping: ColumnMapping;
}

const LONGEST: Partial<Record<FieldKey, number>> = {
  legalName: 300,
  otherNames: 3000,
  street: 300,
  city: 120,
  website: 300,
  phone: 50,
  province: 60,
  postalCode: 20,
  personName: 200,
  personTitle: 200,
  personPhone: 50,
  memberships: 3000,
};
const LONGEST_OTHER = 300;
const FOUND = 120;

type Cells = Partial<Record<FieldKey, { column: number; value: string }>>;

/**
 * Reads one line of a list. What is wrong is said cell by cell, with what was there and what was expected; what is
 * right is read all the same.
 */
export function readRow(
  cells: readonly string[],
  layout: RowLayout,
  rules: RowRules,
): { values: StatedRow; problems: RowProblem[] } {
  const named = cellsByField(cells, layout.mapping);
  const problems: RowProblem[] = [];
  const refuse = (field: FieldKey, code: ExpectationCode) => {
    const cell = named[field];
    problems.push({
      column: cell?.column ?? null,
      header: cell ? (layout.headers[cell.column] ?? '') : null,
      code,
      found: (cell?.value ?? '').slice(0, FOUND),
      message: expectation(code),
    });
  };
  const reader = new CellReader(named, refuse);
  const firm = readFirm(reader, rules, refuse);
  const person = readPerson(reader);
  const attendance =
    rules.kind === 'attendance' ? reader.as('attendance', 'attendance', read.readAttendance) : undefined;
  const { repaired } = reader;
  const values: StatedRow = {
    firm,
    person,
    ...(attendance && { attendance }),
    ...(repaired.length > 0 && { repaired }),
  };
  const missing = missingFrom(values, named, rules.kind);
  if (missing) refuse('legalName', missing);
  if (cells.length > layout.headers.length) problems.push(overflow(cells, layout));
  problems.sort((a, b) => (a.column ?? -1) - (b.column ?? -1));
  return { values, problems };
}

/** A stray delimiter shifts the rest of the line into other columns: none of it can be trusted. */
const overflow = (cells: readonly string[], { headers }: RowLayout): RowProblem => ({
  column: null,
  header: null,
  code: 'too-many-cells',
  found: cells.slice(headers.length).join(' | ').slice(0, FOUND),
  message: expectation('too-many-cells'),
});

function cellsByField(cells: readonly string[], mapping: ColumnMapping): Cells {
  const named: Cells = {};
  mapping.forEach((field, column) => {
    const value = cells[column] ?? '';
    if (field && value !== '') named[field] = { column, value };
  });
  return named;
}

/** Gives cells as values, and refuses those that cannot be. */
class CellReader {
  /** Texts whose accents were put right. */
  readonly repaired: string[] = [];
  readonly #cells: Cells;
  readonly #refuse: (field: FieldKey, code: ExpectationCode) => void;

  constructor(cells: Cells, refuse: (field: FieldKey, code: ExpectationCode) => void) {
    this.#cells = cells;
    this.#refuse = refuse;
  }

  text(field: FieldKey): string | undefined {
    const value = this.#cells[field]?.value;
    if (value === undefined) return undefined;
    const wrong = textProblem(value, LONGEST[field] ?? LONGEST_OTHER);
    if (wrong) this.#refuse(field, wrong);
    if (wrong) return undefined;
    const text = repairText(value) ?? value;
    if (text !== value) this.repaired.push(text);
    return text;
  }

  as<T>(field: FieldKey, code: ExpectationCode, reading: (value: string) => T | null): T | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    const result = reading(value);
    if (result === null) this.#refuse(field, code);
    return result ?? undefined;
  }
}

function textProblem(value: string, longest: number): ExpectationCode | null {
  if (read.isErrorValue(value)) return 'error-value';
  if (repairText(value) === null) return 'damaged-text';
  return value.length > longest ? 'too-long' : null;
}

function readFirm(
  reader: CellReader,
  rules: RowRules,
  refuse: (field: FieldKey, code: ExpectationCode) => void,
): StatedFirm {
  const stated: StatedFirm = {
    legalName: reader.text('legalName'),
    otherNames: reader.as('otherNames', 'too-long', read.readList),
    neq: reader.text('neq'),
    businessNumber: reader.text('businessNumber'),
    naics: reader.as('naics', 'naics', read.readNaics),
    ...reader.as('size', 'size', read.readSize),
    street: reader.text('street'),
    city: reader.text('city'),
    province: reader.as('province', 'too-long', read.readProvince),
    postalCode: reader.text('postalCode'),
    country: reader.as('country', 'country', read.readCountry),
    regionCode: reader.as('region', 'region', (value) => read.readRegion(value, rules.regions)),
    phone: reader.text('phone'),
    website: reader.text('website'),
    languages: reader.as('languages', 'language', read.readLanguages),
    memberships: reader.as('memberships', 'too-long', read.readList),
  };
  const { fields, problems } = tidyCompany(toCompanyFields(stated), rules.knowsSector);
  for (const problem of problems) refuse(problem.field, codeOf(problem));
  return withoutUndefined(statedAgain(stated, fields));
}

const codeOf = (problem: CompanyProblem): ExpectationCode =>
  problem.field === 'neq' || problem.field === 'businessNumber'
    ? `${problem.field}-${problem.problem === 'check-digit' ? 'check' : 'form'}`
    : problem.field;

/** What was stated, as the register tidies it; what the register assumes stays out. */
function statedAgain(stated: StatedFirm, tidy: CompanyFields): StatedFirm {
  return {
    ...stated,
    legalName: stated.legalName && tidy.legalName,
    otherNames: stated.otherNames && tidy.otherNames.map(({ name }) => name),
    neq: tidy.neq,
    businessNumber: tidy.businessNumber,
    naics: tidy.naics,
    postalCode: tidy.postalCode,
    phone: tidy.phone,
    website: tidy.website,
    memberships: stated.memberships && tidy.memberships,
  };
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

const email = z.email();

function readPerson(reader: CellReader): StatedPerson {
  const parts = [reader.text('personFirstName'), reader.text('personLastName')].filter(Boolean);
  const address = reader.as('personEmail', 'email', (value) => {
    const read_ = read.readEmail(value);
    return email.safeParse(read_).success ? read_ : null;
  });
  return withoutUndefined({
    name: (reader.text('personName') ?? parts.join(' ')) || undefined,
    jobTitle: reader.text('personTitle'),
    email: address,
    phone: reader.text('personPhone'),
    language: reader.as('personLanguage', 'language', (value) => read.readLanguages(value)?.[0] ?? null),
    consent: reader.as('personConsent', 'consent', (value) => read.readConsent(value) ?? null),
  });
}

function missingFrom({ firm, person }: StatedRow, named: Cells, kind: ImportKind): ExpectationCode | null {
  if (firm.legalName || firm.neq || named.legalName || named.neq) return null;
  if (kind === 'companies') return 'firm-missing';
  return person.name || person.email || named.personEmail ? null : 'someone-missing';
}

const POSTAL_PROVINCES: Record<string, string> = {
  A: 'NL',
  B: 'NS',
  C: 'PE',
  E: 'NB',
  R: 'MB',
  S: 'SK',
  T: 'AB',
  V: 'BC',
  Y: 'YT',
};
const US_STATE =
  /^(A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])$/;

/** A stated firm as the register takes it: what a list leaves out of an address is read from the rest of it. */
export function toCompanyFields(firm: StatedFirm): CompanyFields {
  const country = firm.country ?? (US_STATE.test(firm.province ?? '') ? 'US' : 'CA');
  return {
    legalName: firm.legalName ?? '',
    otherNames: (firm.otherNames ?? []).map((name) => ({ name: name.slice(0, 300), kind: 'trade' })),
    neq: firm.neq,
    businessNumber: firm.businessNumber,
    naics: firm.naics,
    sizeClass: firm.sizeClass ?? 'unknown',
    employees: firm.employees,
    street: firm.street,
    city: firm.city,
    province: firm.province ?? provinceOf(firm.postalCode, country),
    postalCode: firm.postalCode,
    country,
    regionCode: firm.regionCode,
    phone: firm.phone,
    website: firm.website,
    languages: firm.languages ?? [],
    memberships: firm.memberships ?? [],
  };
}

/** The first letter of a Canadian postal code is its province's; those of Québec and Ontario, and all unknown ones, below. */
function provinceOf(postalCode: string | undefined, country: string): string {
  const letter = (postalCode ?? '').charAt(0).toUpperCase();
  if (country !== 'CA') return '—';
  if (/[KLMNP]/.test(letter)) return 'ON';
  return POSTAL_PROVINCES[letter] ?? 'QC';
}
