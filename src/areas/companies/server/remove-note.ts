import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { findOwn } from './file-scope.ts';
import { fileWriter } from './policies.ts';

/** Takes a note away for good, and its line in the timeline with it. */
export const removeNote = useCase({
  name: 'companies.remove-note',
  summary: text(m.companies_op_remove_note),
  input: z.object({ id: z.uuid() }),
  output: z.object({ companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'DELETE', path: '/notes/{id}' },
  async run({ id }, context) {
    const note = await findOwn(context, 'note', id);
    if (!note) return notFound();
    const own = context.actor.organisationId!;
    await context.tx.deleteFrom('note').where('id', '=', id).where('organisationId', '=', own).execute();
    await context.tx
      .deleteFrom('timelineEntry')
      .where('subjectType', '=', 'note')
      .where('subjectId', '=', id)
      .where('organisationId', '=', own)
      .execute();
    context.audit('note', id, { companyId: note.companyId });
    return ok({ companyId: note.companyId });
  },
});
