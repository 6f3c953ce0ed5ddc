import { holds } from './check.rules.ts';
import type { RoadmapItem, RoadmapProblem, Starts } from './problem.ts';
import { forcedItems, windowsOf } from './windows.rules.ts';

/**
 * The rule of thumb that a roadmap is measured against: what must be first, then value per dollar, each item as soon as
 * it fits, its prerequisites before it. What does not fit any more is left out.
 * @returns null when what must be does not fit this way, which proves nothing
 */
export function greedyPlan(problem: RoadmapProblem): Starts | null {
  const forced = forcedItems(problem);
  const ranked = [...problem.items].sort(
    (a, b) => Number(forced.has(b.id)) - Number(forced.has(a.id)) || worth(b) - worth(a),
  );
  let starts: Starts = {};
  for (const item of ranked) starts = withItem(problem, starts, item) ?? starts;
  return holds(problem, starts) ? starts : null;
}

const worth = ({ value, costCents }: RoadmapItem): number =>
  value /
  Math.max(
    1,
    costCents.reduce((sum, cents) => sum + cents, 0),
  );

/** The plan with an item and what it waits for, each as soon as it fits; null when one of them does not. */
function withItem(problem: RoadmapProblem, starts: Starts, item: RoadmapItem): Starts | null {
  if (starts[item.id] !== undefined) return starts;
  let with_: Starts | null = starts;
  for (const id of item.prerequisites) {
    const before = problem.items.find((one) => one.id === id);
    with_ = before && with_ ? withItem(problem, with_, before) : null;
  }
  return with_ && soonest(problem, with_, item);
}

/** What must be and is not in yet is no reason to say no. */
function soonest(problem: RoadmapProblem, starts: Starts, item: RoadmapItem): Starts | null {
  const window = windowsOf(problem).get(item.id);
  if (!window) return null;
  const relaxed = {
    ...problem,
    items: problem.items.map((one) =>
      one.id === item.id || starts[one.id] !== undefined
        ? one
        : { ...one, must: 'free' as const, locked: null },
    ),
  };
  for (let quarter = window.first; quarter <= window.last; quarter += 1) {
    const tried = { ...starts, [item.id]: quarter };
    if (holds(relaxed, tried)) return tried;
  }
  return null;
}
