import { completeBusinessNumber, completeNeq } from '#areas/companies/identifier.rules.ts';
import type { Random } from './random.ts';

/**
 * Numbers that pass their check digit and belong to nobody: the register has not reached NEQs whose third digit is 9,
 * and no federal business number starts with 9.
 */
export interface Numbering {
  neq(prefix: string, serial: number): string;
  businessNumber(serial: number): string;
}

/** Each serial below one million gets numbers of its own, spread over the whole range. */
export function createNumbering(random: Random): Numbering {
  const neqStart = random.int(0, 999_999);
  const businessStart = random.int(0, 9_999_999);
  return {
    neq: (prefix, serial) => completeNeq(`${prefix}9${spread(serial, neqStart, 611_953, 6)}`),
    businessNumber: (serial) => completeBusinessNumber(`9${spread(serial, businessStart, 6_180_339, 7)}`),
  };
}

/** The step shares no factor with a power of ten, so no two serials meet. */
function spread(serial: number, start: number, step: number, digits: number): string {
  if (serial >= 1_000_000) throw new RangeError('Only a million firms can be numbered');
  return String((start + serial * step) % 10 ** digits).padStart(digits, '0');
}
