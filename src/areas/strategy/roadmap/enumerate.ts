import { holds, useOf } from './check.rules.ts';
import type { RoadmapProblem, Starts } from './problem.ts';

/**
 * Every plan there is, tried one after another: what a solver is checked against on small problems, because nothing can
 * be wrong with it but its slowness. For n items over q quarters it tries (q + 1)^n plans.
 * @returns the most value of a plan that holds; null when none does
 */
export function bestByTryingAll(problem: RoadmapProblem): number | null {
  let best: number | null = null;
  const place = (at: number, starts: Starts): void => {
    const item = problem.items[at];
    if (!item) {
      if (holds(problem, starts)) best = Math.max(best ?? 0, useOf(problem, starts).value);
      return;
    }
    place(at + 1, starts);
    for (let quarter = 0; quarter < problem.quarters.length; quarter += 1)
      place(at + 1, { ...starts, [item.id]: quarter });
  };
  place(0, {});
  return best;
}
