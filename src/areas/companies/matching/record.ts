/**
 * What the matcher needs to know of a firm. Every field but the names may be absent: an absent field is
 * unknown and weighs nothing, for or against. Values come as people typed them; the matcher normalises.
 */
export interface MatchRecord {
  /** The caller's own identifier, handed back untouched. */
  readonly id?: string;
  /** Legal name first, then other names. */
  readonly names: readonly string[];
  readonly neq?: string;
  readonly bn?: string;
  /** Street line: civic number, street, unit. */
  readonly address?: string;
  readonly city?: string;
  readonly postalCode?: string;
  readonly phone?: string;
  readonly website?: string;
  readonly email?: string;
}

/** One line of the side-by-side review: what was compared, how it came out, and what that weighs. */
export interface FieldEvidence {
  readonly field: string;
  readonly left: string;
  readonly right: string;
  /** One of the field's level names, for instance `same`, `close`, `different`, `missing`. */
  readonly level: string;
  /** Weight of evidence in bits: +1 doubles the odds that the two are one firm, -1 halves them. */
  readonly bits: number;
}

export type Decision = 'same' | 'review' | 'different';

/** Probabilities from which a pair is merged at once (`same`) or shown to a person (`review`). */
export interface Thresholds {
  readonly same: number;
  readonly review: number;
}

/** Merge alone only when one in fifty may be wrong; show a person what is at least one chance in ten. */
export const DEFAULT_THRESHOLDS: Thresholds = { same: 0.98, review: 0.1 };

export function decide(probability: number, thresholds: Thresholds = DEFAULT_THRESHOLDS): Decision {
  if (probability >= thresholds.same) return 'same';
  return probability >= thresholds.review ? 'review' : 'different';
}
