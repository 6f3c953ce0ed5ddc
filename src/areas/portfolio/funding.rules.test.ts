import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFractions, type Fraction } from './fraction.ts';
import type { FundingSource } from './funding-source.ts';
import { fundingBreakdown } from './funding.rules.ts';
import { cad } from './money.ts';

const half: Fraction = { numerator: 1, denominator: 2 };

function paysCents(cents: number | null, funder = 'meie'): FundingSource {
  return { funder, amount: cents === null ? null : cad(cents), recipient: null, note: null };
}

describe('who pays for a project', () => {
  it('shows 176,750 $ of 353,500 $ as exactly half, and the other half as left to others', () => {
    const funding = fundingBreakdown(cad(35_350_000), [paysCents(17_675_000)]);
    expect(funding.verdict).toBe('adds-up');
    expect(funding.parts[0]?.shareOfTotal).toEqual(half);
    expect(funding.remainder).toEqual({ amount: cad(17_675_000), share: half });
  });

  it('leaves the shares of an unknown total unknown, and still splits the aid', () => {
    const funding = fundingBreakdown(null, [paysCents(110), paysCents(50, 'canada')]);
    expect(funding.verdict).toBe('unknown');
    expect(funding.remainder).toBeNull();
    expect(funding.known).toEqual(cad(160));
    expect(funding.parts.map((part) => part.shareOfTotal)).toEqual([null, null]);
    expect(funding.parts.map((part) => part.shareOfAid)).toEqual([
      { numerator: 11, denominator: 16 },
      { numerator: 5, denominator: 16 },
    ]);
  });

  it('does not take an unpublished amount for zero', () => {
    const funding = fundingBreakdown(cad(100), [paysCents(40), paysCents(null)]);
    expect(funding).toMatchObject({ complete: false, verdict: 'unknown', remainder: null });
    expect(funding.parts[0]?.shareOfAid).toBeNull();
  });

  it('says when the parts exceed the total', () => {
    expect(fundingBreakdown(cad(100), [paysCents(70), paysCents(40)])).toMatchObject({
      verdict: 'exceeds-total',
      remainder: null,
    });
  });

  it('always adds up to the total, to the cent and to the share', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1e11 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1e11 }), (cents, left) => {
        const total = cents.reduce((sum, part) => sum + part, left);
        const funding = fundingBreakdown(
          cad(total),
          cents.map((part) => paysCents(part)),
        );
        const shares = [...funding.parts.map((part) => part.shareOfTotal), funding.remainder?.share ?? null];
        const whole = shares.reduce<Fraction>(
          (sum, share) => addFractions(sum, share ?? { numerator: 0, denominator: 1 }),
          { numerator: 0, denominator: 1 },
        );
        expect(whole).toEqual({ numerator: 1, denominator: 1 });
        expect(funding.known.cents + (funding.remainder?.amount.cents ?? 0)).toBe(total);
      }),
    );
  });
});
