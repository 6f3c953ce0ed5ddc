import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCostProfile, prioritiesOf, sharesOfPercents } from './priorities.rules.ts';
import { COLUMNS, ranked, USUAL_SETTINGS, type Priorities, type PrioritySettings } from './priorities.ts';
import { plainFramework, plainPeers, plainScore } from './testing.ts';

const IDS = ['a', 'b', 'c', 'd'];
const framework = plainFramework(IDS);
const arbitraryPoints = fc.record(
  Object.fromEntries(IDS.map((id) => [id, fc.option(fc.double({ min: 0, max: 100, noNaN: true }))])),
);
const arbitraryPeers = fc.option(
  fc.record(Object.fromEntries(IDS.map((id) => [id, fc.integer({ min: 0, max: 100 })]))).map(plainPeers),
);
const importance = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const arbitrarySettings: fc.Arbitrary<PrioritySettings> = fc.record({
  costProfile: fc.option(
    fc.double({ min: 0, max: 1, noNaN: true }).map((materials) => ({ materials, labour: 1 - materials })),
  ),
  kpis: fc.option(fc.record({ 'lead-time': importance, scrap: importance })),
});
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const told = (priorities: Priorities | null): Priorities => {
  if (!priorities) throw new Error('no priorities');
  return priorities;
};
const all = (points: number) => plainScore(framework, Object.fromEntries(IDS.map((id) => [id, points])));

describe('priorities', () => {
  it('every column and every impact adds up to 1 over the known dimensions, or the column is named empty', () => {
    fc.assert(
      fc.property(arbitraryPoints, arbitraryPeers, arbitrarySettings, (points, peers, settings) => {
        const priorities = prioritiesOf(framework, plainScore(framework, points), peers, settings);
        if (!priorities) return;
        const { rows, empty, weights, unknown } = priorities;
        for (const column of COLUMNS)
          expect(sum(rows.map((row) => row.shares[column]))).toBeCloseTo(empty.includes(column) ? 0 : 1, 9);
        for (const { id } of framework.horizons) {
          expect(sum(rows.map((row) => row.impacts[id]))).toBeCloseTo(1, 9);
          expect(sum(Object.values(weights[id]))).toBeCloseTo(1, 9);
        }
        expect(rows.every((row) => Object.values(row.impacts).every((impact) => impact >= 0))).toBe(true);
        expect([...rows.map(({ dimension }) => dimension), ...unknown].sort()).toEqual(IDS);
      }),
    );
  });

  it('unknown is not zero: a dimension nobody answered about has no place, instead of the first one', () => {
    const { rows, unknown } = told(
      prioritiesOf(framework, plainScore(framework, { a: 50, b: 50, c: null, d: 50 }), null, USUAL_SETTINGS),
    );
    expect(unknown).toEqual(['c']);
    expect(rows.map(({ dimension }) => dimension)).toEqual(['a', 'b', 'd']);
  });

  it('a lower score never lowers a dimension’s impact, and never takes it from a better place', () => {
    const points = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(points, points, points, arbitraryPeers, (score, other, less, peers) => {
        const at = (a: number) => {
          const measured = plainScore(framework, { a, b: other, c: 60, d: 60 });
          return prioritiesOf(framework, measured, peers, USUAL_SETTINGS)?.rows[0]?.impacts.strategic ?? 0;
        };
        expect(at(Math.max(0, score - less))).toBeGreaterThanOrEqual(at(score) - 1e-9);
      }),
    );
  });

  it('the order of dimensions in the file changes nothing but the order of rows', () => {
    const turned = plainFramework(IDS);
    turned.dimensions.reverse();
    const score = plainScore(framework, { a: 10, b: 30, c: 60, d: 80 });
    const one = told(prioritiesOf(framework, score, null, USUAL_SETTINGS));
    const other = told(prioritiesOf(turned, score, null, USUAL_SETTINGS));
    expect(new Map(other.rows.map((row) => [row.dimension, row.shares.cost.toFixed(12)]))).toEqual(
      new Map(one.rows.map((row) => [row.dimension, row.shares.cost.toFixed(12)])),
    );
  });

  it('are ranked by the horizon asked for', () => {
    const priorities = told(
      prioritiesOf(framework, plainScore(framework, { a: 0, b: 90, c: 95, d: 99 }), null, USUAL_SETTINGS),
    );
    expect(ranked(priorities, 'strategic')[0]?.dimension).toBe('a');
    const impacts = ranked(priorities, 'operational').map((row) => row.impacts.operational);
    expect(impacts).toEqual([...impacts].sort((a, b) => b - a));
  });

  it('measure the distance to the best peers, or to full marks where any of them is missing', () => {
    const score = plainScore(framework, { a: 40, b: 40, c: 40, d: 40 });
    const near = told(
      prioritiesOf(framework, score, plainPeers({ a: 90, b: 40, c: 30, d: 50 }), USUAL_SETTINGS),
    );
    expect(near.reference).toBe('peers');
    expect(near.rows.map((row) => Number(row.shares.proximity.toFixed(4)))).toEqual([0.8333, 0, 0, 0.1667]);
    const missing = told(prioritiesOf(framework, score, plainPeers({ a: 90, b: 40, c: 30 }), USUAL_SETTINGS));
    expect(missing).toMatchObject({ reference: 'scale', rows: { 0: { shares: { proximity: 0.25 } } } });
  });
});

describe('a column with nothing in it', () => {
  it('gives its weight to the others: no indicator matters', () => {
    const settings = { costProfile: null, kpis: { 'lead-time': 0 as const, scrap: 0 as const } };
    const priorities = told(prioritiesOf(framework, all(50), null, settings));
    expect(priorities.empty).toEqual(['kpi']);
    expect(priorities.weights.strategic.cost).toBeCloseTo(0.2 / 0.7, 12);
    expect(priorities.weights.strategic.kpi).toBe(0);
  });

  it('is no division by zero: nothing left to the best peers', () => {
    const priorities = told(prioritiesOf(framework, all(100), null, USUAL_SETTINGS));
    expect(priorities.empty).toEqual(['proximity']);
    expect(priorities.rows.every((row) => Number.isFinite(row.impacts.strategic))).toBe(true);
  });

  it('where all are empty, or nothing is known, there are no priorities at all', () => {
    const nothing = {
      ...framework,
      dimensions: framework.dimensions.map((d) => ({ ...d, costRelevance: {}, kpiRelevance: {} })),
    };
    expect(prioritiesOf(nothing, all(100), null, USUAL_SETTINGS)).toBeNull();
    expect(prioritiesOf(framework, plainScore(framework, {}), null, USUAL_SETTINGS)).toBeNull();
    expect(prioritiesOf({ ...framework, horizons: [] }, all(20), null, USUAL_SETTINGS)).toBeNull();
  });
});

describe('a cost profile', () => {
  it('must add up to 100 %, and says by how much it does not, in both languages', () => {
    expect(checkCostProfile(framework, { materials: 70, labour: 30 })).toBeNull();
    expect(checkCostProfile(framework, { materials: 33.3, labour: 66.6 })).toBeNull();
    expect(checkCostProfile(framework, { materials: 70, labour: 40 })?.en).toContain('10 points over');
    expect(checkCostProfile(framework, { materials: 58.5 })?.fr).toContain('41,5');
    expect(checkCostProfile(framework, { materials: 100, rent: 0 })?.en).toContain('rent');
  });

  it('becomes shares that add up to 1, whatever rounding left', () => {
    const shares = sharesOfPercents(framework, { materials: 33.3, labour: 66.6 });
    expect(sum(Object.values(shares))).toBeCloseTo(1, 12);
  });

  it('moves work to where the money is', () => {
    const at = (materials: number) => {
      const settings = { costProfile: { materials, labour: 1 - materials }, kpis: null };
      return told(prioritiesOf(framework, all(50), null, settings)).rows[1]!.shares.cost;
    };
    // Dimension b counts for materials (2) and not for labour (0).
    expect(at(1)).toBeGreaterThan(at(0.5));
    expect(at(0)).toBe(0);
  });
});
