import { z } from 'zod';
import { m } from '#messages';
import { openJobRun } from '#platform/jobs/job-run.ts';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { authorOf } from '../document/author.ts';
import { strategyWriter } from '../document/policies.ts';
import { openStrategy } from '../document/strategy-scope.ts';
import { findRoadmap } from './roadmap.queries.ts';
import { SOLVE_TASK } from './solve-task.ts';

/** Computes the roadmap anew: the plan, what would bring in what is left out, and the budgets beside it. */
export const solveRoadmapNow = useCase({
  name: 'strategy.solve-roadmap',
  summary: text(m.roadmap_op_solve),
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/roadmap/solve' },
  async run({ id }, context) {
    const strategy = await openStrategy(context, id);
    if (!strategy.ok) return strategy;
    if (!(await findRoadmap(context.tx, id))) return noSettings();
    await askToSolve(context, id);
    return ok({ id });
  },
});

export const noSettings = () => refuse('refused', 'no-settings', text(m.roadmap_problem_no_settings));

/** Asks the job process for a plan; one that is under way for this strategy is for nothing from now on. */
export async function askToSolve(context: Context, strategyId: string): Promise<void> {
  const jobId = await openJobRun(context, 'solve-roadmap', strategyId);
  await context.tx.updateTable('roadmap').set({ jobId }).where('strategyId', '=', strategyId).execute();
  const { name: byName } = await authorOf(context);
  context.enqueue(SOLVE_TASK, { strategyId, jobId, byName });
}
