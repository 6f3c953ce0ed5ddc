import { z } from 'zod';
import { m } from '#messages';
import { storeFile } from '#platform/files/files.ts';
import { LIMITS, TabularError } from '#platform/tabular/index.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import type { ImportKind } from '../../import/import-values.ts';
import { registerStaff } from '../policies.ts';
import { fileProblem } from './file-problem.ts';
import { startJob } from './steps.ts';

export interface NewImport {
  kind: ImportKind;
  activityId?: string | null;
  fileName: string;
  mediaType: string;
  data: Uint8Array;
}

/**
 * Keeps a list and has it read: the batch's pages are at /imports/ID. Anything the file is wrong in is told there;
 * refused here is only what is empty or over the limit. For other areas' use cases too, in their own transaction.
 */
export async function startImport(context: Context, list: NewImport): Promise<Result<{ id: string }>> {
  const problem =
    list.data.byteLength === 0 ? 'empty' : list.data.byteLength > LIMITS.bytes ? 'too-large' : null;
  if (problem)
    return refuseField('file', problem, fileProblem(new TabularError(problem, { limit: LIMITS.bytes })));
  const id = context.newId();
  const organisationId = context.actor.organisationId!;
  const fileId = await storeFile(context, {
    name: list.fileName,
    mediaType: list.mediaType,
    data: list.data,
  });
  await context.tx
    .insertInto('importBatch')
    .values({
      id,
      organisationId,
      kind: list.kind,
      activityId: list.activityId ?? null,
      fileId,
      fileName: list.fileName.slice(0, 255),
      state: 'uploaded',
      createdBy: context.actor.userId,
      createdAt: context.now,
    })
    .execute();
  await startJob(context, { id, organisationId }, 'import-inspect', {});
  context.audit('import', id, { kind: list.kind, fileName: list.fileName });
  return ok({ id });
}

/** A list of firms for the register. */
export const startCompanyImport = useCase({
  name: 'companies.start-import',
  summary: text(m.imports_op_start),
  input: z.object({
    fileName: z.string().trim().min(1).max(1000),
    mediaType: z.string().max(200).default('application/octet-stream'),
    /** The file: as bytes, or in base 64 where only text goes. */
    data: z.union([
      z.base64().transform((text) => Uint8Array.from(Buffer.from(text, 'base64'))),
      z.instanceof(Uint8Array),
    ]),
  }),
  output: z.object({ id: z.uuid() }),
  allow: registerStaff,
  http: { method: 'POST', path: '/imports' },
  run: (input, context) => startImport(context, { ...input, kind: 'companies' }),
});
