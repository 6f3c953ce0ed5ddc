import { createHash } from 'node:crypto';
import { holds, useOf } from '../../roadmap/check.rules.ts';
import { greedyPlan } from '../../roadmap/greedy.rules.ts';
import { lpText, valueModel } from '../../roadmap/model.rules.ts';
import {
  isForced,
  type Certificate,
  type RoadmapPlan,
  type RoadmapProblem,
  type Starts,
} from '../../roadmap/problem.ts';
import { forcedItems, windowsOf } from '../../roadmap/windows.rules.ts';
import { runChoice } from './solver-thread-host.ts';

/** `open` when the time was up before a plan was found, or it was proved that there is none. */
export type Outcome = { kind: 'plan'; plan: RoadmapPlan } | { kind: 'infeasible' } | { kind: 'open' };

/**
 * The plan of most value; its items are then started as soon as they can be. What the solver says is checked anew from the
 * problem alone, and kept with what is needed to solve the same model again.
 */
export async function solveRoadmap(
  problem: RoadmapProblem,
  { limitMs }: { limitMs: number },
): Promise<Outcome> {
  const windows = windowsOf(problem);
  if (problem.items.some((item) => isForced(item) && !windows.has(item.id))) return { kind: 'infeasible' };
  const begun = performance.now();
  const model = valueModel(problem);
  if (model.columns.size === 0) return { kind: 'plan', plan: planOf(problem, {}, EMPTY) };
  const chosen = await runChoice(problem, limitMs);
  if (chosen.bound === -1) return { kind: 'infeasible' };
  const found = chosen.starts ?? greedyPlan(problem);
  if (!found) return { kind: 'open' };
  if (!holds(problem, found)) throw new Error('The plan that was found breaks the problem it was found for.');
  const { value } = useOf(problem, found);
  const bound = Math.max(value, chosen.bound ?? everything(problem));
  const plan = planOf(problem, found, {
    solver: `HiGHS ${chosen.solver}`,
    options: SEARCH,
    modelHash: createHash('sha256').update(lpText(model)).digest('hex'),
    bound,
    value,
    proven: bound === value,
    soonestProven: chosen.soonest,
    nodes: chosen.nodes,
    milliseconds: Math.round(performance.now() - begun),
  });
  return { kind: 'plan', plan };
}

/** How the plan was searched: see choose.rules.ts. What is proven can be compared with any solver's answer to the model. */
const SEARCH = { presolve: 'off', search: 'sets by bound, placed in whole numbers' };

/**
 * Whether any plan keeps all wishes; null when the time was up before that was known. Only what must be in a plan matters.
 */
export async function canHold(problem: RoadmapProblem, limitMs: number): Promise<boolean | null> {
  const forced = forcedItems(problem);
  const asked = { ...problem, items: problem.items.filter(({ id }) => forced.has(id)) };
  const windows = windowsOf(asked);
  if (asked.items.some(({ id }) => !windows.has(id))) return false;
  if (asked.items.length === 0) return true;
  const { starts, bound } = await runChoice(asked, limitMs);
  if (starts) return holds(asked, starts);
  return bound === -1 ? false : null;
}

const EMPTY: Certificate = {
  solver: '',
  options: {},
  modelHash: '',
  bound: 0,
  value: 0,
  proven: true,
  soonestProven: true,
  nodes: 0,
  milliseconds: 0,
};

const everything = ({ items }: RoadmapProblem): number => items.reduce((sum, { value }) => sum + value, 0);

function planOf(problem: RoadmapProblem, starts: Starts, certificate: Certificate): RoadmapPlan {
  const leftOut = problem.items.filter(({ id }) => starts[id] === undefined).map(({ id }) => id);
  return { starts, leftOut, use: useOf(problem, starts), certificate };
}
