import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Declared, IndicatorId, MoneySum, OrganisationRef } from '../index.ts';
import { INDICATORS } from '../index.ts';
import { fromColumns } from './date-columns.ts';

/** One project as the breakdowns need it. */
export interface ProjectMoney {
  id: string;
  status: 'draft' | 'published';
  scope: 'national' | 'regions';
  regions: string[];
  sectors: string[];
  organisation: OrganisationRef;
  initiativeId: string | null;
  totalCostCents: number | null;
  aid: MoneySum;
}

/** Every project that matches, each once, with its aid: what all the breakdowns of a page are made from. */
export async function readProjectMoney(tx: Tx, where: RawBuilder<unknown>): Promise<ProjectMoney[]> {
  const { rows } = await sql<Omit<ProjectMoney, 'aid'> & MoneySum>`
    with money as (select f.project_id, coalesce(sum(f.amount_cents), 0)::bigint as known_cents,
        count(f.amount_cents) as known, count(*) - count(f.amount_cents) as unknown from funding_source f group by 1),
      places as (select r.project_id, array_agg(r.region_code order by r.region_code) as codes from project_region r group by 1),
      fields as (select s.project_id, array_agg(s.naics order by s.naics) as codes from project_sector s group by 1)
    select p.id, p.status, p.scope, p.initiative_id, p.total_cost_cents,
      json_build_object('id', o.id, 'slug', o.slug, 'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) as organisation,
      coalesce(places.codes, '{}') as regions, coalesce(fields.codes, '{}') as sectors,
      coalesce(money.known_cents, 0) as known_cents, coalesce(money.known, 0) as known, coalesce(money.unknown, 0) as unknown
    from project p join organisation o on o.id = p.organisation_id
    left join money on money.project_id = p.id
    left join places on places.project_id = p.id
    left join fields on fields.project_id = p.id
    where ${where} order by p.id`.execute(tx);
  return rows.map(({ knownCents, known, unknown, ...row }) => ({
    ...row,
    aid: { knownCents, known, unknown },
  }));
}

/** Who pays how much of the projects that match. */
export async function readByFunder(
  tx: Tx,
  where: RawBuilder<unknown>,
): Promise<{ funder: OrganisationRef; projects: number; aid: MoneySum }[]> {
  const { rows } = await sql<{ funder: OrganisationRef; projects: number } & MoneySum>`
    select json_build_object('id', o.id, 'slug', o.slug, 'name', json_build_object('fr', o.name_fr, 'en', o.name_en)) as funder,
      s.projects, s.known_cents, s.known, s.unknown
    from (select f.funder_id, count(distinct p.id) as projects, coalesce(sum(f.amount_cents), 0)::bigint as known_cents, count(f.amount_cents) as known,
        count(*) - count(f.amount_cents) as unknown
      from project p join funding_source f on f.project_id = p.id where ${where} group by 1) s
    join organisation o on o.id = s.funder_id order by s.known_cents desc, o.id`.execute(tx);
  return rows.map(({ funder, projects, ...aid }) => ({ funder, projects, aid }));
}

const SUMMED: readonly IndicatorId[] = ['firms-sensitised', 'firms-accompanied'];

interface SummedRow {
  indicator: IndicatorId;
  kind: 'target' | 'result';
  value: number;
  projects: number;
  oldest: string;
  oldestPrecision: string;
  newest: string;
  newestPrecision: string;
}

/** The last figure of each project, added up by indicator and kind. A firm of two projects is in both of them. */
export async function readDeclared(tx: Tx, where: RawBuilder<unknown>, today: string): Promise<Declared[]> {
  const { rows } = await sql<SummedRow>`
    with last as (
      select distinct on (g.project_id, g.indicator, g.kind) g.indicator, g.kind, g.value, g.as_of, g.as_of_precision
      from project p join figure g on g.project_id = p.id
      where ${where} and g.withdrawn_at is null and g.known_on <= ${today} and g.indicator = any (${SUMMED}::text[])
      order by g.project_id, g.indicator, g.kind, g.known_on desc, g.recorded_at desc, g.id desc)
    select indicator, kind, sum(value)::bigint as value, count(*) as projects,
      min(as_of) as oldest, (array_agg(as_of_precision order by as_of))[1] as oldest_precision,
      max(as_of) as newest, (array_agg(as_of_precision order by as_of desc))[1] as newest_precision
    from last group by 1, 2`.execute(tx);
  return SUMMED.map((indicator) => ({
    indicator,
    unit: INDICATORS[indicator].unit,
    target: summed(rows, indicator, 'target'),
    result: summed(rows, indicator, 'result'),
  }));
}

function summed(rows: readonly SummedRow[], indicator: IndicatorId, kind: string): Declared['target'] {
  const row = rows.find((one) => one.indicator === indicator && one.kind === kind);
  if (!row) return null;
  return {
    value: row.value,
    projects: row.projects,
    oldest: fromColumns(row.oldest, row.oldestPrecision),
    newest: fromColumns(row.newest, row.newestPrecision),
  };
}

/** What the filters of the portfolio can be set to: what some visible project has. */
export async function readChoices(tx: Tx, visibleOnly: RawBuilder<unknown>) {
  const { rows } = await sql<{ kind: string; slug: string; nameFr: string; nameEn: string }>`
    with p as materialized (select p.id, p.organisation_id, p.initiative_id from project p where ${visibleOnly})
    select 'organisation' as kind, o.slug, o.name_fr, o.name_en from organisation o
      where o.id in (select organisation_id from p)
    union all select 'funder', o.slug, o.name_fr, o.name_en from organisation o
      where o.id in (select f.funder_id from funding_source f where f.project_id in (select id from p))
    union all select 'initiative', i.slug, i.name_fr, i.name_en from initiative i
    union all select distinct 'sector', s.naics, '', '' from project_sector s where s.project_id in (select id from p)
    order by 1, 3, 2`.execute(tx);
  const of = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ slug, nameFr, nameEn }) => ({ slug, name: { fr: nameFr, en: nameEn } }));
  return {
    organisations: of('organisation'),
    funders: of('funder'),
    initiatives: of('initiative'),
    sectors: of('sector').map(({ slug }) => slug),
  };
}
