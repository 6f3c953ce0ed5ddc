import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { AnswerRecord, Snapshot } from '../../assessment/index.ts';

/** Columns of a snapshot `s`, as `Snapshot` has them. */
export const SNAPSHOT = sql`s.id, s.assessment_id, s.company_id, s.organisation_id, s.project_id, s.stage, s.framework_id,
  s.framework_version, s.submitted_at, s.submitted_by, s.answers, s.notes, s.score, s.naics, s.size_class, s.region_code`;

/**
 * The submitted assessments of a firm, all its merged records included, the newest first: those that the transaction's
 * actor may see, without the ones that a correction stands for.
 */
export async function latestSnapshots(tx: Tx, companyId: string): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select ${SNAPSHOT} from assessment_snapshot s
    where s.superseded_by is null and s.company_id in (
      select c.id from company c where c.firm_id = (select o.firm_id from company o where o.id = ${companyId}::uuid))
    order by s.submitted_at desc, s.id desc`.execute(tx);
  return rows;
}

/** What an assessment froze; null while it is open. */
export async function snapshotOf(tx: Tx, assessmentId: string): Promise<Snapshot | null> {
  const { rows } =
    await sql<Snapshot>`select ${SNAPSHOT} from assessment_snapshot s where s.assessment_id = ${assessmentId}::uuid`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Each answer that was frozen as a record of its question, said by who submitted it. */
export const frozenRecords = (
  { answers, submittedBy }: Snapshot,
  { newId, device, at }: { newId: () => string; device: string; at: Date },
): AnswerRecord[] =>
  Object.entries(answers).map(([questionId, value]) => ({
    id: newId(),
    questionId,
    kind: 'answer',
    value,
    replaces: [],
    authorName: submittedBy,
    device,
    answeredAt: at.toISOString(),
    aside: null,
    asideReason: null,
  }));
