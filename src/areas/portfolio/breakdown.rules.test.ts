import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, breakDown, NO_MONEY, placeOf, sectorKey, sumAmounts, worksIn } from './breakdown.rules.ts';

const amount = fc.option(fc.integer({ min: 0, max: 50_000_000_00 }), { nil: null });
const region = fc.integer({ min: 1, max: 17 }).map((code) => String(code).padStart(2, '0'));
const project = fc
  .record({
    amounts: fc.array(amount, { maxLength: 4 }),
    scope: fc.constantFrom('national' as const, 'regions' as const),
    regions: fc.uniqueArray(region, { minLength: 1, maxLength: 4 }),
    sectors: fc.uniqueArray(fc.constantFrom('31-33', '332', '3313', '23'), { maxLength: 3 }),
  })
  .map(({ amounts, ...rest }) => ({ ...rest, aid: sumAmounts(amounts) }));
const projects = fc.array(project, { maxLength: 40 });
const total = (parts: readonly { aid: typeof NO_MONEY }[]) =>
  parts.reduce((sum, { aid }) => addMoney(sum, aid), NO_MONEY);

describe('money broken down', () => {
  it('adds up to the whole by any key, unknown amounts included', () => {
    fc.assert(
      fc.property(projects, (all) => {
        for (const parts of [breakDown(all, placeOf), breakDown(all, ({ sectors }) => sectorKey(sectors))]) {
          expect(total(parts)).toEqual(total(all));
          expect(parts.reduce((sum, part) => sum + part.projects, 0)).toBe(all.length);
        }
      }),
    );
  });

  it('counts an unknown amount as unknown, never as zero dollars', () => {
    fc.assert(
      fc.property(fc.array(amount), (amounts) => {
        const sum = sumAmounts(amounts);
        expect(sum.known + sum.unknown).toBe(amounts.length);
        expect(sum.unknown).toBe(amounts.filter((one) => one === null).length);
      }),
    );
  });

  it('puts a project under a region only when it works there alone', () => {
    expect(placeOf({ scope: 'regions', regions: ['02'] })).toBe('02');
    expect(placeOf({ scope: 'regions', regions: ['02', '06'] })).toBe('several');
    expect(placeOf({ scope: 'national', regions: [] })).toBe('national');
  });

  it('finds a national project at work in every region', () => {
    fc.assert(
      fc.property(project, region, (one, code) => {
        expect(worksIn(one, code)).toBe(one.scope === 'national' || one.regions.includes(code));
      }),
    );
  });

  it('groups the same sectors whatever their order', () => {
    expect(sectorKey(['3313', '332'])).toBe(sectorKey(['332', '3313']));
  });
});
