import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { noteFieldsSchema } from '../note.ts';
import { openForWriting } from './file-scope.ts';
import { fileWriter } from './policies.ts';
import { writeTimeline } from './timeline-writer.ts';

/** Keeps something in mind about a firm: for the actor's organisation, and for the firm itself. */
export const addNote = useCase({
  name: 'companies.add-note',
  summary: text(m.companies_op_add_note),
  input: noteFieldsSchema.extend({ companyId: z.uuid() }),
  output: z.object({ id: z.uuid(), companyId: z.uuid() }),
  allow: fileWriter,
  http: { method: 'POST', path: '/companies/{companyId}/notes' },
  async run(input, context) {
    const file = await openForWriting(context, input.companyId);
    if (!file.ok) return file;
    const { firmId } = file.value;
    const { actor, now } = context;
    const id = context.newId();
    await context.tx
      .insertInto('note')
      .values({
        id,
        companyId: firmId,
        organisationId: actor.organisationId!,
        text: input.text,
        createdBy: actor.userId ?? 'api',
        createdAt: now,
      })
      .execute();
    await writeTimeline(context, [
      { companyId: firmId, at: now, kind: 'note-added', subjectType: 'note', subjectId: id },
    ]);
    context.audit('note', id, { companyId: firmId });
    return ok({ id, companyId: firmId });
  },
});
