import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, type Context, type Result } from '#platform/use-case/index.ts';
import type { ConsentAnswer } from '../contact.ts';
import { consentProblem, type ConsentProblem, type KnownConsent } from '../contact.rules.ts';
import { writeTimeline } from './timeline-writer.ts';

const PROBLEMS: Record<ConsentProblem, typeof m.companies_consent_in_the_future> = {
  'in-the-future': m.companies_consent_in_the_future,
  'nothing-to-withdraw': m.companies_consent_nothing_to_withdraw,
  'older-than-known': m.companies_consent_older,
};

/** Refuses an answer that cannot be recorded over what is known, at the field to correct. */
export function checkConsent(
  { now }: Context,
  known: KnownConsent,
  answer: ConsentAnswer,
  at = '',
): Result<null> {
  const problem = consentProblem(known, answer, quebecDay(now));
  if (!problem) return ok(null);
  return refuseField(
    problem === 'nothing-to-withdraw' ? `${at}consent` : `${at}at`,
    problem,
    text(PROBLEMS[problem]),
  );
}

/** The day of an answer is kept as its noon in UTC, which is that day everywhere in Québec. */
export const consentColumns = (answer: ConsentAnswer | undefined) =>
  answer
    ? { consent: answer.consent, consentAt: new Date(`${answer.at}T12:00:00Z`), consentSource: answer.source }
    : { consent: 'unknown', consentAt: null, consentSource: null };

/** Writes what happened with a person into the firm's timeline and the audit. The timeline names nobody. */
export async function tell(
  context: Context,
  companyId: string,
  contactId: string,
  kind: 'contact-added' | 'contact-removed' | 'consent-recorded',
  details: Record<string, unknown> = {},
  before: object = {},
): Promise<void> {
  await writeTimeline(context, [
    { companyId, at: context.now, kind, subjectType: 'contact', subjectId: contactId, details },
  ]);
  context.audit('contact', contactId, {
    companyId,
    ...details,
    ...(Object.keys(before).length > 0 && { before }),
  });
}
