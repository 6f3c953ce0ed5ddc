import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Context } from '#platform/use-case/index.ts';
import { MAX_EVIDENCE_FILES, MAX_EVIDENCE_TOTAL, type AsideReason } from '../../assessment/index.ts';
import type { OpenDoor } from './door.queries.ts';

type Scope = Pick<Context, 'tx' | 'now'>;

// As large as the chunks of every other file.
const CHUNK = 256 * 1024;

export interface NewEvidence {
  id: string;
  questionId: string;
  name: string;
  mediaType: string;
  authorName: string;
  device: string;
  aside: AsideReason | null;
  data: Uint8Array;
}

export async function addEvidenceFile(
  { tx, now, actor, newId }: Pick<Context, 'tx' | 'now' | 'actor' | 'newId'>,
  { id, key }: OpenDoor,
  { data, ...one }: NewEvidence,
): Promise<'kept' | 'known' | 'full' | null> {
  const sha256 = createHash('sha256').update(data).digest('hex');
  const row = { ...one, fileId: newId(), size: data.byteLength, sha256 };
  const { rows } = await sql<{ outcome: 'kept' | 'known' | 'full' | null }>`
    select assessment_evidence_add(${id}::uuid, ${key}, ${JSON.stringify(row)}::jsonb, ${actor.userId},
      ${MAX_EVIDENCE_FILES}::integer, ${MAX_EVIDENCE_TOTAL}::bigint, ${now}::timestamptz) as outcome`.execute(
    tx,
  );
  const { outcome } = rows[0]!;
  for (let place = 0; outcome === 'kept' && place * CHUNK < data.byteLength; place++) {
    const content = Buffer.from(data.subarray(place * CHUNK, (place + 1) * CHUNK));
    await sql`select assessment_evidence_write(${id}::uuid, ${key}, ${one.id}::uuid, ${place}::integer, ${content}::bytea,
      ${now}::timestamptz)`.execute(tx);
  }
  return outcome;
}

/** The whole content: at most what one upload may hold. */
export async function readEvidenceFile({ tx, now }: Scope, { id, key }: OpenDoor, evidence: string) {
  const chunks: Buffer[] = [];
  for (let place = 0; ; place++) {
    const { rows } = await sql<{ data: Buffer | null }>`
      select assessment_evidence_read(${id}::uuid, ${key}, ${evidence}::uuid, ${place}::integer, ${now}::timestamptz) as data`.execute(
      tx,
    );
    if (!rows[0]?.data) return Buffer.concat(chunks);
    chunks.push(rows[0].data);
  }
}

export async function removeEvidenceFile(
  { tx, now }: Scope,
  { id, key }: OpenDoor,
  evidence: string,
  who: string,
): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`
    select assessment_evidence_remove(${id}::uuid, ${key}, ${evidence}::uuid, ${who}, ${now}::timestamptz) as removed`.execute(
    tx,
  );
  return rows[0]!.removed;
}
