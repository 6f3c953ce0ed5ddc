import { STAGES, type Framework, type StageId } from '../framework/framework.ts';
import { comparable, type Compared } from '../scoring/comparison.rules.ts';
import type { Score } from '../scoring/score.ts';

/** A submitted measure of a firm, as far as change needs it. */
export interface Measure {
  stage: StageId;
  submittedAt: Date;
  frameworkId: string;
  frameworkVersion: number;
  score: Score;
}

export interface Evolution<M extends Measure = Measure> {
  since: M;
  compared: Compared;
}

/**
 * What changed since T0: against the last T0 that was submitted before this measure. Null for a T0, and for a firm that
 * has none; a T0 of another version is told with the reason why it does not compare.
 */
export function evolutionOf<M extends Measure>(
  current: Measure,
  earlier: readonly M[],
  frameworks: readonly Framework[],
): Evolution<M> | null {
  const [start] = STAGES;
  if (current.stage === start) return null;
  const [since] = earlier
    .filter(({ stage, submittedAt }) => stage === start && submittedAt < current.submittedAt)
    .sort((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime());
  return since ? { since, compared: comparable(since, current, frameworks) } : null;
}
