import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSettled,
  moveWeight,
  sensitivityOf,
  totalsOf,
  weightsOfAHundred,
  winnersOf,
} from './comparison.rules.ts';

const CRITERIA = [
  { id: 'fit', weight: 50 },
  { id: 'price', weight: 30 },
  { id: 'support', weight: 20 },
];
const score = (recipientId: string, criterionId: string, points: number) => ({
  recipientId,
  criterionId,
  score: points,
});
const all = (recipientId: string, ...points: number[]) =>
  points.map((one, at) => score(recipientId, CRITERIA[at]!.id, one));

const criteria = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 6 })
  .map((weights) => weights.map((weight, at) => ({ id: `c${at}`, weight })));
const scoring = criteria.chain((list) =>
  fc
    .array(
      fc.record({
        recipientId: fc.constantFrom('a', 'b', 'c'),
        criterionId: fc.constantFrom(...list.map(({ id }) => id)),
        score: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 30 },
    )
    .map((scores) => ({ list, scores })),
);

describe('proposals side by side', () => {
  it('are totalled by the weights of the firm', () => {
    const [total] = totalsOf(CRITERIA, ['a'], all('a', 5, 0, 0));
    expect(total).toMatchObject({ total: 50, known: 100, low: 50, high: 50 });
  });

  it('are not taken down by what nobody scored yet: unknown is not zero', () => {
    const [total] = totalsOf(CRITERIA, ['a'], all('a', 4));
    expect(total).toMatchObject({ total: 80, known: 50, low: 40, high: 90 });
    expect(total!.byCriterion).toEqual({ fit: 4, price: null, support: null });
    expect(totalsOf(CRITERIA, ['b'], [])[0]).toMatchObject({ total: null, known: 0, low: 0, high: 100 });
  });

  it('take the mean where several people scored', () => {
    expect(totalsOf(CRITERIA, ['a'], [score('a', 'fit', 2), score('a', 'fit', 4)])[0]!.byCriterion.fit).toBe(
      3,
    );
  });

  it('may share the first place, and have none before anything is scored', () => {
    expect(winnersOf(totalsOf(CRITERIA, ['a', 'b'], [...all('a', 3, 3, 3), ...all('b', 3, 3, 3)]))).toEqual([
      'a',
      'b',
    ]);
    expect(winnersOf(totalsOf(CRITERIA, ['a'], []))).toEqual([]);
  });

  it('are settled only when nothing unknown could turn the order', () => {
    const sure = totalsOf(CRITERIA, ['a', 'b'], [...all('a', 5, 5, 5), ...all('b', 1, 1, 1)]);
    const open = totalsOf(CRITERIA, ['a', 'b'], [...all('a', 5, 5), ...all('b', 4)]);
    expect(isSettled(sure)).toBe(true);
    expect(isSettled(open)).toBe(false);
  });

  it('keep the total between its ends, whatever is known', () => {
    fc.assert(
      fc.property(scoring, ({ list, scores }) => {
        for (const { total, low, high } of totalsOf(list, ['a', 'b', 'c'], scores)) {
          expect(low).toBeLessThanOrEqual(high);
          if (total === null) continue;
          expect(total).toBeGreaterThanOrEqual(low - 0.02);
          expect(total).toBeLessThanOrEqual(high + 0.02);
        }
      }),
    );
  });

  it('are not changed by the order of scores, nor by another provider', () => {
    fc.assert(
      fc.property(scoring, ({ list, scores }) => {
        const one = totalsOf(list, ['a'], scores)[0]!;
        const again = totalsOf(list, ['c', 'b', 'a'], [...scores].reverse())[2]!;
        expect(again.total === null ? null : again.total.toFixed(1)).toBe(
          one.total === null ? null : one.total.toFixed(1),
        );
      }),
    );
  });
});

describe('ten points of one weight', () => {
  it('change nothing where one proposal is better in everything', () => {
    const totals = totalsOf(CRITERIA, ['a', 'b'], [...all('a', 5, 4, 4), ...all('b', 3, 2, 2)]);
    expect(sensitivityOf(CRITERIA, totals)).toEqual([]);
  });

  it('turn a close call, and the page can say which and to whom', () => {
    const totals = totalsOf(CRITERIA, ['a', 'b'], [...all('a', 4, 2, 3), ...all('b', 3, 4, 3)]);
    expect(winnersOf(totals)).toEqual(['b']);
    const shifts = sensitivityOf(CRITERIA, totals);
    expect(shifts).toContainEqual({ criterionId: 'price', points: -10, weight: 20, winners: ['a'] });
    expect(shifts.every(({ criterionId }) => criterionId !== 'support')).toBe(true);
  });

  it('keep the sum of the weights, and none goes under nought', () => {
    fc.assert(
      fc.property(criteria, fc.nat(), fc.integer({ min: -20, max: 140 }), (list, at, wanted) => {
        const { id } = list[at % list.length]!;
        const moved = moveWeight(list, id, wanted);
        const sum = (some: { weight: number }[]) => some.reduce((total, { weight }) => total + weight, 0);
        expect(sum(moved!)).toBeCloseTo(sum(list), 6);
        expect(moved!.every(({ weight }) => weight >= 0)).toBe(true);
      }),
    );
  });

  it('name only moves that change who is first', () => {
    fc.assert(
      fc.property(scoring, ({ list, scores }) => {
        const totals = totalsOf(list, ['a', 'b', 'c'], scores);
        const before = winnersOf(totals).join();
        for (const { winners } of sensitivityOf(list, totals)) expect(winners.join()).not.toBe(before);
      }),
    );
  });
});

describe('the weights that a sheet gave', () => {
  it('come to a hundred in about the same proportions, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }), (weights) => {
        const points = weightsOfAHundred(weights);
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(100);
        expect(Math.min(...points)).toBeGreaterThanOrEqual(1);
        weights.forEach((weight, at) =>
          weights.forEach((other, to) => {
            if (weight > other) expect(points[at]!).toBeGreaterThanOrEqual(points[to]!);
          }),
        );
      }),
    );
  });
});
