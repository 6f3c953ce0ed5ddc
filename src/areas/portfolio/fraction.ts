/**
 * An exact share in lowest terms: 176,750 $ of 353,500 $ is 1/2. Kept as a fraction so that shares of one whole
 * add up to 1 whatever is shown after rounding.
 */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Returns null when the whole is zero: a share of nothing is unknown. Both must be safe integers. */
export function fraction(part: number, whole: number): Fraction | null {
  if (whole === 0) return null;
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole))
    throw new RangeError('A share needs safe integers');
  const divisor = greatestCommonDivisor(Math.abs(part), Math.abs(whole)) * Math.sign(whole);
  // Adding zero turns the -0 of a zero part into plain 0.
  return { numerator: part / divisor + 0, denominator: whole / divisor };
}

/** Negative when a is smaller, 0 when equal, positive when a is larger. Exact. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference =
    BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  const denominator = BigInt(a.denominator) * BigInt(b.denominator);
  const numerator = BigInt(a.numerator) * BigInt(b.denominator) + BigInt(b.numerator) * BigInt(a.denominator);
  return lowestTerms(numerator, denominator);
}

/** For display only: a share as a number between 0 and 1, as near as a double gets. */
export function toRatio(share: Fraction): number {
  return share.numerator / share.denominator;
}

function lowestTerms(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  const divisor = a === 0n ? 1n : a;
  return { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
