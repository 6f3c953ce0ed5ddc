import { currentLocale, formatNumber, formatPercent } from '#i18n';
import { m } from '#messages';
import type { Evidence, Sureness, Weight } from '../../duplicates/index.ts';
import { surenessOf, weightOf } from '../../duplicates/index.ts';

const SURENESS: Record<Sureness, () => string> = {
  'almost-certain': m.duplicates_sure_almost_certain,
  'very-likely': m.duplicates_sure_very_likely,
  likely: m.duplicates_sure_likely,
  possible: m.duplicates_sure_possible,
};

/** "Presque certain". */
export const surenessName = (probability: number): string => SURENESS[surenessOf(probability)]();

/** "97 %", never rounded up to a certainty: "plus de 99,9 %". */
export function probabilityText(probability: number): string {
  if (probability > 0.999) return m.duplicates_more_than({ value: formatPercent(0.999, currentLocale(), 1) });
  const digits = probability >= 0.99 ? 1 : 0;
  const steps = 100 * 10 ** digits;
  return formatPercent(Math.floor(probability * steps) / steps, currentLocale(), digits);
}

const FIELDS: Record<string, () => string> = {
  name: m.duplicates_field_names,
  place: m.duplicates_field_place,
  phone: m.duplicates_field_phone,
  domain: m.duplicates_field_domain,
  neq: m.duplicates_field_neq,
  bn: m.duplicates_field_bn,
  number: m.duplicates_field_number,
};

/** What two firms are compared on, by the matcher's name for it. */
export const evidenceName = (field: string): string => FIELDS[field]?.() ?? field;

const WEIGHTS: Record<Weight, () => string> = {
  'strong-for': m.duplicates_weight_strong_for,
  for: m.duplicates_weight_for,
  neutral: m.duplicates_weight_neutral,
  against: m.duplicates_weight_against,
  'strong-against': m.duplicates_weight_strong_against,
};

export const weightName = ({ level, bits }: Evidence): string =>
  level === 'missing' ? m.duplicates_weight_unknown() : WEIGHTS[weightOf(bits)]();

const GIVEN: Record<string, () => string> = {
  otherNames: m.duplicates_given_otherNames,
  neq: m.duplicates_given_neq,
  businessNumber: m.duplicates_given_businessNumber,
  naics: m.duplicates_given_naics,
  phone: m.duplicates_given_phone,
  website: m.duplicates_given_website,
  employees: m.duplicates_given_employees,
  sizeClass: m.duplicates_given_sizeClass,
  street: m.duplicates_given_street,
  city: m.duplicates_given_city,
  province: m.duplicates_given_province,
  postalCode: m.duplicates_given_postalCode,
  country: m.duplicates_given_country,
  regionCode: m.duplicates_given_regionCode,
  languages: m.duplicates_given_languages,
  memberships: m.duplicates_given_memberships,
};

/** "téléphone, site Web": fields that a record gave or that were kept. */
export const givenNames = (fields: readonly string[]): string =>
  fields.map((field) => GIVEN[field]?.() ?? field).join(', ');

/** A count in a message that says it in words and writes it in figures. */
export const counted = (count: number) => ({ count, n: formatNumber(count) });
