import type { Field } from './field.ts';
import { placeField } from './field-place.ts';
import { tokensField } from './field-tokens.ts';
import { phoneField, valueField } from './field-values.ts';
import { companyNumber, namesAsTokens } from './normalise-name.ts';
import { domainStem, normaliseBn, normaliseDomain, normaliseNeq } from './normalise-contact.ts';
import type { MatchRecord } from './record.ts';

const webDomain = (record: MatchRecord): string | undefined =>
  normaliseDomain(record.website) ?? normaliseDomain(record.email);

const firstOf = (...values: readonly (string | undefined)[]): string =>
  values.find((value) => value !== undefined && value !== '') ?? '';

/** What two firms are compared on, in the order of the review screen. */
export const COMPANY_FIELDS: readonly Field<MatchRecord>[] = [
  tokensField({ name: 'name', texts: namesAsTokens, show: (record) => record.names.join(' · ') }),
  placeField({ name: 'place', givenAnchored: ['name'], parts: (record) => record }),
  phoneField({ name: 'phone', given: ['place', 'name'], read: (record) => record.phone }),
  valueField({
    name: 'domain',
    given: ['phone', 'name'],
    read: webDomain,
    stem: domainStem,
    show: (record) => firstOf(record.website, record.email),
  }),
  valueField({
    name: 'neq',
    certain: true,
    read: (record) => normaliseNeq(record.neq),
    show: (record) => record.neq ?? '',
  }),
  valueField({
    name: 'bn',
    certain: true,
    read: (record) => normaliseBn(record.bn),
    show: (record) => record.bn ?? '',
  }),
  valueField({
    name: 'number',
    certain: true,
    read: ({ names }) => companyNumber(names),
    show: ({ names }) => companyNumber(names) ?? '',
  }),
];
