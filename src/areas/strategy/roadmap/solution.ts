import { z } from 'zod';
import type { RoadmapSummary } from '../document/document.ts';
import type { Unplanned } from './from-sheets.rules.ts';
import type { Obstacle } from './bring-in.rules.ts';
import type { RoadmapPlan, RoadmapProblem } from './problem.ts';
import type { Wish } from './wishes.rules.ts';

/** What came of one problem. `open`: the time was up before a plan was found, or it was proved that there is none. */
export type Outcome =
  | { kind: 'plan'; plan: RoadmapPlan }
  /** `smallest` is false where time was up before each wish was known to be needed. */
  | { kind: 'infeasible'; conflict: Wish[]; smallest?: boolean }
  | { kind: 'circle'; items: string[] }
  | { kind: 'too-large' }
  | { kind: 'open' };

export interface ComparedBudget {
  percent: number;
  cashCents: number[];
  outcome: Outcome;
}

/** All that one computation gave, with the problem itself: the same model can be made and solved again from it. */
export interface RoadmapSolutions {
  shape: 1;
  problem: RoadmapProblem;
  unplanned: Unplanned[];
  outcome: Outcome;
  /** What keeps each item out that is left out, in the order of the problem. */
  obstacles: Obstacle[];
  budgets: ComparedBudget[];
}

/** A plan as it was when a strategy took it. */
export interface AdoptedPlan {
  shape: 1;
  inputHash: string;
  problem: RoadmapProblem;
  unplanned: Unplanned[];
  plan: RoadmapPlan;
}

/** Made by us and kept as it was made: its shape is told by its number. */
export const storedShape = z.object({ shape: z.literal(1) }).loose();

/** The roadmap as the document tells it. What is at hand in a quarter is its new money and what earlier ones left. */
export function roadmapSummaryOf(
  { problem, unplanned }: Pick<AdoptedPlan, 'problem' | 'unplanned'>,
  { starts, use, certificate }: RoadmapPlan,
): RoadmapSummary {
  const { quarters, items, peopleDays } = problem;
  const named = ({ id, title }: { id: string; title: string }) => ({ id, title });
  return {
    quarters,
    items: items
      .filter(({ id }) => starts[id] !== undefined)
      .map((item) => ({
        ...named(item),
        start: quarters[starts[item.id]!]!,
        quarters: item.durationQuarters,
      })),
    leftOut: [...items.filter(({ id }) => starts[id] === undefined), ...unplanned].map(named),
    cash: quarters.map((quarter, at) => ({
      quarter,
      usedCents: use.netCents[at]!,
      availableCents: use.leftCents[at]! + use.netCents[at]!,
    })),
    people: quarters.map((quarter, at) => ({
      quarter,
      usedDays: use.days[at]!,
      availableDays: peopleDays[at]!,
    })),
    value: certificate.value,
    bound: certificate.bound,
    proven: certificate.proven,
  };
}
