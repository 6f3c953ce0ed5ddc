import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { FillField } from '../../import/fill.rules.ts';
import { writeTimeline, type Writer } from '../timeline-writer.ts';
import type { ImportedBatch } from './contract.ts';

/** Who writes: the organisation and the person of the import, at its instant. */
export const writerOf = (tx: Tx, batch: ImportedBatch): Writer => ({
  tx,
  now: batch.at,
  actor: { organisationId: batch.organisationId, userId: batch.createdBy },
  newId: () => newId(batch.at.getTime()),
});

/** Everyone reads it, so the file is not named. The subject lets undoing find the entries again. */
const entryOf = (batch: ImportedBatch, companyId: string) => ({
  companyId,
  at: batch.at,
  subjectType: 'import',
  subjectId: batch.id,
  shared: true,
});

export async function tellNewFirms(
  writer: Writer,
  batch: ImportedBatch,
  ids: readonly string[],
): Promise<void> {
  const details = { by: batch.organisationId };
  await writeTimeline(
    writer,
    ids.map((id) => ({ ...entryOf(batch, id), kind: 'company-imported', details })),
  );
}

export async function tellFilledFirms(
  writer: Writer,
  batch: ImportedBatch,
  filled: ReadonlyMap<string, readonly FillField[]>,
): Promise<void> {
  await writeTimeline(
    writer,
    [...filled].map(([id, fields]) => ({
      ...entryOf(batch, id),
      kind: 'company-updated',
      details: { changed: [...new Set(fields)], by: batch.organisationId },
    })),
  );
}

/** Takes what the import wrote out of the timelines. */
export async function forgetTimeline(tx: Tx, batchId: string): Promise<void> {
  await sql`delete from timeline_entry where subject_type = 'import' and subject_id = ${batchId}`.execute(tx);
}
