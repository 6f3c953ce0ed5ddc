import { describe, expect, it } from 'vitest';
import { firstDayOf, lastDayOf, partialDateSchema, precisionOf } from './partial-date.ts';

describe('a date as far as it is known', () => {
  it('keeps the precision it was given', () => {
    expect(['2024', '2024-02', '2024-02-29'].map(precisionOf)).toEqual(['year', 'month', 'day']);
  });

  it('stands for every day from its first to its last', () => {
    expect([firstDayOf('2024'), lastDayOf('2024')]).toEqual(['2024-01-01', '2024-12-31']);
    expect([firstDayOf('2024-02'), lastDayOf('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect([firstDayOf('2024-02-12'), lastDayOf('2024-02-12')]).toEqual(['2024-02-12', '2024-02-12']);
  });

  it.each(['2023-02-29', '2024-13', '24', '2024-2', '2024-04-31', ''])('refuses %j', (text) => {
    expect(partialDateSchema.safeParse(text).success).toBe(false);
  });
});
