import { createHash } from 'node:crypto';
import type { Tx } from '../db/scope.ts';
import type { Context } from '../use-case/operation.ts';

const CHUNK = 1 << 20;

export interface NewFile {
  name: string;
  mediaType: string;
  data: Uint8Array;
}

/**
 * Keeps a file for the actor's organisation, in the caller's transaction, and gives its id.
 * The name is the person's and is only ever shown; nothing is written to a path made of it.
 */
export async function storeFile(
  context: Pick<Context, 'tx' | 'actor' | 'now' | 'newId'>,
  file: NewFile,
): Promise<string> {
  const { tx, actor } = context;
  if (!actor.organisationId) throw new Error('A file belongs to an organisation, and this actor has none.');
  const id = context.newId();
  await tx
    .insertInto('file')
    .values({
      id,
      organisationId: actor.organisationId,
      name: file.name.slice(0, 255),
      mediaType: file.mediaType.slice(0, 100),
      sizeBytes: file.data.byteLength,
      sha256: createHash('sha256').update(file.data).digest('hex'),
      createdBy: actor.userId,
      createdAt: context.now,
    })
    .execute();
  for (let position = 0; position * CHUNK < file.data.byteLength; position++) {
    const data = Buffer.from(file.data.subarray(position * CHUNK, (position + 1) * CHUNK));
    await tx.insertInto('fileChunk').values({ fileId: id, position, data }).execute();
  }
  return id;
}

/** The content of a file the transaction's actor may see, chunk by chunk, in order. Empty when there is none. */
export async function* readFile(tx: Tx, fileId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const chunk = await tx
      .selectFrom('fileChunk')
      .select('data')
      .where('fileId', '=', fileId)
      .where('position', '=', position)
      .executeTakeFirst();
    if (!chunk) return;
    yield chunk.data;
  }
}
