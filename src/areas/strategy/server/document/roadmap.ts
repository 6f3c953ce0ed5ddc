import type { Tx } from '#platform/db/scope.ts';
import type { RoadmapSummary } from '../../document/document.ts';

/** The roadmap as it was last computed; null before. */
export const readRoadmap = async (_tx: Tx, _strategyId: string): Promise<RoadmapSummary | null> => null;
