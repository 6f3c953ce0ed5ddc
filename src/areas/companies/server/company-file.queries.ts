import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { Contact } from '../contact.ts';
import type { MergedRecord, Participation, ReachedBy } from '../company-file.ts';
import type { Note } from '../note.ts';
import type { Standing } from './policies.ts';

/** What these questions are asked for: one firm, all its records, and who asks. */
export interface FileScope {
  firmId: string;
  /** The firm's own record and those merged into it: what was written on any of them is the firm's. */
  recordIds: string[];
  actor: Actor;
  standing: Standing;
}

const organisationText = sql<{ fr: string; en: string }>`json_build_object('fr', o.name_fr, 'en', o.name_en)`;

export async function readIdentity(tx: Tx, firmId: string) {
  return tx
    .selectFrom('company as c')
    .leftJoin('organisation as o', 'o.id', 'c.createdBy')
    .select([
      'c.id',
      'c.legalName',
      'c.neq',
      'c.businessNumber',
      'c.naics',
      'c.sizeClass',
      'c.employees',
      'c.street',
      'c.city',
      'c.province',
      'c.postalCode',
      'c.country',
      'c.regionCode',
      'c.regionCertainty',
      'c.phone',
      'c.website',
      'c.languages',
      'c.memberships',
      'c.createdAt',
      'c.updatedAt',
    ])
    .select(
      sql<{ fr: string; en: string } | null>`case when o.id is not null then ${organisationText} end`.as(
        'createdBy',
      ),
    )
    .select(
      sql<{ name: string; kind: string }[]>`(
      select coalesce(json_agg(json_build_object('name', n.name, 'kind', n.kind) order by n.id), '[]')
      from company_name n where n.company_id = c.id)`.as('otherNames'),
    )
    .where('c.id', '=', firmId)
    .executeTakeFirstOrThrow();
}

/** The records that this firm stands for, with where they came from and who decided that they are one. */
export async function readMergedRecords(tx: Tx, firmId: string): Promise<MergedRecord[]> {
  const { rows } = await sql<MergedRecord>`
    select c.id, c.legal_name, c.neq, c.city, c.created_at,
      case when o.id is not null then json_build_object('fr', o.name_fr, 'en', o.name_en) end as source,
      merge.merged_at, merge.probability,
      case when b.id is not null then json_build_object('fr', b.name_fr, 'en', b.name_en) end as merged_by
    from company c
    left join organisation o on o.id = c.created_by
    left join lateral (select * from company_merge m where m.merged_id = c.id and m.undone_at is null
      order by m.merged_at desc limit 1) merge on true
    left join organisation b on b.id = merge.organisation_id
    where c.firm_id = ${firmId} and c.id <> ${firmId}
    order by c.created_at, c.id`.execute(tx);
  return rows;
}

/** A reader sees what their organisation wrote, and a firm what anyone wrote about it. */
const readable = ({ actor, standing }: FileScope) =>
  standing.ownFirm ? sql<boolean>`true` : sql<boolean>`x.organisation_id = ${actor.organisationId}::uuid`;

export async function readContacts(tx: Tx, scope: FileScope): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select x.id, x.organisation_id, ${organisationText} as organisation, x.name, x.job_title, x.role, x.email, x.phone,
      x.language, x.consent, x.consent_at, x.consent_source, x.organisation_id = ${scope.actor.organisationId}::uuid as own
    from contact x join organisation o on o.id = x.organisation_id
    where x.company_id = any(${scope.recordIds}::uuid[]) and ${readable(scope)}
    order by fold(x.name), x.id limit 200`.execute(tx);
  return rows;
}

export async function readNotes(tx: Tx, scope: FileScope): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select x.id, ${organisationText} as organisation, x.text, x.created_at,
      x.organisation_id = ${scope.actor.organisationId}::uuid as own
    from note x join organisation o on o.id = x.organisation_id
    where x.company_id = any(${scope.recordIds}::uuid[]) and ${readable(scope)}
    order by x.created_at desc, x.id limit 100`.execute(tx);
  return rows;
}

/** Of participations, a funder also sees those in the projects it funds; never who came. */
const participationReadable = ({ actor, standing }: FileScope) =>
  standing.ownFirm
    ? sql`true`
    : sql`(pa.organisation_id = ${actor.organisationId}::uuid or exists (select from funding_source f
        where f.project_id = pa.project_id and f.funder_id = ${actor.organisationId}::uuid))`;

export async function readParticipations(tx: Tx, scope: FileScope): Promise<Participation[]> {
  const { rows } = await sql<Participation>`
    select pa.id, pa.activity_id, pa.held_on, pa.state, a.kind as activity_kind,
      json_build_object('fr', a.title_fr, 'en', a.title_en) as title,
      json_build_object('slug', p.slug, 'fr', p.name_fr, 'en', p.name_en) as project,
      ${organisationText} as organisation
    from participation pa
    join activity a on a.id = pa.activity_id join project p on p.id = pa.project_id
    join organisation o on o.id = pa.organisation_id
    where pa.firm_id = ${scope.firmId} and ${participationReadable(scope)}
    order by pa.held_on desc, pa.id limit 20`.execute(tx);
  return rows;
}

/** The projects that reached the firm, as far as the reader may know. */
export async function readReachedBy(tx: Tx, scope: FileScope): Promise<ReachedBy[]> {
  const { rows } = await sql<ReachedBy>`
    select p.slug, json_build_object('fr', p.name_fr, 'en', p.name_en) as name, ${organisationText} as organisation,
      count(*)::int as contacts, min(pa.held_on) as first_on, max(pa.held_on) as last_on
    from participation pa join project p on p.id = pa.project_id join organisation o on o.id = p.organisation_id
    where pa.firm_id = ${scope.firmId} and pa.state = 'attended' and ${participationReadable(scope)}
    group by p.id, o.id order by max(pa.held_on) desc, p.slug`.execute(tx);
  return rows;
}

/** Firms that may be this one and that nobody has judged, whichever of their records were compared. */
export async function countOpenDuplicates(tx: Tx, firmId: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(distinct other.firm_id) as total
    from company own join duplicate_pair d on own.id in (d.left_id, d.right_id) and d.state = 'open'
      join company other on other.id in (d.left_id, d.right_id) and other.firm_id <> own.firm_id
    where own.firm_id = ${firmId}`.execute(tx);
  return rows[0]!.total;
}
