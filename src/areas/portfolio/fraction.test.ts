import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFractions, compareFractions, fraction, type Fraction } from './fraction.ts';

const half: Fraction = { numerator: 1, denominator: 2 };
const positive = fc.integer({ min: 1, max: 1_000_000_000 });

function share(part: number, whole: number): Fraction {
  const value = fraction(part, whole);
  if (!value) throw new Error('a share of nothing');
  return value;
}

describe('an exact share', () => {
  it('is in lowest terms', () => {
    expect(fraction(17_675_000, 35_350_000)).toEqual(half);
    expect(fraction(0, 12)).toEqual({ numerator: 0, denominator: 1 });
  });

  it('of nothing is unknown', () => {
    expect(fraction(5, 0)).toBeNull();
  });

  it('refuses numbers too large to be exact', () => {
    expect(() => fraction(0.5, 2)).toThrow(RangeError);
  });

  it('makes one whole with the share that is left, whatever the amounts', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const whole = a + b;
        expect(addFractions(share(a, whole), share(b, whole))).toEqual({ numerator: 1, denominator: 1 });
      }),
    );
  });

  it('compares without rounding', () => {
    expect(compareFractions(share(333_333_333, 1_000_000_000), share(1, 3))).toBe(-1);
    expect(compareFractions(half, share(50, 100))).toBe(0);
    expect(compareFractions(share(2, 3), half)).toBe(1);
  });
});
