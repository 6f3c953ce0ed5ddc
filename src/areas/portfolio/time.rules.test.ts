import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions } from './fraction.ts';
import { elapsedShare } from './time.rules.ts';

describe('the time elapsed', () => {
  it('is nothing before the start and all of it from the last day on', () => {
    expect(elapsedShare('2024-01-01', '2024-12-31', '2023-06-01')).toEqual({ numerator: 0, denominator: 1 });
    expect(elapsedShare('2024-01-01', '2024-12-31', '2024-12-31')).toEqual({ numerator: 1, denominator: 1 });
    expect(elapsedShare('2024-01-01', '2024-12-31', '2030-01-01')).toEqual({ numerator: 1, denominator: 1 });
  });

  it('counts days, the leap day and both ends included', () => {
    expect(elapsedShare('2024-01-01', '2024-12-31', '2024-02-29')).toEqual({
      numerator: 10,
      denominator: 61,
    });
    expect(elapsedShare('2024-05-05', '2024-05-05', '2024-05-05')).toEqual({ numerator: 1, denominator: 1 });
  });

  it('is unknown when an end is unknown or comes before the start', () => {
    expect(elapsedShare(null, '2024-12-31', '2024-06-01')).toBeNull();
    expect(elapsedShare('2024-01-01', null, '2024-06-01')).toBeNull();
    expect(elapsedShare('2024-12-31', '2024-01-01', '2024-06-01')).toBeNull();
  });

  it('never goes back as days pass', () => {
    const day = fc
      .date({ min: new Date('2019-01-01'), max: new Date('2032-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const [before, after] = [earlier, later].map((on) => elapsedShare('2021-03-29', '2028-03-31', on));
        expect(before && after && compareFractions(before, after)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
