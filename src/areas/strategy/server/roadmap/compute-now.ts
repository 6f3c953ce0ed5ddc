import { asActor } from '#platform/db/scope.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import type { RoadmapSettings } from '../../roadmap/settings.ts';
import type { AdoptedPlan } from '../../roadmap/solution.ts';
import { readInput } from './roadmap.queries.ts';
import { tellRoadmapProgress } from './tell-roadmap-progress.ts';
import { settingsColumns } from './settings-columns.ts';

interface Wanted {
  strategyId: string;
  settings: RoadmapSettings;
  byName: string;
  /** Whether the strategy goes with the plan. */
  adopt: boolean;
}

/** Computes a roadmap and keeps it, without a job: for a demonstration's data, which nobody asked for. */
export async function computeRoadmapNow(
  { db, clock }: Pick<Runtime, 'db' | 'clock'>,
  { strategyId, settings, byName, adopt }: Wanted,
): Promise<void> {
  const { hash, ...input } = await asActor(db, systemActor, (tx) => readInput(tx, strategyId, settings));
  const { solveAll } = await import('./solve-all.ts');
  const solutions = await solveAll(input, () => Promise.resolve());
  const { outcome, problem, unplanned } = solutions;
  if (outcome.kind !== 'plan') throw new Error(`There is no plan for the strategy ${strategyId}.`);
  const now = clock.now();
  const adopted: AdoptedPlan = { shape: 1, inputHash: hash, problem, unplanned, plan: outcome.plan };
  const solved = {
    solutions: JSON.stringify(solutions),
    inputHash: hash,
    solvedAt: now,
    solvedByName: byName,
  };
  const taken = adopt ? { adopted: JSON.stringify(adopted), adoptedAt: now, adoptedByName: byName } : {};
  await asActor(db, systemActor, async (tx) => {
    await tx
      .insertInto('roadmap')
      .values({ strategyId, ...settingsColumns(settings, now), ...solved, ...taken })
      .execute();
    await tellRoadmapProgress(tx, strategyId);
  });
}
