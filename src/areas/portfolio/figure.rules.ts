import type { Figure, FigureKind, Result, Target } from './figure.ts';
import type { IndicatorId } from './indicator.ts';
import { lastDayOf, type Day } from './partial-date.ts';

/**
 * The figures of one indicator and one kind that were surely known on a day, oldest first. A figure dated by its
 * month or its year alone counts from the last day of it. Of two with the same day the one listed later comes last.
 */
export function figuresKnownOn<F extends Figure>(
  figures: readonly F[],
  wanted: { indicator: IndicatorId; kind: FigureKind; on: Day },
): F[] {
  return figures
    .filter((figure) => figure.indicator === wanted.indicator && figure.kind === wanted.kind)
    .filter((figure) => lastDayOf(figure.asOf) <= wanted.on)
    .sort((a, b) => lastDayOf(a.asOf).localeCompare(lastDayOf(b.asOf)));
}

/** What is promised for an indicator as of a day: the last target announced, never a result. */
export function latestTarget(figures: readonly Figure[], indicator: IndicatorId, on: Day): Target | null {
  const last = figuresKnownOn(figures, { indicator, kind: 'target', on }).at(-1);
  return last ? { ...last, kind: 'target' } : null;
}

/** What is achieved for an indicator as of a day: the last result counted, never a target. */
export function latestResult(figures: readonly Figure[], indicator: IndicatorId, on: Day): Result | null {
  const last = figuresKnownOn(figures, { indicator, kind: 'result', on }).at(-1);
  return last ? { ...last, kind: 'result' } : null;
}

/** The indicators that have a figure, in the order in which they first appear. */
export function indicatorsOf(figures: readonly Figure[]): IndicatorId[] {
  return [...new Set(figures.map((figure) => figure.indicator))];
}

export type SumOfFigures =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: 'no-figure' | 'kinds-mixed' | 'units-mixed' };

/** Adds figures of one kind and one unit; announced and achieved are never added together. */
export function addFigures(figures: readonly Figure[]): SumOfFigures {
  const [first] = figures;
  if (!first) return { ok: false, reason: 'no-figure' };
  if (figures.some((figure) => figure.kind !== first.kind)) return { ok: false, reason: 'kinds-mixed' };
  if (figures.some((figure) => figure.unit !== first.unit)) return { ok: false, reason: 'units-mixed' };
  return { ok: true, value: figures.reduce((total, figure) => total + figure.value, 0) };
}
