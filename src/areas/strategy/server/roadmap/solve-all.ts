import { helpModel, helpOf, plainObstacle, type Obstacle } from '../../roadmap/bring-in.rules.ts';
import { withBudget, type Unplanned } from '../../roadmap/from-sheets.rules.ts';
import { roadmapProblemSchema, type RoadmapProblem, type Starts } from '../../roadmap/problem.ts';
import type { Outcome, RoadmapSolutions } from '../../roadmap/solution.ts';
import { circleOf } from '../../roadmap/windows.rules.ts';
import { smallestConflict } from '../../roadmap/wishes.rules.ts';
import { canHold, solveRoadmap } from './solver.ts';
import { runSolver } from './solver-thread-host.ts';

/** How long each part may take: a job waits, and what is not proven then is said so. */
export const LIMITS = { plan: 20_000, budget: 10_000, check: 3000, help: 3000 };

interface Asked {
  problem: RoadmapProblem;
  unplanned: Unplanned[];
  budgets: number[];
}

/** The plan, what would bring in what it leaves out, and the plans of other budgets; `report` hears of each part done. */
export async function solveAll(
  { problem, unplanned, budgets }: Asked,
  report: (done: number, total: number) => Promise<void>,
): Promise<RoadmapSolutions> {
  const total = budgets.length + 2;
  await report(0, total);
  const outcome = await outcomeOf(problem, LIMITS.plan);
  await report(1, total);
  const obstacles: Obstacle[] = [];
  if (outcome.kind === 'plan')
    for (const id of outcome.plan.leftOut) obstacles.push(await obstacleOf(problem, outcome.plan.starts, id));
  await report(2, total);
  const compared: RoadmapSolutions['budgets'] = [];
  for (const percent of budgets) {
    const other = withBudget(problem, percent);
    const same = percent === 100 ? outcome : await outcomeOf(other, LIMITS.budget);
    compared.push({ percent, cashCents: other.cashCents, outcome: same });
    await report(2 + compared.length, total);
  }
  return { shape: 1, problem, unplanned, outcome, obstacles, budgets: compared };
}

async function outcomeOf(problem: RoadmapProblem, limitMs: number): Promise<Outcome> {
  if (!roadmapProblemSchema.safeParse(problem).success) return { kind: 'too-large' };
  const circle = circleOf(problem);
  if (circle) return { kind: 'circle', items: circle };
  const solved = await solveRoadmap(problem, { limitMs });
  if (solved.kind !== 'infeasible') return solved;
  const { wishes, smallest } = await smallestConflict(problem, (looser) => canHold(looser, LIMITS.check));
  return { kind: 'infeasible', conflict: wishes, smallest };
}

async function obstacleOf(problem: RoadmapProblem, starts: Starts, id: string): Promise<Obstacle> {
  const plain = plainObstacle(problem, starts, id);
  if (plain) return plain;
  const { lp, help } = helpModel(problem, starts, id);
  const { status, values } = await runSolver({ lp, limitMs: LIMITS.help });
  if (status === 'infeasible') return { id, kind: 'window' };
  return values ? helpOf(id, help, (name) => values[name] ?? 0) : { id, kind: 'unknown' };
}
