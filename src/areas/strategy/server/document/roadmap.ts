import type { Tx } from '#platform/db/scope.ts';
import type { RoadmapSummary } from '../../document/document.ts';
import { roadmapSummaryOf } from '../../roadmap/solution.ts';
import { findRoadmap } from '../roadmap/roadmap.queries.ts';

/** The plan that was adopted, or else the one computed last; null while there is none. */
export async function readRoadmap(tx: Tx, strategyId: string): Promise<RoadmapSummary | null> {
  const roadmap = await findRoadmap(tx, strategyId);
  if (roadmap?.adopted) return roadmapSummaryOf(roadmap.adopted, roadmap.adopted.plan);
  const solutions = roadmap?.solutions;
  return solutions?.outcome.kind === 'plan' ? roadmapSummaryOf(solutions, solutions.outcome.plan) : null;
}
