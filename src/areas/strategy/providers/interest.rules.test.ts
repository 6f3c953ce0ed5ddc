import { describe, expect, it } from 'vitest';
import { isBound, isOpenInterest, openInterests } from './interest.rules.ts';

const one = (until: string | null) => ({ userId: 'ana', providerId: 'p', since: '2026-01-10', until });

describe('a declared interest', () => {
  it('holds from its first day to its last, both counted, and for good while it has no last day', () => {
    expect(isOpenInterest(one(null), '2026-01-09')).toBe(false);
    expect(isOpenInterest(one(null), '2026-01-10')).toBe(true);
    expect(isOpenInterest(one('2026-02-01'), '2026-02-01')).toBe(true);
    expect(isOpenInterest(one('2026-02-01'), '2026-02-02')).toBe(false);
  });

  it('counts where its provider is among those asked', () => {
    expect(openInterests([one(null)], ['q', 'p'], '2026-03-01')).toHaveLength(1);
    expect(openInterests([one(null)], ['q'], '2026-03-01')).toEqual([]);
  });

  it('binds its own person for the whole request, and nobody else', () => {
    expect(isBound([one(null)], 'ana', ['p', 'q'], '2026-03-01')).toBe(true);
    expect(isBound([one(null)], 'bob', ['p', 'q'], '2026-03-01')).toBe(false);
    expect(isBound([one('2026-02-01')], 'ana', ['p'], '2026-03-01')).toBe(false);
  });
});
