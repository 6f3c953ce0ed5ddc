import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase, type Context } from '#platform/use-case/index.ts';
import { consentAnswerSchema } from '../contact.ts';
import type { KnownConsent } from '../contact.rules.ts';
import { checkConsent, consentColumns, tell } from './contact-writing.ts';
import { findOwn } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** Keeps a person's answer on being written to: what, when, and how it is known. */
export const recordConsent = useCase({
  name: 'companies.record-consent',
  summary: text(m.companies_op_record_consent),
  input: consentAnswerSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'PUT', path: '/contacts/{id}/consent' },
  async run({ id, ...answer }, context) {
    const contact = await findOwn(context, 'contact', id);
    if (!contact) return notFound();
    const known = await readConsent(context, id);
    const checked = checkConsent(context, known, answer);
    if (!checked.ok) return checked;
    await context.tx
      .updateTable('contact')
      .set({ ...consentColumns(answer), updatedAt: context.now })
      .where('id', '=', id)
      .where('organisationId', '=', context.actor.organisationId!)
      .execute();
    await tell(context, contact.companyId, id, 'consent-recorded', { consent: answer.consent }, known);
    return ok(contact);
  },
});

async function readConsent({ tx }: Context, id: string): Promise<KnownConsent> {
  const known = await tx
    .selectFrom('contact')
    .select(['consent', 'consentAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    consent: known.consent as KnownConsent['consent'],
    at: known.consentAt ? quebecDay(known.consentAt) : null,
  };
}
