import { m } from '#messages';
import { asActor } from '#platform/db/scope.ts';
import { closeJobRun, reportProgress } from '#platform/jobs/job-run.ts';
import type { Task, TaskContext } from '#platform/jobs/task.ts';
import { text } from '#platform/text.ts';
import type { RoadmapSolutions } from '../../roadmap/solution.ts';
import { findRoadmap, readInput } from './roadmap.queries.ts';
import { tellRoadmapProgress } from './tell-roadmap-progress.ts';

export const SOLVE_TASK = 'strategy.solve-roadmap';

interface Order {
  strategyId: string;
  jobId: string;
  byName: string;
}

/**
 * Computes a strategy's roadmap from its sheets as they stand when it begins. Only the job asked for last keeps what it
 * found; run again after a crash it starts over.
 */
export const solveRoadmapTask: Task = async (order: Order, context: TaskContext) => {
  const { db, clock } = context.runtime;
  try {
    await solve(order, context);
  } catch (error) {
    await closeJobRun(db, order.jobId, 'failed', clock.now(), text(m.roadmap_job_failed));
    throw error;
  }
};

async function solve({ strategyId, jobId, byName }: Order, { runtime, actor }: TaskContext): Promise<void> {
  const { db, clock } = runtime;
  const input = await asActor(db, actor, async (tx) => {
    const roadmap = await findRoadmap(tx, strategyId);
    return roadmap?.jobId === jobId ? readInput(tx, strategyId, roadmap.settings) : null;
  });
  // Something was changed since: a later job computes the plan.
  if (!input) return closeJobRun(db, jobId, 'cancelled', clock.now());
  // Loaded by the job alone: the solver is large, and every server process reads this file.
  const { solveAll } = await import('./solve-all.ts');
  const solutions = await solveAll(input, (done, total) => reportProgress(db, jobId, done, total));
  await asActor(db, actor, async (tx) => {
    const kept = { inputHash: input.hash, solvedAt: clock.now(), solvedByName: byName };
    await tx
      .updateTable('roadmap')
      .set({ solutions: JSON.stringify(solutions satisfies RoadmapSolutions), ...kept })
      .where('strategyId', '=', strategyId)
      .where('jobId', '=', jobId)
      .execute();
    await tellRoadmapProgress(tx, strategyId);
    await closeJobRun(tx, jobId, 'done', clock.now());
  });
}
