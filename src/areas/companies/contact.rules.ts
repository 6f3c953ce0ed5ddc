import type { Consent, ConsentAnswer } from './contact.ts';

export type ConsentProblem = 'in-the-future' | 'nothing-to-withdraw' | 'older-than-known';

export interface KnownConsent {
  consent: Consent;
  /** The day of the last answer (YYYY-MM-DD); null when none is known. */
  at: string | null;
}

/**
 * Whether an answer can be recorded over what is known. An answer older than the last one would bring back what the
 * person has changed since; only a consent that was given can be withdrawn.
 */
export function consentProblem(
  known: KnownConsent,
  answer: ConsentAnswer,
  today: string,
): ConsentProblem | null {
  if (answer.at > today) return 'in-the-future';
  if (answer.consent === 'withdrawn' && known.consent !== 'given') return 'nothing-to-withdraw';
  return known.at !== null && answer.at < known.at ? 'older-than-known' : null;
}

/** Whether programme messages may be sent to the person. Unknown is no consent. */
export const mayWriteTo = (contact: { consent: Consent; email: string | null }): boolean =>
  contact.consent === 'given' && contact.email !== null;
