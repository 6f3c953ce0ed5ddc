import { latestTarget } from './figure.rules.ts';
import type { Figure } from './figure.ts';
import type { IndicatorId } from './indicator.ts';
import type { Day } from './partial-date.ts';

/** `unknown` when the whole or a part has no figure: nothing is guessed. */
export type SumVerdict = 'adds-up' | 'differs' | 'unknown';

export interface SumCheck {
  readonly whole: { readonly indicator: IndicatorId; readonly value: number | null };
  readonly parts: readonly { readonly indicator: IndicatorId; readonly value: number | null }[];
  readonly verdict: SumVerdict;
}

/** Holds a claim of a project against its targets: 20 strategies and 75 firms in the network make 95 firms. */
export function checkSum(
  figures: readonly Figure[],
  claim: { whole: IndicatorId; parts: readonly IndicatorId[] },
  on: Day,
): SumCheck {
  const targetOf = (indicator: IndicatorId) => ({
    indicator,
    value: latestTarget(figures, indicator, on)?.value ?? null,
  });
  const whole = targetOf(claim.whole);
  const parts = claim.parts.map(targetOf);
  return {
    whole,
    parts,
    verdict: verdictOfSum(
      whole.value,
      parts.map(({ value }) => value),
    ),
  };
}

export function verdictOfSum(whole: number | null, parts: readonly (number | null)[]): SumVerdict {
  const known = parts.filter((part) => part !== null);
  if (whole === null || known.length < parts.length) return 'unknown';
  return known.reduce((total, part) => total + part, 0) === whole ? 'adds-up' : 'differs';
}
