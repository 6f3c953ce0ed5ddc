import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db/scope.ts';
import { problemOf, type Unplanned } from '../../roadmap/from-sheets.rules.ts';
import type { RoadmapProblem } from '../../roadmap/problem.ts';
import { roadmapSettingsSchema, type RoadmapSettings } from '../../roadmap/settings.ts';
import type { AdoptedPlan, RoadmapSolutions } from '../../roadmap/solution.ts';
import { readSheets } from '../document/sheets.queries.ts';

/** What is kept of a strategy's roadmap. */
export interface StoredRoadmap {
  settings: RoadmapSettings;
  solutions: RoadmapSolutions | null;
  inputHash: string | null;
  solvedAt: Date | null;
  solvedByName: string | null;
  jobId: string | null;
  adopted: AdoptedPlan | null;
  adoptedAt: Date | null;
  adoptedByName: string | null;
}

/** Scoped by the transaction's actor through row-level security: callers look the strategy up first. */
export async function findRoadmap(tx: Tx, strategyId: string): Promise<StoredRoadmap | null> {
  const row = await tx
    .selectFrom('roadmap')
    .selectAll()
    .where('strategyId', '=', strategyId)
    .executeTakeFirst();
  if (!row) return null;
  const { inputHash, solvedAt, solvedByName, jobId, adoptedAt, adoptedByName } = row;
  return {
    settings: roadmapSettingsSchema.parse(row),
    solutions: row.solutions as RoadmapSolutions | null,
    adopted: row.adopted as AdoptedPlan | null,
    ...{ inputHash, solvedAt, solvedByName, jobId, adoptedAt, adoptedByName },
  };
}

export interface Input {
  problem: RoadmapProblem;
  unplanned: Unplanned[];
  budgets: number[];
  /** The same for the same figures and wishes: words of a sheet do not put a plan out of date. */
  hash: string;
}

export async function readInput(tx: Tx, strategyId: string, settings: RoadmapSettings): Promise<Input> {
  const { problem, unplanned } = problemOf(await readSheets(tx, strategyId), settings);
  const { budgets } = settings;
  const figures = {
    ...problem,
    items: problem.items.map(({ title: _, ...item }) => item),
    aid: problem.aid.map(({ name: _, ...rule }) => rule),
    unplanned: unplanned.map(({ id, missing }) => ({ id, missing })),
    budgets,
  };
  const hash = createHash('sha256').update(JSON.stringify(figures)).digest('hex');
  return { problem, unplanned, budgets, hash };
}

export interface RoadmapJob {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  doneCount: number;
  totalCount: number | null;
  startedAt: Date | null;
  message: { fr: string; en: string } | null;
}

export async function findJob(tx: Tx, jobId: string | null): Promise<RoadmapJob | null> {
  if (!jobId) return null;
  const job = await tx
    .selectFrom('jobRun')
    .select(['state', 'doneCount', 'totalCount', 'startedAt', 'message'])
    .where('id', '=', jobId)
    .executeTakeFirst();
  if (!job) return null;
  const state = (job.state === 'waiting' ? 'queued' : job.state) as RoadmapJob['state'];
  return { ...job, state, message: job.message as RoadmapJob['message'] };
}
