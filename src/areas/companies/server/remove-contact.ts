import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { tell } from './contact-writing.ts';
import { findOwn } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** Takes a person out of the register for good; the timeline keeps that it happened, without the name. */
export const removeContact = useCase({
  name: 'companies.remove-contact',
  summary: text(m.companies_op_remove_contact),
  input: z.object({ id: z.uuid() }),
  output: z.object({ companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'DELETE', path: '/contacts/{id}' },
  async run({ id }, context) {
    const contact = await findOwn(context, 'contact', id);
    if (!contact) return notFound();
    await context.tx
      .deleteFrom('contact')
      .where('id', '=', id)
      .where('organisationId', '=', context.actor.organisationId!)
      .execute();
    await tell(context, contact.companyId, id, 'contact-removed');
    return ok({ companyId: contact.companyId });
  },
});
