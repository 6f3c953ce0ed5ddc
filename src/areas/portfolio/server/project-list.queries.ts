import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { NO_REACH, stateOf, type ProjectFilter, type ProjectSort, type ProjectSummary } from '../index.ts';
import { latest, readFigures } from './figure.queries.ts';
import { matching, visible } from './project-filter.queries.ts';
import { readReach } from './reach-summary.queries.ts';
import { regionRef, sectorRef } from './reference.ts';

interface Paging {
  sort: ProjectSort;
  cursor?: string | undefined;
  limit: number;
}

interface Listed {
  id: string;
  slug: string;
  nameFr: string;
  nameEn: string;
  initiative: { slug: string; name: { fr: string; en: string } } | null;
  organisation: { id: string; slug: string; name: { fr: string; en: string } };
  scope: 'national' | 'regions';
  status: 'draft' | 'published';
  regions: string[];
  sectors: string[];
  startsOn: string | null;
  endsOn: string | null;
  knownCents: number;
  known: number;
  unknown: number;
  totalCostCents: number | null;
  key: string | number;
  total: number;
}

/** What orders each list; an unknown date comes first and unknown money is less than any. */
const KEYS: Record<string, { by: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  name: { by: sql`fold(p.name_fr)`, type: sql`text` },
  organisation: {
    by: sql`(select fold(o.name_fr) from organisation o where o.id = p.organisation_id)`,
    type: sql`text`,
  },
  aid: {
    by: sql`coalesce((select sum(f.amount_cents)::bigint from funding_source f where f.project_id = p.id), -1)`,
    type: sql`bigint`,
  },
  reach: {
    by: sql`coalesce((select t.firms from reach_total t where t.scope_kind = 'project' and t.scope_id = p.id
      and t.year = 0 and t.dimension = 'all' and t.value = ''), 0)`,
    type: sql`integer`,
  },
  starts: { by: sql`coalesce(p.starts_on::text, '')`, type: sql`text` },
};

/** One page of the projects that a filter finds, with the exact number of them. */
export async function listProjects(
  tx: Tx,
  actor: Actor,
  filter: ProjectFilter,
  page: Paging,
  today: string,
): Promise<Page<ProjectSummary>> {
  return pageOf(tx, await matching(tx, actor, filter, today), page, today);
}

/** The projects of one region, alone or with others, or those that work everywhere. */
export function listProjectsIn(
  tx: Tx,
  actor: Actor,
  place: { region: string } | { national: true },
  page: Paging,
  today: string,
): Promise<Page<ProjectSummary>> {
  const there =
    'region' in place
      ? sql`p.scope = 'regions' and p.id in (select project_id from project_region where region_code = ${place.region})`
      : sql`p.scope = 'national'`;
  return pageOf(tx, sql`${visible(actor)} and ${there}`, page, today);
}

async function pageOf(
  tx: Tx,
  where: RawBuilder<unknown>,
  page: Paging,
  today: string,
): Promise<Page<ProjectSummary>> {
  const rows = await readListed(tx, where, page);
  const listed = toPage(rows, page.limit, (row) => [row.key, row.id], rows[0]?.total ?? 0);
  return { ...listed, items: await summarise(tx, listed.items, today) };
}

async function readListed(tx: Tx, where: RawBuilder<unknown>, page: Paging): Promise<Listed[]> {
  const key = KEYS[page.sort.replace('-', '')]!;
  const down = page.sort.startsWith('-');
  const order = down ? sql`desc` : sql`asc`;
  const after = decodeCursor(page.cursor, 2);
  const beyond = after
    ? sql`(m.key, m.id) ${down ? sql`<` : sql`>`} (${after[0]}::${key.type}, ${after[1]}::uuid)`
    : sql`true`;
  const { rows } = await sql<Listed>`
    with m as materialized (select p.id, ${key.by} as key from project p where ${where}),
    shown as (select m.id, m.key from m where ${beyond} order by m.key ${order}, m.id ${order} limit ${page.limit + 1})
    select p.id, p.slug, p.name_fr, p.name_en, p.scope, p.status, p.starts_on, p.ends_on, p.total_cost_cents,
      shown.key, (select count(*) from m) as total,
      case when i.id is not null then json_build_object('slug', i.slug,
        'name', json_build_object('fr', i.name_fr, 'en', i.name_en)) end as initiative,
      json_build_object('id', o.id, 'slug', o.slug, 'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) as organisation,
      array(select r.region_code from project_region r where r.project_id = p.id order by 1) as regions,
      array(select s.naics from project_sector s where s.project_id = p.id order by 1) as sectors,
      aid.known_cents, aid.known, aid.unknown
    from shown join project p on p.id = shown.id
    join organisation o on o.id = p.organisation_id
    left join initiative i on i.id = p.initiative_id
    cross join lateral (select coalesce(sum(f.amount_cents), 0)::bigint as known_cents, count(f.amount_cents) as known,
      count(*) - count(f.amount_cents) as unknown from funding_source f where f.project_id = p.id) aid
    order by shown.key ${order}, shown.id ${order}`.execute(tx);
  return rows;
}

async function summarise(tx: Tx, rows: readonly Listed[], today: string): Promise<ProjectSummary[]> {
  const ids = rows.map(({ id }) => id);
  const figures = await readFigures(tx, 'projectId', ids, ['firms-accompanied']);
  const reach = await readReach(tx, 'project', ids);
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: { fr: row.nameFr, en: row.nameEn },
    initiative: row.initiative,
    organisation: row.organisation,
    scope: row.scope,
    regions: row.regions.map(regionRef),
    sectors: row.sectors.map(sectorRef),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    state: stateOf(row, today),
    aid: { knownCents: row.knownCents, known: row.known, unknown: row.unknown },
    totalCostCents: row.totalCostCents,
    accompanied: {
      target: latest(figures.get(row.id) ?? [], 'firms-accompanied', 'target', today),
      result: latest(figures.get(row.id) ?? [], 'firms-accompanied', 'result', today),
    },
    reach: reach.get(row.id) ?? NO_REACH,
  }));
}
