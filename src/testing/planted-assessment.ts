import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

const now = new Date('2026-01-15T15:00:00Z');
const framework = { stage: 'T0', frameworkId: 'virage-4-0', frameworkVersion: 1 };

interface Planting {
  organisationId: string;
  companyId: string;
  /** Stands in every text that only the organisation may see. */
  mark: string;
}

/** An assessment of the organisation with everything that belongs to it, each marked. */
export async function plantAssessment(runtime: Runtime, planting: Planting): Promise<string[]> {
  const { organisationId, companyId, mark } = planting;
  const assessment = newId();
  await runtime.db
    .insertInto('assessment')
    .values({ id: assessment, organisationId, companyId, ...framework, createdAt: now })
    .execute();
  const said = await plantSaid(runtime, assessment, planting);
  const [link, snapshot] = [newId(), newId()];
  const of = { assessmentId: assessment, organisationId };
  await runtime.db
    .insertInto('assessmentLink')
    .values({ id: link, ...of, name: mark, tokenHash: `link-${mark}`, createdAt: now, expiresAt: now })
    .execute();
  const worth = {
    answers: JSON.stringify({ [mark]: { kind: 'unknown' } }),
    score: JSON.stringify({ overall: null, mark }),
  };
  const submitted = { submittedAt: now, submittedBy: mark, sizeClass: 'unknown' };
  await runtime.db
    .insertInto('assessmentSnapshot')
    .values({ id: snapshot, ...of, ...framework, companyId, ...submitted, ...worth })
    .execute();
  return [assessment, ...said, link, snapshot];
}

async function plantSaid(
  { db }: Runtime,
  assessmentId: string,
  { organisationId, mark }: Planting,
): Promise<string[]> {
  const [answer, file, evidence] = [newId(), newId(), newId()];
  const by = { questionId: 'planning-level', authorName: mark, device: 'x', receivedAt: now };
  await db
    .insertInto('assessmentAnswer')
    .values({
      id: answer,
      assessmentId,
      organisationId,
      ...by,
      kind: 'note',
      value: JSON.stringify({ text: mark }),
      answeredAt: now,
    })
    .execute();
  const content = { name: mark, mediaType: 'application/pdf', sizeBytes: 3, sha256: '' };
  await db
    .insertInto('file')
    .values({ id: file, organisationId, ...content, createdAt: now })
    .execute();
  await db
    .insertInto('assessmentEvidence')
    .values({ id: evidence, assessmentId, organisationId, ...by, fileId: file })
    .execute();
  return [answer, evidence];
}
