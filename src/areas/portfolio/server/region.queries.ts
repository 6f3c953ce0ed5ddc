import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { OrganisationRef, PriorityView } from '../index.ts';
import { fromNullable } from './date-columns.ts';
import { mayWritePriority } from './policies.ts';
import { visible } from './project-filter.queries.ts';

interface PriorityRow {
  id: string;
  titleFr: string;
  titleEn: string;
  detailFr: string;
  detailEn: string;
  adoptedOn: string | null;
  adoptedPrecision: string;
  sourceTitle: string | null;
  sourceUrl: string | null;
  organisation: OrganisationRef | null;
  projects: string[];
}

/** A region's priorities, the newest first, each with the projects that answer it and that the reader may see. */
export async function readPrioritiesOf(tx: Tx, actor: Actor, region: string): Promise<PriorityView[]> {
  const { rows } = await sql<PriorityRow>`
    select rp.id, rp.title_fr, rp.title_en, rp.detail_fr, rp.detail_en, rp.adopted_on, rp.adopted_precision,
      rp.source_title, rp.source_url,
      case when o.id is not null then json_build_object('id', o.id, 'slug', o.slug,
        'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) end as organisation,
      array(select p.slug from project_priority pp join project p on p.id = pp.project_id
        where pp.priority_id = rp.id and ${visible(actor)} order by p.slug) as projects
    from region_priority rp left join organisation o on o.id = rp.organisation_id
    where rp.region_code = ${region} order by rp.adopted_on desc nulls last, rp.title_fr, rp.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    title: { fr: row.titleFr, en: row.titleEn },
    detail: { fr: row.detailFr, en: row.detailEn },
    adoptedOn: fromNullable(row.adoptedOn, row.adoptedPrecision),
    source: row.sourceTitle === null ? null : { title: row.sourceTitle, url: row.sourceUrl },
    organisation: row.organisation,
    editable: row.organisation !== null && mayWritePriority(actor, row.organisation.id),
    projects: row.projects,
  }));
}

export async function countPriorities(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('regionPriority')
    .select((eb) => ['regionCode', eb.fn.countAll<number>().as('priorities')])
    .groupBy('regionCode')
    .execute();
  return new Map(rows.map(({ regionCode, priorities }) => [regionCode, priorities]));
}
