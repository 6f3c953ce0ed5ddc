import { createHash } from 'node:crypto';
import { holds, useOf } from '../../roadmap/check.rules.ts';
import { lpText, startsOf, valueModel, type Model } from '../../roadmap/model.rules.ts';
import {
  isForced,
  type Certificate,
  type RoadmapPlan,
  type RoadmapProblem,
  type Starts,
} from '../../roadmap/problem.ts';
import { windowsOf } from '../../roadmap/windows.rules.ts';
import type { Ended } from './solver-port.ts';
import { OPTIONS, runSolver } from './solver-thread-host.ts';

/** `open` when the time was up before a plan was found, or it was proved that there is none. */
export type Outcome = { kind: 'plan'; plan: RoadmapPlan } | { kind: 'infeasible' } | { kind: 'open' };

/**
 * The plan of most value; among those, one that starts its items soonest. What the solver says is checked anew from the
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
  const lp = lpText(model);
  const ended = await runSolver({ lp, limitMs });
  if (ended.status === 'infeasible') return { kind: 'infeasible' };
  const best = read(problem, model, ended);
  if (!best) return { kind: 'open' };
  const { value } = useOf(problem, best);
  const bound = ended.status === 'optimal' ? value : Math.floor((ended.bound ?? Infinity) + 1e-6);
  const proven = bound <= value;
  const left = limitMs - (performance.now() - begun);
  const sooner = proven && left > 100 ? await soonest(problem, model, best, value, left) : null;
  const plan = planOf(problem, sooner?.starts ?? best, {
    solver: `HiGHS ${ended.solver}`,
    options: OPTIONS,
    modelHash: createHash('sha256').update(lp).digest('hex'),
    bound: Number.isFinite(bound) ? Math.max(bound, value) : everything(problem),
    value,
    proven,
    soonestProven: sooner?.proven ?? false,
    nodes: ended.nodes,
    milliseconds: Math.round(performance.now() - begun),
  });
  return { kind: 'plan', plan };
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

/** @throws Error when the solver's plan breaks a wish or a limit: then its model is not that of the problem. */
function read(problem: RoadmapProblem, model: Model, { values, status }: Ended): Starts | null {
  if (!values) return null;
  const starts = startsOf(model, (name) => values[name] ?? 0);
  if (holds(problem, starts)) return starts;
  if (status === 'optimal')
    throw new Error('The plan that the solver proved breaks the problem it was given.');
  return null;
}

/** Among the plans of this value, one whose items start soonest. */
async function soonest(problem: RoadmapProblem, model: Model, from: Starts, value: number, limitMs: number) {
  const objective = new Map([...model.columns].map(([name, { quarter }]) => [name, quarter]));
  const worth = { name: 'worth', terms: model.objective, sense: '>=' as const, limit: value };
  const sooner: Model = { ...model, goal: 'Minimize', objective, rows: [...model.rows, worth] };
  const start = [...model.columns]
    .filter(([, { item, quarter }]) => from[item] === quarter)
    .map(([name]) => name);
  const ended = await runSolver({ lp: lpText(sooner), start, limitMs });
  const starts = read(problem, sooner, ended);
  if (!starts || useOf(problem, starts).value < value) return null;
  return { starts, proven: ended.status === 'optimal' };
}
