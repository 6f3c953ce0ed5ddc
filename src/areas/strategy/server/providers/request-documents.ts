import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { storeFile } from '#platform/files/files.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { checkedFile } from './checked-file.ts';
import { requestParty } from './policies.ts';
import { takeRequestStep } from './request-step.ts';
import { readDocuments } from './request.queries.ts';

const MOST_DOCUMENTS = 10;

/** Attaches a document to a request that was not sent: drawings, process sheets, a list of parts. */
export const addDocument = useCase({
  name: 'strategy.add-document',
  summary: text(m.providers_op_add_document),
  input: z.object({
    id: z.uuid(),
    name: z.string().trim().max(255).default(''),
    mediaType: z.string().trim().max(100).default('application/octet-stream'),
    data: z.instanceof(Uint8Array),
  }),
  output: z.object({ id: z.uuid() }),
  allow: requestParty,
  async run({ id, ...file }, context) {
    const step = await takeRequestStep(context, id, 'edit');
    if (!step.ok) return step;
    const sound = checkedFile(file);
    if (!sound.ok) return sound;
    if ((await readDocuments(context.tx, id)).length >= MOST_DOCUMENTS)
      return refuseField('file', 'too-many-files', text(m.providers_problem_documents_many));
    const fileId = await storeFile(context, file);
    await context.tx
      .insertInto('proposalDocument')
      .values({ fileId, requestId: id, addedAt: context.now })
      .execute();
    context.audit('proposal-request', id, { document: file.name });
    return ok({ id: fileId });
  },
});

/** Takes a document off a request that was not sent. */
export const removeDocument = useCase({
  name: 'strategy.remove-document',
  summary: text(m.providers_op_remove_document),
  input: z.object({ id: z.uuid(), fileId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: requestParty,
  http: { method: 'DELETE', path: '/proposal-requests/{id}/documents/{fileId}' },
  async run({ id, fileId }, context) {
    const step = await takeRequestStep(context, id, 'edit');
    if (!step.ok) return step;
    const { rows } = await sql`delete from proposal_document
      where file_id = ${fileId}::uuid and request_id = ${id}::uuid returning file_id`.execute(context.tx);
    if (rows.length === 0) return notFound();
    context.audit('proposal-request', id, { removed: fileId });
    return ok({ id });
  },
});
