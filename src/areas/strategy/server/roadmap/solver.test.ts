import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, useOf } from '../../roadmap/check.rules.ts';
import { bestByTryingAll } from '../../roadmap/enumerate.ts';
import { greedyPlan } from '../../roadmap/greedy.rules.ts';
import type { RoadmapProblem, Starts } from '../../roadmap/problem.ts';
import { generatedProblem, item, problem } from '../../roadmap/testing.ts';
import { canHold, solveRoadmap } from './solver.ts';

const solved = async (given: RoadmapProblem) => {
  const outcome = await solveRoadmap(given, { limitMs: 30_000 });
  return outcome.kind === 'plan' ? outcome.plan : null;
};
const small = fc
  .integer({ min: 0, max: 100_000 })
  .map((seed) => generatedProblem(seed, { items: 5, quarters: 3 }));

describe('the best plan', () => {
  it('is worth what trying every plan finds, and says that it is proven', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (given) => {
        const plan = await solved(given);
        expect(plan ? plan.use.value : null).toBe(bestByTryingAll(given));
        if (plan) expect([plan.certificate.proven, holds(given, plan.starts)]).toEqual([true, true]);
      }),
      { numRuns: 25 },
    );
  });

  it('is never worth less than value per dollar, nor less with more money', async () => {
    const middle = fc
      .integer({ min: 0, max: 9999 })
      .map((seed) => generatedProblem(seed, { items: 10, quarters: 4 }));
    await fc.assert(
      fc.asyncProperty(middle, async (given) => {
        const plan = await solved(given);
        if (!plan) return;
        const thumb = greedyPlan(given);
        if (thumb) expect(plan.use.value).toBeGreaterThanOrEqual(useOf(given, thumb).value);
        const richer = await solved({ ...given, cashCents: given.cashCents.map((cents) => cents + 500_000) });
        expect(richer!.use.value).toBeGreaterThanOrEqual(plan.use.value);
      }),
      { numRuns: 8 },
    );
  });

  it('starts sooner where two plans are worth the same', async () => {
    const plan = await solved(problem(4, [item('a', { costCents: [100] }), item('b', { costCents: [100] })]));
    expect(plan!.starts).toEqual({ a: 0, b: 0 });
    expect(plan!.certificate.soonestProven).toBe(true);
  });

  it('starts its items as soon as any plan of the same items does', async () => {
    const sumOf = (starts: Starts) => Object.values(starts).reduce((sum, quarter) => sum + quarter, 0);
    await fc.assert(
      fc.asyncProperty(small, async (given) => {
        const plan = await solved(given);
        if (!plan) return;
        const ids = Object.keys(plan.starts);
        const plans = ids.reduce<Starts[]>(
          (all, id) =>
            all.flatMap((starts) => given.quarters.map((_, quarter) => ({ ...starts, [id]: quarter }))),
          [{}],
        );
        const least = Math.min(...plans.filter((starts) => holds(given, starts)).map(sumOf));
        expect([plan.certificate.soonestProven, sumOf(plan.starts)]).toEqual([true, least]);
      }),
      { numRuns: 15 },
    );
  });

  it('says that there is none where wishes contradict each other', async () => {
    const dear = item('a', { costCents: [1_000_001], must: 'must' });
    const outcome = await solveRoadmap(problem(2, [dear], { cashCents: [500_000, 500_000] }), {
      limitMs: 10_000,
    });
    expect(outcome.kind).toBe('infeasible');
  });

  it('carries unspent money to the next quarter, and people’s days never', async () => {
    const saved = item('a', { costCents: [900_000] });
    const plan = await solved(problem(2, [saved], { cashCents: [500_000, 500_000] }));
    expect(plan!.starts).toEqual({ a: 1 });
    const long = item('b', { effortDays: [15] });
    const none = await solved(problem(2, [long], { peopleDays: [10, 10] }));
    expect(none!.leftOut).toEqual(['b']);
  });

  it('does not need an item that is worth nothing, unless another waits for it', async () => {
    const items = [item('a', { value: 0 }), item('b', { value: 0 }), item('c', { prerequisites: ['b'] })];
    expect((await solved(problem(2, items)))!.starts).toEqual({ b: 0, c: 1 });
  });
});

describe('whether wishes can hold', () => {
  const dear = item('a', { costCents: [1_000_001], must: 'must' });

  it('is told from what must be in a plan alone', async () => {
    const others = Array.from({ length: 5 }, (_, at) => item(`b${at}`, { costCents: [400_000] }));
    const asked = (cents: number) => problem(2, [dear, ...others], { cashCents: [500_000, cents] });
    expect(await canHold(asked(500_001), 10_000)).toBe(true);
    expect(await canHold(asked(500_000), 10_000)).toBe(false);
  });

  it('is not known when there is no time to tell', async () => {
    expect(await canHold(problem(2, [dear], { cashCents: [500_000, 500_001] }), 0)).toBe(null);
  });
});
