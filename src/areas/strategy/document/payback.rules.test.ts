import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paybackOf, ratingOf } from './payback.rules.ts';

const amount = fc.integer({ min: 0, max: 1_000_000_000 });

describe('the payback of a sheet', () => {
  it('is what it costs once over what a year leaves', () => {
    expect(
      paybackOf({ oneOffCents: 12_000_000, yearlyCents: 1_000_000, yearlyBenefitCents: 5_000_000 }),
    ).toEqual({ kind: 'years', years: 3 });
  });

  it('is unknown, not zero, while an amount is', () => {
    for (const missing of ['oneOffCents', 'yearlyCents', 'yearlyBenefitCents'])
      expect(paybackOf({ oneOffCents: 1, yearlyCents: 1, yearlyBenefitCents: 9, [missing]: null })).toEqual({
        kind: 'unknown',
      });
  });

  it('never comes when running it costs what it brings', () => {
    expect(paybackOf({ oneOffCents: 100, yearlyCents: 50, yearlyBenefitCents: 50 })).toEqual({
      kind: 'never',
    });
  });

  it('pays the cost exactly back, whatever the amounts', () => {
    fc.assert(
      fc.property(amount, amount, amount, (oneOffCents, yearlyCents, yearlyBenefitCents) => {
        const payback = paybackOf({ oneOffCents, yearlyCents, yearlyBenefitCents });
        const left = yearlyBenefitCents - yearlyCents;
        if (payback.kind === 'years') expect(payback.years * left).toBeCloseTo(oneOffCents, 0);
        else expect(left).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('an option judged on the firm’s own criteria', () => {
  const criteria = [
    { id: 'a', weight: 3 },
    { id: 'b', weight: 1 },
  ];
  it('counts each by its weight', () => {
    expect(ratingOf(criteria, { a: 4, b: 0 })).toBe(0.75);
  });
  it('has no total before all are judged, nor without criteria', () => {
    expect(ratingOf(criteria, { a: 4 })).toBeNull();
    expect(ratingOf([], {})).toBeNull();
  });
});
