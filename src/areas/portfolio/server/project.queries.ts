import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { FundingPartView, OrganisationRef, SumCheck } from '../index.ts';
import { textOf } from './date-columns.ts';
import { visible } from './project-filter.queries.ts';
import { regionRef } from './reference.ts';

export interface ProjectRow {
  id: string;
  slug: string;
  nameFr: string;
  nameEn: string;
  summaryFr: string;
  summaryEn: string;
  initiative: { slug: string; name: { fr: string; en: string } } | null;
  organisation: OrganisationRef;
  scope: 'national' | 'regions';
  status: 'draft' | 'published';
  regions: string[];
  sectors: string[];
  startsOn: string | null;
  endsOn: string | null;
  datesNoteFr: string | null;
  datesNoteEn: string | null;
  announcedOn: string | null;
  announcedPrecision: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
  totalCostCents: number | null;
  sums: { whole: SumCheck['whole']['indicator']; parts: SumCheck['whole']['indicator'][] }[];
  updatedAt: Date;
}

/** One project that the reader may see, by its slug. */
export async function findProject(tx: Tx, actor: Actor, slug: string): Promise<ProjectRow | undefined> {
  const { rows } = await sql<ProjectRow>`
    select p.id, p.slug, p.name_fr, p.name_en, p.summary_fr, p.summary_en, p.scope, p.status, p.starts_on, p.ends_on,
      p.dates_note_fr, p.dates_note_en, p.announced_on, p.announced_precision, p.source_title, p.source_url,
      p.total_cost_cents, p.sums, p.updated_at,
      case when i.id is not null then json_build_object('slug', i.slug,
        'name', json_build_object('fr', i.name_fr, 'en', i.name_en)) end as initiative,
      json_build_object('id', o.id, 'slug', o.slug, 'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) as organisation,
      array(select r.region_code from project_region r where r.project_id = p.id order by 1) as regions,
      array(select s.naics from project_sector s where s.project_id = p.id order by 1) as sectors
    from project p join organisation o on o.id = p.organisation_id
    left join initiative i on i.id = p.initiative_id
    where p.slug = ${slug} and ${visible(actor)}`.execute(tx);
  return rows[0];
}

export type FundingRow = Omit<FundingPartView, 'shareOfTotal' | 'shareOfAid'>;

/** Who pays a project, in the order given. */
export async function readFunding(tx: Tx, projectId: string): Promise<FundingRow[]> {
  const rows = await tx
    .selectFrom('fundingSource as f')
    .innerJoin('organisation as o', 'o.id', 'f.funderId')
    .leftJoin('organisation as r', 'r.id', 'f.recipientId')
    .select(['f.id', 'f.amountCents', 'f.noteFr', 'f.noteEn', 'o.id as funderId', 'o.slug as funderSlug'])
    .select([
      'o.nameFr as funderFr',
      'o.nameEn as funderEn',
      'r.id as recipientId',
      'r.slug as recipientSlug',
    ])
    .select(['r.nameFr as recipientFr', 'r.nameEn as recipientEn'])
    .where('f.projectId', '=', projectId)
    .orderBy('f.position')
    .orderBy('f.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    amountCents: row.amountCents,
    note: textOf(row.noteFr, row.noteEn),
    funder: { id: row.funderId, slug: row.funderSlug, name: { fr: row.funderFr, en: row.funderEn } },
    recipient: row.recipientId
      ? {
          id: row.recipientId,
          slug: row.recipientSlug!,
          name: { fr: row.recipientFr!, en: row.recipientEn! },
        }
      : null,
  }));
}

/** The regional priorities that a project answers. */
export async function readPriorities(tx: Tx, projectId: string) {
  const rows = await tx
    .selectFrom('projectPriority as pp')
    .innerJoin('regionPriority as p', 'p.id', 'pp.priorityId')
    .select(['p.id', 'p.regionCode', 'p.titleFr', 'p.titleEn'])
    .where('pp.projectId', '=', projectId)
    .orderBy('p.regionCode')
    .orderBy('p.titleFr')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    region: regionRef(row.regionCode),
    title: { fr: row.titleFr, en: row.titleEn },
  }));
}
