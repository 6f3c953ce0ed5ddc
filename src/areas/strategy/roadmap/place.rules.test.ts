import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from './check.rules.ts';
import { DeadEnds } from './dead-ends.rules.ts';
import { combined, guideModel } from './guide.rules.ts';
import { valueModel } from './model.rules.ts';
import { place, Placing } from './place.rules.ts';
import type { RoadmapProblem, Starts } from './problem.ts';
import { sooner } from './sooner.rules.ts';
import { tableOf, type Table } from './table.rules.ts';
import { generatedProblem, item, problem } from './testing.ts';

const tabled = (given: RoadmapProblem): Table => tableOf(given, valueModel(given));
const everyItem = (table: Table): number[] => table.ids.map((_, at) => at);
const asStarts = (table: Table, placed: ReadonlyMap<number, number>): Starts =>
  Object.fromEntries([...placed].map(([at, quarter]) => [table.ids[at]!, quarter]));

/** All plans that hold with all items of a small problem in them. */
function plansOf(given: RoadmapProblem): Starts[] {
  const count = given.quarters.length;
  const all = given.items.reduce<Starts[]>(
    (plans, { id }) =>
      plans.flatMap((plan) => Array.from({ length: count }, (_, quarter) => ({ ...plan, [id]: quarter }))),
    [{}],
  );
  return all.filter((starts) => holds(given, starts));
}

/** Few of these have more than one plan, many have none. What rules each other out is for who chooses the items. */
const tight = fc
  .record({ seed: fc.integer({ min: 0, max: 100_000 }), share: fc.integer({ min: 60, max: 200 }) })
  .map(({ seed, share }) => {
    const given = generatedProblem(seed, { items: 4, quarters: 4 });
    const scaled = (amounts: number[], by: number) =>
      amounts.map((amount) => Math.round((amount * by) / 100));
    return {
      ...given,
      items: given.items.map((one) => ({ ...one, must: 'free' as const, excludes: [] })),
      cashCents: scaled(given.cashCents, 2 * share),
      peopleDays: scaled(given.peopleDays, share),
    };
  });

describe('placing items that are all to be in the plan', () => {
  it('finds quarters exactly where trying all of them finds some', () => {
    fc.assert(
      fc.property(tight, (given) => {
        const table = tabled(given);
        if (table.ids.length < given.items.length) return;
        const { starts, settled } = place(table, { chosen: everyItem(table), most: 100_000 });
        expect([settled, starts !== null]).toEqual([true, plansOf(given).length > 0]);
        if (starts) expect(holds({ ...given }, asStarts(table, starts))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('fills quarters to the brim where no day is to spare', () => {
    const given = problem(
      3,
      [7, 5, 4, 8, 6, 6].map((days, at) => item(`i${at}`, { effortDays: [days] })),
      { peopleDays: [12, 12, 12] },
    );
    const table = tabled(given);
    const { starts } = place(table, { chosen: everyItem(table), most: 10_000 });
    expect(starts && holds(given, asStarts(table, starts))).toBe(true);
  });

  it('says that it cannot be where days come in lumps that fit no quarter', () => {
    const given = problem(
      2,
      [7, 7, 7].map((days, at) => item(`i${at}`, { effortDays: [days] })),
      { peopleDays: [12, 12] },
    );
    const table = tabled(given);
    expect(place(table, { chosen: everyItem(table), most: 10_000 })).toMatchObject({
      starts: null,
      settled: true,
    });
  });

  it('does not claim anything when it is given too little time', () => {
    const given = generatedProblem(13, { items: 40, quarters: 8 });
    const table = tabled(given);
    const { settled, starts } = place(table, { chosen: everyItem(table).slice(0, 25), most: 1 });
    expect([settled, starts]).toEqual([false, null]);
  });

  it('ends as it would have when it is gone on with', () => {
    fc.assert(
      fc.property(tight, (given) => {
        const table = tabled(given);
        if (table.ids.length < given.items.length) return;
        const search = new Placing(table, { chosen: everyItem(table) });
        let placed = search.upTo(1);
        for (let most = 3; !placed.settled; most *= 3) placed = search.upTo(most);
        expect(placed.starts !== null).toBe(plansOf(given).length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('starts them as soon as any plan of them does', () => {
    const guide = { limits: [], likely: () => 0 };
    fc.assert(
      fc.property(tight, (given) => {
        const table = tabled(given);
        const plans = plansOf(given);
        if (table.ids.length < given.items.length || plans.length === 0) return;
        const sumOf = (starts: Starts) => Object.values(starts).reduce((sum, quarter) => sum + quarter, 0);
        const { starts } = place(table, { chosen: everyItem(table), most: 100_000 });
        const soonest = sooner(table, starts!, { guide, late: () => false });
        expect(soonest.proven).toBe(true);
        expect(sumOf(asStarts(table, soonest.starts))).toBe(Math.min(...plans.map(sumOf)));
      }),
      { numRuns: 150 },
    );
  });
});

describe('limits that are put together', () => {
  it('are kept by every plan that keeps each of them, whatever their weights', () => {
    const weights = fc.array(fc.double({ min: -1, max: 5, noNaN: true }), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(tight, weights, (given, weighed) => {
        const table = tabled(given);
        if (table.ids.length < given.items.length) return;
        const { rows } = guideModel(table, everyItem(table));
        const { uses, most } = combined(table, everyItem(table), rows, weighed);
        for (const starts of plansOf(given)) {
          const used = table.ids.reduce((sum, id, at) => sum + uses[at * table.horizon + starts[id]!]!, 0);
          expect(used).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a dead end', () => {
  it('is one for who has spent as much or more, and for nobody else', () => {
    const known = new DeadEnds();
    known.add('a', Float64Array.of(5, 5));
    expect(known.has('a', Float64Array.of(5, 6))).toBe(true);
    expect(known.has('a', Float64Array.of(4, 9))).toBe(false);
    expect(known.has('b', Float64Array.of(9, 9))).toBe(false);
    known.add('a', Float64Array.of(4, 4));
    expect(known.has('a', Float64Array.of(4, 9))).toBe(true);
  });
});
