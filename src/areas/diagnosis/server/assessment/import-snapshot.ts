import { sql } from 'kysely';
import { m } from '#messages';
import { writeTimeline, type Writer } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import type { Answers, StageId } from '../../framework/index.ts';
import { scoreAnswers } from '../../scoring/index.ts';
import { frameworkOf } from '../framework/index.ts';

/** A submitted assessment that comes from elsewhere: a portal's file, an older system, the demonstration. */
export interface ImportedAssessment {
  /** The register's record. */
  companyId: string;
  projectId: string | null;
  stage: StageId;
  frameworkId: string;
  frameworkVersion: number;
  submittedAt: Date;
  submittedBy: string;
  answers: Answers;
}

/**
 * Writes submitted assessments of the actor's organisation with their snapshots, scored anew from the answers. In the
 * caller's transaction, hundreds at once. @returns the ids of the assessments, in the order given.
 */
export async function importSnapshots(
  writer: Writer & { actor: { organisationId: string | null } },
  imported: readonly ImportedAssessment[],
): Promise<string[]> {
  const rows = imported.map((one) => toRow(writer, one));
  await sql`select assessment_import(${JSON.stringify(rows)}::jsonb, ${writer.actor.organisationId}::uuid)`.execute(
    writer.tx,
  );
  await writeTimeline(
    writer,
    rows.map(({ assessmentId, companyId, projectId, submittedAt, stage }) => ({
      companyId,
      at: submittedAt,
      kind: 'assessment-submitted',
      text: text(m.assessment_timeline_submitted, { stage }),
      path: `/assessments/${assessmentId}/result`,
      ...(projectId && { projectId }),
      subjectType: 'assessment',
      subjectId: assessmentId,
    })),
  );
  return rows.map(({ assessmentId }) => assessmentId);
}

export const importSnapshot = async (writer: Writer, imported: ImportedAssessment): Promise<string> =>
  (await importSnapshots(writer, [imported]))[0]!;

function toRow(writer: Writer, imported: ImportedAssessment) {
  const framework = frameworkOf(imported.frameworkId, imported.frameworkVersion);
  const score = scoreAnswers(framework, imported.answers);
  return { ...imported, score, id: writer.newId(), assessmentId: writer.newId() };
}
