import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { checkSum, verdictOfSum } from './sum.rules.ts';

const target = (indicator: Figure['indicator'], value: number, asOf = '2024-02'): Figure => ({
  indicator,
  kind: 'target',
  value,
  unit: 'firms',
  asOf,
  note: null,
  source: { title: 'Nouvelle', url: null },
});
const claim = { whole: 'firms-supported', parts: ['firms-with-strategy', 'firms-in-network'] } as const;

describe('a claim that figures add up', () => {
  it('holds for 20 strategies and 75 firms in the network out of 95', () => {
    const figures = [
      target('firms-supported', 95),
      target('firms-with-strategy', 20),
      target('firms-in-network', 75),
    ];
    expect(checkSum(figures, claim, '2026-01-01').verdict).toBe('adds-up');
  });

  it('is unknown before the figures were', () => {
    const figures = [
      target('firms-supported', 95),
      target('firms-with-strategy', 20),
      target('firms-in-network', 75),
    ];
    expect(checkSum(figures, claim, '2024-02-28').verdict).toBe('unknown');
  });

  it('follows a target that changed', () => {
    const figures = [
      target('firms-supported', 95),
      target('firms-with-strategy', 20),
      target('firms-with-strategy', 25, '2025-01'),
      target('firms-in-network', 75),
    ];
    expect(checkSum(figures, claim, '2026-01-01')).toMatchObject({
      verdict: 'differs',
      parts: [{ value: 25 }, { value: 75 }],
    });
  });

  it('adds up only when every part is known and their sum is the whole, exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e9), { minLength: 1 }), fc.integer({ min: -3, max: 3 }), (parts, off) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(verdictOfSum(whole + off, parts)).toBe(off === 0 ? 'adds-up' : 'differs');
        expect(verdictOfSum(whole, [...parts, null])).toBe('unknown');
        expect(verdictOfSum(null, parts)).toBe('unknown');
      }),
    );
  });
});
