import type { Tx } from '#platform/db/scope.ts';
import type { FunnelStage } from '../funnel.rules.ts';
import { daysOf, type Period } from '../period.rules.ts';
import type { ReachScope } from '../reach.ts';

/** Distinct firms of a scope that came to a stage from a day to a day (null: open); null where nobody can tell. */
export type StageCounter = (
  tx: Tx,
  scope: ReachScope,
  days: { from: string | null; to: string | null },
) => Promise<number | null>;

const counters = new Map<FunnelStage, StageCounter>();

/**
 * Lets a later area count its stage of the funnel, which is not for outreach to know. The composition says who does; a
 * stage that nobody counts is unknown.
 */
export const measureStage = (stage: FunnelStage, counter: StageCounter): void =>
  void counters.set(stage, counter);

export async function countStages(
  tx: Tx,
  scope: ReachScope,
  period: Period,
): Promise<Partial<Record<FunnelStage, number>>> {
  const measured: Partial<Record<FunnelStage, number>> = {};
  for (const [stage, counter] of counters) {
    const firms = await counter(tx, scope, daysOf(period));
    if (firms !== null) measured[stage] = firms;
  }
  return measured;
}
