import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

interface Planted {
  organisationId: string;
  strategyId: string;
  mark: string;
}

/** A digital plan that was made, with its two files and its job. */
export async function plantDeliverable(
  { db }: Runtime,
  { organisationId, strategyId, mark }: Planted,
): Promise<string[]> {
  const [deliverable, job, pdf, word] = [newId(), newId(), newId(), newId()];
  const now = new Date('2026-01-15T15:00:00Z');
  await db
    .insertInto('jobRun')
    .values({
      id: job,
      organisationId,
      kind: 'make-deliverable',
      state: 'done',
      message: JSON.stringify({ fr: mark, en: mark }),
      createdAt: now,
    })
    .execute();
  await plantFiles(db, [pdf, word], { organisationId, name: mark, createdAt: now });
  await db
    .insertInto('strategyDeliverable')
    .values({
      id: deliverable,
      strategyId,
      organisationId,
      version: 1,
      language: 'fr',
      signed: true,
      pages: 12,
      pdfId: pdf,
      wordId: word,
      jobId: job,
      askedByName: mark,
      createdAt: now,
      madeAt: now,
    })
    .execute();
  return [deliverable, job, pdf, word];
}

async function plantFiles(
  db: Runtime['db'],
  ids: string[],
  of: { organisationId: string; name: string; createdAt: Date },
): Promise<void> {
  const file = { ...of, mediaType: 'application/pdf', sizeBytes: 3, sha256: '' };
  await db
    .insertInto('file')
    .values(ids.map((id) => ({ id, ...file })))
    .execute();
}
