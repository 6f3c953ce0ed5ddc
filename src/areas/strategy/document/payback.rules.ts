import type { Payback } from './document.ts';

interface Costs {
  oneOffCents: number | null;
  yearlyCents: number | null;
  yearlyBenefitCents: number | null;
}

/**
 * Simple payback: the one-off cost over what a full year leaves. No interest, no aid. Unknown as long as one of the three
 * amounts is; never when the yearly cost takes all of the benefit.
 */
export function paybackOf({ oneOffCents, yearlyCents, yearlyBenefitCents }: Costs): Payback {
  if (oneOffCents === null || yearlyCents === null || yearlyBenefitCents === null) return { kind: 'unknown' };
  const left = yearlyBenefitCents - yearlyCents;
  if (oneOffCents === 0 && left >= 0) return { kind: 'years', years: 0 };
  return left > 0 ? { kind: 'years', years: oneOffCents / left } : { kind: 'never' };
}

/** How an option meets the criteria, 0 to 1, by their weights; null until each criterion is judged. */
export function ratingOf(
  criteria: readonly { id: string; weight: number }[],
  ratings: Readonly<Record<string, number>>,
): number | null {
  const weight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  if (weight === 0 || criteria.some(({ id }) => ratings[id] === undefined)) return null;
  return criteria.reduce((sum, { id, weight }) => sum + ratings[id]! * weight, 0) / (4 * weight);
}
