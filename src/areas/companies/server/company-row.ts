import { searchText } from '../company-search.rules.ts';
import type { CompanyFields } from '../company.ts';
import { blockingKeys, type MatchRecord } from '../matching/index.ts';
import { regionReference } from './reference.ts';

/** The columns of `company` that come from what is stated of a firm, with their types. */
export const COLUMNS = {
  legal_name: 'text',
  neq: 'text',
  business_number: 'text',
  naics: 'text',
  size_class: 'text',
  employees: 'integer',
  street: 'text',
  city: 'text',
  province: 'text',
  postal_code: 'text',
  country: 'text',
  region_code: 'text',
  region_certainty: 'text',
  phone: 'text',
  website: 'text',
  languages: 'text[]',
  memberships: 'text[]',
  blocking_keys: 'text[]',
  search_text: 'text',
} as const;

/** A firm as the matcher compares it. */
export const toMatchRecord = (fields: CompanyFields): MatchRecord => ({
  names: [fields.legalName, ...fields.otherNames.map(({ name }) => name)],
  neq: fields.neq,
  bn: fields.businessNumber,
  address: fields.street,
  city: fields.city,
  postalCode: fields.postalCode,
  phone: fields.phone,
  website: fields.website,
});

/** What the register keeps of a firm: what was stated, and what follows from it. */
export function toRow(fields: CompanyFields): Record<keyof typeof COLUMNS, unknown> {
  return {
    legal_name: fields.legalName,
    neq: fields.neq ?? null,
    business_number: fields.businessNumber ?? null,
    naics: fields.naics ?? null,
    size_class: fields.sizeClass,
    employees: fields.employees ?? null,
    street: fields.street ?? null,
    city: fields.city ?? null,
    province: fields.province,
    postal_code: fields.postalCode ?? null,
    country: fields.country,
    ...toRegion(fields),
    phone: fields.phone ?? null,
    website: fields.website ?? null,
    languages: fields.languages,
    memberships: fields.memberships,
    blocking_keys: blockingKeys(toMatchRecord(fields)),
    search_text: searchText(fields),
  };
}

/**
 * The region of the address, unless someone stated another: a statement that agrees with the address says nothing more,
 * and would stay behind when the firm moves.
 */
function toRegion({ regionCode, country, postalCode, city }: CompanyFields) {
  const { code, certainty } =
    country === 'CA'
      ? regionReference().regionOf({ postalCode, city })
      : { code: null, certainty: 'unknown' };
  const agrees = !regionCode || (regionCode === code && certainty !== 'ambiguous');
  return agrees
    ? { region_code: code, region_certainty: certainty }
    : { region_code: regionCode, region_certainty: 'stated' };
}
