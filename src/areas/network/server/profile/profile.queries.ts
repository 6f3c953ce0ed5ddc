import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { wholeContent, type Consent, type ProfileContent, type ProfileState } from '../../profile/index.ts';
import { visibleProfiles } from './policies.ts';

/** A profile beside what the register says of its firm. */
export interface ProfileRow {
  companyId: string;
  organisationId: string;
  projectId: string | null;
  slug: string;
  state: ProfileState;
  content: ProfileContent;
  consent: Consent;
  completeness: number;
  verifiedOn: string | null;
  submittedAt: Date | null;
  reviewedAt: Date | null;
  publishedAt: Date | null;
  revision: number;
  createdAt: Date;
  updatedByName: string;
  updatedAt: Date;
  firm: string;
  city: string | null;
  regionCode: string | null;
  firmLanguages: string[];
}

const WHOLE = sql`p.company_id, p.organisation_id, p.project_id, p.slug, p.state, p.content, p.consent, p.completeness,
  p.verified_on, p.submitted_at, p.reviewed_at, p.published_at, p.revision, p.created_at, p.updated_by_name, p.updated_at,
  f.legal_name as firm, f.city, f.region_code, f.languages as firm_languages`;

/** The profile of a firm, by any of its records, if the actor may see it. */
export async function readProfile(tx: Tx, actor: Actor, companyId: string): Promise<ProfileRow | null> {
  const { rows } = await sql<ProfileRow>`
    select ${WHOLE} from supplier_profile p join company r on r.id = p.company_id join company f on f.id = r.firm_id
    where r.firm_id = (select c.firm_id from company c where c.id = ${companyId}::uuid) and ${visibleProfiles(actor)}
    limit 1`.execute(tx);
  const [row] = rows;
  return row ? { ...row, content: wholeContent(row.content) } : null;
}

/** The same, held until the end of the transaction: two who save at once do so one after the other. */
export async function lockProfile(tx: Tx, actor: Actor, companyId: string): Promise<ProfileRow | null> {
  await sql`select from supplier_profile p where ${visibleProfiles(actor)} and p.company_id in
    (select c.id from company c where c.firm_id = (select o.firm_id from company o where o.id = ${companyId}::uuid))
    for no key update`.execute(tx);
  return readProfile(tx, actor, companyId);
}

export interface PictureRow {
  id: string;
  name: string;
  width: number;
  height: number;
}

export async function readPictures(tx: Tx, companyId: string): Promise<PictureRow[]> {
  return tx
    .selectFrom('supplierPicture')
    .select(['id', 'name', 'width', 'height'])
    .where('companyId', '=', companyId)
    .orderBy('createdAt')
    .execute();
}

export interface FileRow {
  id: string;
  name: string;
  sizeBytes: number;
  kind: 'document' | 'evidence';
}

export async function readFiles(tx: Tx, companyId: string): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select f.id, f.name, f.size_bytes, s.kind from supplier_file s join file f on f.id = s.file_id
    where s.company_id = ${companyId}::uuid order by f.created_at, f.id`.execute(tx);
  return rows;
}

export interface EventRow {
  id: string;
  kind: string;
  fields: string[];
  comment: string;
  byName: string;
  bySide: 'staff' | 'firm' | null;
  at: Date;
}

export async function readEvents(tx: Tx, companyId: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select e.id, e.kind, e.fields, e.comment, e.by_name, e.by_side, e.at
    from supplier_profile_event e where e.company_id = ${companyId}::uuid order by e.at desc, e.id desc limit 60`.execute(
    tx,
  );
  return rows;
}
