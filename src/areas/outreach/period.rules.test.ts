import { describe, expect, it } from 'vitest';
import { daysOf, periodOf, yearsBetween } from './period.rules.ts';

describe('a period', () => {
  it('is everything when nothing is asked', () => {
    expect(periodOf({})).toEqual({ kind: 'all' });
  });

  it('is the year when its first and last day are asked', () => {
    expect(periodOf({ from: '2025-01-01', to: '2025-12-31' })).toEqual({ kind: 'year', year: 2025 });
    expect(periodOf({ year: 2025 })).toEqual({ kind: 'year', year: 2025 });
  });

  it('is no year when it spans two, or misses a day', () => {
    expect(periodOf({ from: '2024-01-01', to: '2025-12-31' })?.kind).toBe('days');
    expect(periodOf({ from: '2025-01-01', to: '2025-12-30' })?.kind).toBe('days');
  });

  it('may be a government’s year, or open at one end', () => {
    expect(periodOf({ from: '2025-04-01', to: '2026-03-31' })).toEqual({
      kind: 'days',
      from: '2025-04-01',
      to: '2026-03-31',
    });
    expect(periodOf({ from: '2025-04-01' })).toEqual({ kind: 'days', from: '2025-04-01', to: null });
  });

  it('that runs backwards is none', () => {
    expect(periodOf({ from: '2025-02-01', to: '2025-01-31' })).toBeNull();
  });

  it('has the days that its kind says', () => {
    expect(daysOf({ kind: 'year', year: 2025 })).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(daysOf({ kind: 'all' })).toEqual({ from: null, to: null });
  });
});

describe('years to pick from', () => {
  it('run from the newest back to the first', () => {
    expect(yearsBetween('2023-05-01', '2025-01-31')).toEqual([2025, 2024, 2023]);
    expect(yearsBetween(null, null)).toEqual([]);
  });
});
