import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf, spread, withBudget, type Sheet } from './from-sheets.rules.ts';
import { roadmapProblemSchema } from './problem.ts';
import { quarterAfter, type RoadmapSettings } from './settings.ts';

const settings: RoadmapSettings = {
  firstQuarter: '2027-Q2',
  quarterCount: 6,
  cashCents: [1_000_001, 0, 0, 0, 0, 0],
  peopleDays: [10, 10, 10, 10, 10, 10],
  aid: [],
  stackingLimitBasisPoints: null,
  budgets: [],
};

const sheet = (given: Partial<Sheet>): Sheet => ({
  id: 'a',
  title: 'Suivi des machines',
  oneOffCents: 100_000,
  yearlyCents: 1001,
  effortDays: 7,
  durationQuarters: 2,
  value: 60,
  must: 'free',
  earliestQuarter: null,
  latestQuarter: null,
  lockedQuarter: null,
  prerequisites: [],
  excludes: [],
  ...given,
});
const itemOf = (given: Partial<Sheet>) => problemOf([sheet(given)], settings).problem.items[0]!;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('a sheet as the roadmap plans it', () => {
  it('pays its one-off cost while it is done, and its yearly cost by quarter after its end', () => {
    expect(itemOf({ oneOffCents: 100_001 }).costCents).toEqual([50_001, 50_000, 251, 250, 250, 250]);
  });

  it('asks for aid on what it costs once, not on what it costs every year', () => {
    expect(itemOf({}).aidableCents).toEqual([50_000, 50_000]);
  });

  it('takes whole days, and all of them', () => {
    expect(itemOf({ effortDays: 7 }).effortDays).toEqual([4, 3]);
  });

  it('counts its quarters from the first of the roadmap, before it too', () => {
    const wishes = { earliestQuarter: '2027-Q1', latestQuarter: '2028-Q1', lockedQuarter: '2027-Q2' };
    expect(itemOf(wishes)).toMatchObject({ earliest: -1, latest: 3, locked: 0 });
  });

  it('is not planned while a figure is unknown, and says which', () => {
    const { problem, unplanned } = problemOf(
      [sheet({ oneOffCents: null, effortDays: null }), sheet({ id: 'b', oneOffCents: 0 })],
      settings,
    );
    expect(problem.items.map(({ id }) => id)).toEqual(['b']);
    expect(unplanned).toEqual([
      { id: 'a', title: 'Suivi des machines', missing: ['oneOffCents', 'effortDays'] },
    ]);
  });

  it('is not in the problem at all once it is set aside', () => {
    const { problem, unplanned } = problemOf([sheet({ must: 'must-not', oneOffCents: null })], settings);
    expect([problem.items, unplanned]).toEqual([[], []]);
  });

  it('is out of an aid that names it while its figures are unknown', () => {
    const aid = [
      { id: 'x', name: 'Aide', rateBasisPoints: 5000, ceilingCents: null, initiativeIds: ['a', 'b'] },
    ];
    const { problem } = problemOf([sheet({}), sheet({ id: 'b', effortDays: null })], { ...settings, aid });
    expect(problem.aid).toEqual([
      { id: 'x', name: 'Aide', rateBasisPoints: 5000, ceilingCents: null, itemIds: ['a'] },
    ]);
  });

  it('makes a problem that the solver can read, whatever its figures', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(100_000),
        fc.nat(500),
        fc.integer({ min: 1, max: 12 }),
        (...given) => {
          const [oneOffCents, yearlyCents, effortDays, durationQuarters] = given;
          const { problem } = problemOf(
            [sheet({ oneOffCents, yearlyCents, effortDays, durationQuarters })],
            settings,
          );
          expect(roadmapProblemSchema.safeParse(problem).success).toBe(true);
        },
      ),
    );
  });
});

it('an amount in parts is the same amount', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 20 }), (total, parts) => {
      const made = spread(total, parts);
      expect(sum(made)).toBe(total);
      expect(Math.max(...made) - Math.min(...made)).toBeLessThanOrEqual(1);
    }),
  );
});

it('another budget is never a cent above its share', () => {
  const { problem } = problemOf([], settings);
  expect(withBudget(problem, 50).cashCents[0]).toBe(500_000);
});

it('quarters follow each other across years', () => {
  expect([quarterAfter('2027-Q4', 1), quarterAfter('2027-Q1', -1), quarterAfter('2027-Q2', 5)]).toEqual([
    '2028-Q1',
    '2026-Q4',
    '2028-Q3',
  ]);
});
