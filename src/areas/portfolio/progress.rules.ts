import type { Figure, Result, Target } from './figure.ts';
import { latestResult, latestTarget } from './figure.rules.ts';
import { addFractions, compareFractions, fraction, type Fraction } from './fraction.ts';
import type { IndicatorId } from './indicator.ts';
import type { Day } from './partial-date.ts';
import { elapsedShare } from './time.rules.ts';

/** `reached` whatever the time; the three others compare achievement with time elapsed; else `unknown`. */
export type ProgressStatus = 'reached' | 'ahead' | 'on-track' | 'behind' | 'unknown';

export interface Progress {
  readonly status: ProgressStatus;
  /** Result over target, exact; may exceed 1; null without both or with a target of zero. */
  readonly achieved: Fraction | null;
  readonly elapsed: Fraction | null;
}

/** Ten points of percentage either way still count as on track: results are reported a few times a year. */
const TOLERANCE: Fraction = { numerator: 1, denominator: 10 };

const ONE: Fraction = { numerator: 1, denominator: 1 };

/** Compares a result with its target against the share of time elapsed. Unknown stays unknown. */
export function progressOf(input: {
  target: number | null;
  result: number | null;
  elapsed: Fraction | null;
}): Progress {
  const { target, result, elapsed } = input;
  const achieved = target === null || result === null ? null : fraction(result, target);
  return { status: statusOf(achieved, elapsed), achieved, elapsed };
}

export interface IndicatorProgress extends Progress {
  readonly indicator: IndicatorId;
  readonly target: Target | null;
  readonly result: Result | null;
}

/** The progress of one indicator on a day, from dated figures of both kinds. */
export function indicatorProgress(
  figures: readonly Figure[],
  indicator: IndicatorId,
  period: { startsOn: Day | null; endsOn: Day | null; on: Day },
): IndicatorProgress {
  const target = latestTarget(figures, indicator, period.on);
  const result = latestResult(figures, indicator, period.on);
  const elapsed = elapsedShare(period.startsOn, period.endsOn, period.on);
  const progress = progressOf({ target: target?.value ?? null, result: result?.value ?? null, elapsed });
  return { indicator, target, result, ...progress };
}

function statusOf(achieved: Fraction | null, elapsed: Fraction | null): ProgressStatus {
  if (achieved && compareFractions(achieved, ONE) >= 0) return 'reached';
  if (!achieved || !elapsed) return 'unknown';
  if (compareFractions(achieved, addFractions(elapsed, TOLERANCE)) > 0) return 'ahead';
  return compareFractions(addFractions(achieved, TOLERANCE), elapsed) < 0 ? 'behind' : 'on-track';
}
