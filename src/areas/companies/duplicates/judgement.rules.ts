import type { FieldEvidence } from '../matching/index.ts';

/** One bit doubles the odds: less is the noise of a register that grew. */
const STRONGER_BY = 1;

/**
 * Whether records that a person judged to be two firms should be shown again: only when they came to agree on some
 * field better than when they were judged. Other weights for the same agreement (a new model) change nothing.
 */
export function isStronger(judged: readonly FieldEvidence[], now: readonly FieldEvidence[]): boolean {
  const before = new Map(judged.map((evidence) => [evidence.field, evidence]));
  return now.some(({ field, level, bits }) => {
    const known = before.get(field);
    return level !== (known?.level ?? 'missing') && bits >= (known?.bits ?? 0) + STRONGER_BY;
  });
}

export const SURENESS = ['almost-certain', 'very-likely', 'likely', 'possible'] as const;
export type Sureness = (typeof SURENESS)[number];

/** A probability in words. */
export function surenessOf(probability: number): Sureness {
  if (probability >= 0.98) return 'almost-certain';
  if (probability >= 0.9) return 'very-likely';
  return probability >= 0.5 ? 'likely' : 'possible';
}

export type Weight = 'strong-for' | 'for' | 'neutral' | 'against' | 'strong-against';

/** What a field's comparison says, from its bits of evidence. */
export function weightOf(bits: number): Weight {
  if (bits >= 6) return 'strong-for';
  if (bits >= 1) return 'for';
  if (bits > -1) return 'neutral';
  return bits > -5 ? 'against' : 'strong-against';
}
