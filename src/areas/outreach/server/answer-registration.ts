import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { hashSecret } from '#platform/ids.ts';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, query, useCase } from '#platform/use-case/index.ts';
import { registrationAnswer, registrationSchema, type Registration } from '../registration.ts';
import { findPublishedById } from './public-activity.queries.ts';

const token = z.string().min(20).max(100);

/** A registration, for whoever holds its secret link. */
export const getRegistration = query({
  name: 'outreach.get-registration',
  summary: text(m.outreach_op_get_registration),
  input: z.object({ token }),
  output: registrationSchema,
  allow: anyone,
  http: { method: 'GET', path: '/registrations/{token}' },
  async run(input, { tx, now }) {
    const found = await findRegistration(tx, input.token, now);
    return found ? ok(found) : notFound();
  },
});

/** Confirms or cancels a registration, or withdraws the consent given with it. Said twice, it changes nothing. */
export const answerRegistration = useCase({
  name: 'outreach.answer-registration',
  summary: text(m.outreach_op_answer_registration),
  input: z.object({ token, answer: registrationAnswer }),
  output: registrationSchema,
  allow: anyone,
  http: { method: 'POST', path: '/registrations/{token}/answer' },
  async run({ token: secret, answer }, { tx, now, audit }) {
    const { rows } = await sql<{ known: boolean }>`
      select answer_registration(${hashSecret(secret)}, ${answer}, ${now}) as known`.execute(tx);
    if (!rows[0]?.known) return notFound();
    const registration = await findRegistration(tx, secret, now);
    if (!registration) return notFound();
    audit('registration', hashSecret(secret).slice(0, 12), { answer });
    return ok(registration);
  },
});

type Found = Pick<Registration, 'state' | 'name' | 'firm' | 'confirmedAt' | 'consent' | 'consentText'> & {
  activityId: string;
};

async function findRegistration(tx: Tx, secret: string, now: Date): Promise<Registration | null> {
  const { rows } = await sql<Found>`select * from registration_by_token(${hashSecret(secret)})`.execute(tx);
  const found = rows[0];
  const published = found && (await findPublishedById(tx, found.activityId, now));
  if (!published) return null;
  const { activityId: _, ...own } = found;
  const { slug, titleFr, titleEn, startsAt, endsAt, place, registration } = published.activity;
  const state = { activityCancelled: registration === 'cancelled', over: endsAt <= now };
  // Who cancelled has no business at the meeting.
  const link = own.state === 'cancelled' ? null : published.link;
  return { slug, titleFr, titleEn, startsAt, endsAt, place, link, ...state, ...own };
}
