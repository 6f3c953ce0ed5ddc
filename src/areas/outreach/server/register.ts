import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { readNeq } from '#areas/companies/index.ts';
import { hashSecret, newSecret } from '#platform/ids.ts';
import { takeTurn } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import {
  anyone,
  notFound,
  ok,
  refuse,
  refuseField,
  useCase,
  type Context,
  type Result,
} from '#platform/use-case/index.ts';
import type { PublicActivity } from '../activity.ts';
import { consentText } from '../consent.rules.ts';
import { registrationInput } from '../registration.ts';
import { firmWithoutDoubt } from './match-stated-firm.ts';
import { findPublished, type PublishedActivity } from './public-activity.queries.ts';
import { confirmationMail } from './registration-mail.ts';

type Input = z.output<typeof registrationInput>;

/** Mails to one address in an hour: enough for someone who lost the first, too few to bother somebody with. */
const PER_ADDRESS = { most: 4, seconds: 3600 };

/** Registrations from one network address in an hour: a hall full of people on one wireless network gets through. */
export const registrationAllowance = { most: 120, seconds: 3600 };

/**
 * Registers someone for an activity that is open, and writes to them. The answer is the same whether or not the address
 * was known: whoever is registered already gets a new link, and keeps what they said the first time.
 */
export const register = useCase({
  name: 'outreach.register',
  summary: text(m.outreach_op_register),
  input: registrationInput,
  output: z.object({}),
  allow: anyone,
  http: { method: 'POST', path: '/events/{slug}/registrations' },
  async run(input, context) {
    const published = await findPublished(context.tx, input.slug, context.now);
    if (!published) return notFound();
    const refused = refusalOf(published.activity) ?? problemIn(input, published.activity);
    if (refused) return refused;
    // Filled by what fills every field: it is thanked like a person, and nothing is written.
    if (input.website) return ok({});
    if (!(await takeTurn(context.tx, `register:${input.email.toLowerCase()}`, PER_ADDRESS, context.now))) {
      return refuse('too-many', 'too-many-registrations', text(m.outreach_register_too_many));
    }
    return write(published, input, context);
  },
});

type Refused = Extract<Result<never>, { ok: false }>;

function refusalOf({ registration }: PublicActivity): Refused | null {
  switch (registration) {
    case 'open':
      return null;
    case 'full':
      return refuse('conflict', 'registration-full', text(m.outreach_event_full));
    case 'closed':
      return refuse('conflict', 'registration-closed', text(m.outreach_event_closed));
    case 'over':
      return refuse('conflict', 'activity-over', text(m.outreach_event_over));
    case 'cancelled':
      return refuse('conflict', 'activity-cancelled', text(m.outreach_event_cancelled));
  }
}

function problemIn(input: Input, activity: PublicActivity): Refused | null {
  if (input.neq !== undefined && !readNeq(input.neq).ok) {
    return refuseField('neq', 'invalid-neq', text(m.outreach_problem_neq));
  }
  // What is kept is what the person read: a text that changed since is asked again.
  if (sameWords(input.consentText) === sameWords(consentText(activity, input.language))) return null;
  return refuseField('consent', 'consent-text-changed', text(m.outreach_problem_consent_text));
}

/** Browsers send line breaks their own way. */
const sameWords = (words: string): string => words.replace(/\s+/g, ' ').trim();

async function write(
  published: PublishedActivity,
  input: Input,
  context: Context,
): Promise<Result<Record<string, never>>> {
  const stated = { firm: input.firm, ...(input.neq && { neq: input.neq }) };
  const [id, token] = [context.newId(), newSecret()];
  const person = { ...personOf(input), consentText: consentText(published.activity, input.language) };
  const company = await firmWithoutDoubt(context.tx, stated, input);
  const { rows } = await sql<{ outcome: string }>`
    select activity_register(${id}::uuid, ${published.id}::uuid, ${JSON.stringify(stated)}::jsonb, ${company}::uuid,
      ${JSON.stringify(person)}::jsonb, ${hashSecret(token)}, ${context.now}) as outcome`.execute(context.tx);
  if (rows[0]?.outcome === 'full')
    return refuse('conflict', 'registration-full', text(m.outreach_event_full));
  if (rows[0]?.outcome !== 'registered')
    return refuse('conflict', 'registration-closed', text(m.outreach_event_closed));
  context.mail(
    confirmationMail(
      published,
      { name: input.name, email: input.email, token },
      { locale: input.language, origin: context.origin },
    ),
  );
  // Not whom: the audit of the public is read by nobody, and must not tell who was known.
  context.audit('activity', published.id);
  return ok({});
}

const personOf = ({ name, email, phone, jobTitle, language, consent }: Input) => ({
  name,
  email,
  phone,
  jobTitle,
  language,
  consent,
});
