import type { CompanyFields, OtherName } from './company.ts';
import { readBusinessNumber, readNeq, type IdentifierProblem } from './identifier.rules.ts';
import { fold } from './matching/text.ts';
import { sizeClassOf } from './reference/size-class.ts';

/** What is wrong with one field of a firm as it was stated. */
export type CompanyProblem =
  | { field: 'neq' | 'businessNumber'; problem: IdentifierProblem }
  | { field: 'postalCode' | 'phone' | 'website' | 'naics'; problem: 'form' | 'unknown' };

type Reading = { value?: string; problem?: CompanyProblem };

/**
 * Checks what was stated of a firm and brings it into the register's own form: identifiers as digits, "G7H 5B1",
 * "418-545-1234 poste 5", "https://exemple.ca", names without stray spaces, size from the number of employees.
 * Fields with a problem are left out of the tidied firm.
 */
export function tidyCompany(
  stated: CompanyFields,
  knowsSector: (naics: string) => boolean,
): { fields: CompanyFields; problems: CompanyProblem[] } {
  const readings = {
    neq: stated.neq === undefined ? {} : tidyIdentifier('neq', readNeq(stated.neq)),
    businessNumber:
      stated.businessNumber === undefined
        ? {}
        : tidyIdentifier('businessNumber', readBusinessNumber(stated.businessNumber)),
    postalCode: tidyPostalCode(stated),
    phone: tidyPhone(stated),
    website: tidyWebsite(stated),
    naics: tidySector(stated, knowsSector),
  };
  const values = Object.fromEntries(
    Object.entries(readings).map(([field, reading]) => [field, reading.value]),
  );
  return {
    fields: { ...stated, ...tidyTexts(stated), ...values, sizeClass: tidySize(stated) },
    problems: Object.values(readings).flatMap(({ problem }: Reading) => (problem ? [problem] : [])),
  };
}

function tidyIdentifier(
  field: 'neq' | 'businessNumber',
  reading: { ok: true; value: string } | { ok: false; problem: IdentifierProblem },
): Reading {
  return reading.ok ? { value: reading.value } : { problem: { field, problem: reading.problem } };
}

const malformed = (field: 'postalCode' | 'phone' | 'website'): Reading => ({
  problem: { field, problem: 'form' },
});

const CANADIAN_POSTAL_CODE = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(\d[ABCEGHJ-NPRSTV-Z]\d)$/;

function tidyPostalCode({ postalCode, country }: CompanyFields): Reading {
  if (postalCode === undefined || country !== 'CA') return { value: postalCode };
  const parts = CANADIAN_POSTAL_CODE.exec(postalCode.toUpperCase().replace(/[^A-Z0-9]/g, ''));
  return parts ? { value: `${parts[1]} ${parts[2]}` } : malformed('postalCode');
}

const NORTH_AMERICAN = /^(?:\+?1[\s.-]*)?\(?([2-9]\d{2})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})(?:\D+(\d{1,6}))?$/;

function tidyPhone({ phone }: CompanyFields): Reading {
  if (phone === undefined) return {};
  const [, area, exchange, number, extension] = NORTH_AMERICAN.exec(phone) ?? [];
  if (area) return { value: `${area}-${exchange}-${number}${extension ? ` poste ${extension}` : ''}` };
  return /^\+[\d\s().-]{6,}$/.test(phone) ? { value: phone } : malformed('phone');
}

function tidyWebsite({ website }: CompanyFields): Reading {
  if (website === undefined) return {};
  const address = /^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(address)) return malformed('website');
  const { protocol, hostname, username } = new URL(address);
  const sound = /^https?:$/.test(protocol) && hostname.includes('.') && username === '';
  return sound ? { value: address.replace(/\/$/, '') } : malformed('website');
}

function tidySector({ naics }: CompanyFields, knows: (naics: string) => boolean): Reading {
  if (naics === undefined || knows(naics)) return { value: naics };
  return { problem: { field: 'naics', problem: 'unknown' } };
}

const tidySize = ({ employees, sizeClass }: CompanyFields): CompanyFields['sizeClass'] =>
  employees ? sizeClassOf(employees) : sizeClass;

const oneSpace = (value: string): string => value.replace(/\s+/g, ' ').trim();

function tidyTexts(
  stated: CompanyFields,
): Pick<CompanyFields, 'legalName' | 'otherNames' | 'memberships' | 'languages'> {
  const legalName = oneSpace(stated.legalName);
  return {
    legalName,
    otherNames: distinctNames(legalName, stated.otherNames),
    memberships: [...new Map(stated.memberships.map(oneSpace).map((name) => [fold(name), name])).values()],
    languages: [...new Set(stated.languages)].sort(),
  };
}

/** Names that differ by more than capitals and accents from the legal name and from each other; the first one stays. */
function distinctNames(legalName: string, names: readonly OtherName[]): OtherName[] {
  const seen = new Set([fold(legalName)]);
  return names
    .map(({ name, kind }) => ({ name: oneSpace(name), kind }))
    .filter(({ name }) => !seen.has(fold(name)) && seen.add(fold(name)));
}

/** Fields that differ between two states of a firm, by name. Order within lists does not count. */
export function changedFields(before: CompanyFields, after: CompanyFields): (keyof CompanyFields)[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof CompanyFields)[]);
  return [...keys].filter((key) => comparable(before[key]) !== comparable(after[key])).sort();
}

const comparable = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : (value ?? null));

/** What a programme would do next with a firm, most useful first. */
export type NextStep =
  'review-duplicates' | 'add-neq' | 'add-sector' | 'confirm-region' | 'add-contact' | 'ask-consent';

export interface FirmState {
  openDuplicates: number;
  neq: string | null;
  naics: string | null;
  regionCertainty: string;
  contacts: readonly { consent: string }[];
}

export function nextSteps(firm: FirmState): NextStep[] {
  const steps: [NextStep, boolean][] = [
    ['review-duplicates', firm.openDuplicates > 0],
    ['add-neq', firm.neq === null],
    ['add-sector', firm.naics === null],
    ['confirm-region', firm.regionCertainty === 'ambiguous' || firm.regionCertainty === 'unknown'],
    ['add-contact', firm.contacts.length === 0],
    ['ask-consent', firm.contacts.length > 0 && firm.contacts.every(({ consent }) => consent === 'unknown')],
  ];
  return steps.filter(([, due]) => due).map(([step]) => step);
}
