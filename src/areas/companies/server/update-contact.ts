import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { contactFieldsSchema } from '../contact.ts';
import { findOwn } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** Replaces what is known of a person, consent aside: that has its own use case, so that it cannot be lost by an edit. */
export const updateContact = useCase({
  name: 'companies.update-contact',
  summary: text(m.companies_op_update_contact),
  input: contactFieldsSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'PUT', path: '/contacts/{id}' },
  async run({ id, ...fields }, context) {
    const contact = await findOwn(context, 'contact', id);
    if (!contact) return notFound();
    const { name, role, jobTitle = null, email = null, phone = null, language = null } = fields;
    await context.tx
      .updateTable('contact')
      .set({ name, role, jobTitle, email, phone, language, updatedAt: context.now })
      .where('id', '=', id)
      .where('organisationId', '=', context.actor.organisationId!)
      .execute();
    context.audit('contact', id, { companyId: contact.companyId });
    return ok(contact);
  },
});
