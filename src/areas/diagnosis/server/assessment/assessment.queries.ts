import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { AssessmentLink, AssessmentState } from '../../assessment/index.ts';
import type { StageId } from '../../framework/index.ts';

export interface OwnAssessment {
  id: string;
  companyId: string;
  projectId: string | null;
  frameworkId: string;
  frameworkVersion: number;
  stage: StageId;
  state: AssessmentState;
}

/** An assessment of the organisation, held until the end of the transaction. */
export async function lockOwn(tx: Tx, organisationId: string, id: string): Promise<OwnAssessment | null> {
  const { rows } = await sql<OwnAssessment>`
    select id, company_id, project_id, framework_id, framework_version, stage, state from assessment
    where id = ${id}::uuid and organisation_id = ${organisationId}::uuid for no key update`.execute(tx);
  return rows[0] ?? null;
}

export interface NewAssessment extends Omit<OwnAssessment, 'state'> {
  organisationId: string;
  reopensId?: string;
  createdBy: string | null;
  createdAt: Date;
}

/** False when an assessment of the same kind is open for the firm already. */
export async function insertAssessment(tx: Tx, { reopensId, ...row }: NewAssessment): Promise<boolean> {
  const added = await tx
    .insertInto('assessment')
    .values({ ...row, reopensId: reopensId ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Its organisation's project, and not somebody else's. */
export async function isOwnProject(tx: Tx, organisationId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('project')
    .select('id')
    .where('id', '=', id)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
  return found !== undefined;
}

/** The firm as the register names it; null when there is none. */
export async function readFirm(tx: Tx, id: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select f.id, f.legal_name as name from company c join company f on f.id = c.firm_id where c.id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function organisationNames(tx: Tx, id: string): Promise<{ fr: string; en: string }> {
  const { nameFr, nameEn } = await tx
    .selectFrom('organisation')
    .where('id', '=', id)
    .select(['nameFr', 'nameEn'])
    .executeTakeFirstOrThrow();
  return { fr: nameFr, en: nameEn };
}

/** Who was given a way in, the latest first. */
export async function listLinks(
  tx: Tx,
  organisationId: string,
  assessmentId: string,
): Promise<AssessmentLink[]> {
  return tx
    .selectFrom('assessmentLink')
    .select(['id', 'name', 'email', 'createdAt', 'expiresAt', 'usedAt', 'revokedAt'])
    .where('assessmentId', '=', assessmentId)
    .where('organisationId', '=', organisationId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
}

/** People of the firm that the organisation could invite. */
export async function listInvitable(tx: Tx, organisationId: string, companyId: string) {
  const { rows } = await sql<{
    name: string;
    email: string;
    language: string | null;
    jobTitle: string | null;
  }>`
    select t.name, t.email, t.language, t.job_title from contact t
    where t.organisation_id = ${organisationId}::uuid and t.email is not null and t.consent not in ('refused', 'withdrawn')
      and t.company_id in (select c.id from company c where c.firm_id = (select o.firm_id from company o where o.id = ${companyId}::uuid))
    order by fold(t.name) limit 50`.execute(tx);
  return rows;
}

export const listOwnProjects = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('project')
    .where('organisationId', '=', organisationId)
    .select(['id', 'nameFr', 'nameEn'])
    .orderBy('nameFr')
    .execute();
