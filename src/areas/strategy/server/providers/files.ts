import { sql } from 'kysely';
import { readFile } from '#platform/files/files.ts';
import { hashSecret, isId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { publicActor, type Actor } from '#platform/use-case/index.ts';
import { isSealed, stateAt } from '../../providers/request.workflow.ts';
import { requestParty } from './policies.ts';
import { readDocuments, readRecipients, readRequest } from './request.queries.ts';

export interface SentFile {
  name: string;
  mediaType: string;
  data: Buffer<ArrayBuffer>;
}

/** A file of a request or of a proposal that is no longer sealed; null for anything else. Ten megabytes at most. */
export async function readRequestFile(
  runtime: Runtime,
  actor: Actor,
  { requestId, fileId }: { requestId: string; fileId: string },
): Promise<SentFile | null> {
  if (!requestParty(actor) || !isId(requestId) || !isId(fileId)) return null;
  return asActor(runtime.db, actor, async (tx) => {
    const request = await readRequest(tx, actor, requestId);
    if (!request) return null;
    const sealed = isSealed(stateAt(request, runtime.clock.now()));
    const proposals = sealed ? [] : (await readRecipients(tx, requestId)).flatMap(({ files }) => files);
    const known = [...(await readDocuments(tx, requestId)), ...proposals].some(({ id }) => id === fileId);
    return known ? readWhole(tx, fileId) : null;
  });
}

async function readWhole(tx: Tx, fileId: string): Promise<SentFile | null> {
  const file = await tx
    .selectFrom('file')
    .select(['name', 'mediaType'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of readFile(tx, fileId)) chunks.push(chunk);
  return { ...file, data: Buffer.concat(chunks) };
}

/** A document of the request, or a file of one's own proposal, for the holder of a link. */
export async function readLinkedFile(
  runtime: Runtime,
  token: string,
  fileId: string,
): Promise<SentFile | null> {
  if (!isId(fileId)) return null;
  const hash = hashSecret(token);
  return asActor(runtime.db, publicActor, async (tx) => {
    const { rows } = await sql<{
      name: string;
      mediaType: string;
    }>`select name, media_type from proposal_file_of_link(${hash}, ${fileId}::uuid)`.execute(tx);
    const [file] = rows;
    if (!file) return null;
    const chunks: Buffer[] = [];
    for (let position = 0; ; position++) {
      const found = await sql<{ data: Buffer | null }>`
        select proposal_chunk_of_link(${hash}, ${fileId}::uuid, ${position}::integer) as data`.execute(tx);
      const data = found.rows[0]?.data;
      if (!data) return { ...file, data: Buffer.concat(chunks) };
      chunks.push(data);
    }
  });
}
