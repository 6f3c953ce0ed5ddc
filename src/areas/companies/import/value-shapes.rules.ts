import { fold } from '../reference/fold.ts';
import type { FieldKey } from './import-field.ts';

const LEGAL_FORM = /\b(inc|ltee|ltd|enr|senc|s e n c|corp|cie|limitee|limited|llc|llp)\b/;
const PHONE = /^(?:\+?1[\s.-]*)?\(?[2-9]\d{2}\)?[\s.-]*\d{3}[\s.-]*\d{4}(?:\D+\d{1,6})?$/;
const PROVINCE = /^(qc|on|nb|ns|pe|nl|mb|sk|ab|bc|yt|nt|nu|quebec|ontario)$/;
const digits = (value: string) => value.replace(/[\s.\-/]/g, '');

/** Shapes that tell a field by its values alone. */
const SHAPES: Partial<Record<FieldKey, (value: string) => boolean>> = {
  neq: (value) => /^(?:11|22|33|88)\d{8}$/.test(digits(value)),
  businessNumber: (value) => /^\d{9}(?:R[A-Z]\d{4})?$/i.test(digits(value)),
  postalCode: (value) => /^[A-Z]\d[A-Z][\s-]?\d[A-Z]\d$/i.test(value),
  personEmail: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  phone: (value) => PHONE.test(value) && !/^(?:11|22|33|88)\d{8}$/.test(value),
  website: (value) => /^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(\/\S*)?$/i.test(value),
  naics: (value) => /^3[123]\d{1,4}(\D.*)?$/.test(value),
  legalName: (value) => LEGAL_FORM.test(fold(value)),
  province: (value) => PROVINCE.test(fold(value)),
};

/** Fields whose own values always have the shape, so that values without it speak against a title. */
const STRICT = new Set<FieldKey>([
  'neq',
  'businessNumber',
  'naics',
  'postalCode',
  'personEmail',
  'phone',
  'website',
]);
const SEEN = 200;
const FEW = 3;

/**
 * The share of values, from 0 to 1, that look like a field's; null when the values say nothing about it: the field has
 * no shape of its own, or there are too few values to tell.
 */
export function valueShare(values: readonly string[], field: FieldKey): number | null {
  const shape = SHAPES[field];
  const filled = values.filter((value) => value !== '').slice(0, SEEN);
  if (!shape || filled.length < FEW) return null;
  const share = filled.filter(shape).length / filled.length;
  return STRICT.has(field) || share > 0 ? share : null;
}
