import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { consentAnswerSchema, contactFieldsSchema } from '../contact.ts';
import { checkConsent, consentColumns, tell } from './contact-writing.ts';
import { openForWriting } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** Adds a person at a firm, with the answer on consent when it is already known. */
export const addContact = useCase({
  name: 'companies.add-contact',
  summary: text(m.companies_op_add_contact),
  input: contactFieldsSchema.extend({ companyId: z.uuid(), consent: consentAnswerSchema.optional() }),
  output: z.object({ id: z.uuid(), companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'POST', path: '/companies/{companyId}/contacts' },
  async run({ companyId, consent, ...fields }, context) {
    const file = await openForWriting(context, companyId);
    if (!file.ok) return file;
    const answer = consent
      ? checkConsent(context, { consent: 'unknown', at: null }, consent, 'consent.')
      : ok(null);
    if (!answer.ok) return answer;
    const { firmId } = file.value;
    const id = context.newId();
    const own = { organisationId: context.actor.organisationId!, createdBy: context.actor.userId };
    await context.tx
      .insertInto('contact')
      .values({
        id,
        companyId: firmId,
        ...own,
        ...fields,
        ...consentColumns(consent),
        createdAt: context.now,
        updatedAt: context.now,
      })
      .execute();
    await tell(context, firmId, id, 'contact-added');
    if (consent) await tell(context, firmId, id, 'consent-recorded', { consent: consent.consent });
    return ok({ id, companyId: firmId });
  },
});
