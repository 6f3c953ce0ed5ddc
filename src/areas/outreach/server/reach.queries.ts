import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { funnelOf, type FunnelStep } from '../funnel.rules.ts';
import { daysOf, type Period } from '../period.rules.ts';
import type { Reach, ReachFigure, ReachPart, ReachScope, ReachedFirm } from '../reach.ts';
import { visibleParticipations } from './activity-scope.ts';
import { countStages } from './funnel-stages.ts';

interface Total extends ReachPart {
  dimension: 'all' | 'region' | 'sector';
}

const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/**
 * Distinct firms and contacts of a scope in a period, in all and by region and sector. Whole years come from the totals
 * that every writing keeps; other periods and activities are counted. Both count the same thing.
 */
export async function readReach(tx: Tx, actor: Actor, scope: ReachScope, period: Period): Promise<Reach> {
  const totals = await readTotals(tx, actor, scope, period);
  const all = totals.find(({ dimension }) => dimension === 'all');
  return {
    firms: all?.firms ?? 0,
    contacts: all?.contacts ?? 0,
    unmatched: await countUnmatched(tx, actor, scope, period),
    byRegion: partsOf(totals, 'region'),
    bySector: partsOf(totals, 'sector'),
  };
}

const partsOf = (totals: Total[], dimension: Total['dimension']): ReachPart[] =>
  totals
    .filter((total) => total.dimension === dimension && total.firms > 0)
    .map(({ value, firms, contacts }) => ({ value, firms, contacts }))
    .sort((a, b) => b.firms - a.firms || a.value.localeCompare(b.value));

function readTotals(tx: Tx, actor: Actor, scope: ReachScope, period: Period): Promise<Total[]> {
  if (scope.scope === 'activity') return countActivity(tx, actor, scope.id, period);
  if (period.kind === 'days') return countDays(tx, scope, period);
  const year = period.kind === 'year' ? period.year : 0;
  return scope.scope === 'region' ? regionTotals(tx, scope.id, year) : keptTotals(tx, scope, year);
}

async function keptTotals(tx: Tx, { scope, id }: ReachScope, year: number): Promise<Total[]> {
  const rows = await tx
    .selectFrom('reachTotal')
    .where('scopeKind', '=', scope)
    .where('scopeId', '=', scope === 'all' ? EVERYWHERE : id)
    .where('year', '=', year)
    .select(['dimension', 'value', 'firms', 'contacts'])
    .execute();
  return rows as Total[];
}

async function regionTotals(tx: Tx, region: string, year: number): Promise<Total[]> {
  const { rows } = await sql<Total>`select * from reach_of_region(${region}, ${year}::integer)`.execute(tx);
  return rows;
}

async function countDays(tx: Tx, { scope, id }: ReachScope, period: Period): Promise<Total[]> {
  const { from, to } = daysOf(period);
  const { rows } =
    await sql<Total>`select * from reach_between(${scope}, ${id}, ${from}::date, ${to}::date)`.execute(tx);
  return rows;
}

async function countActivity(tx: Tx, actor: Actor, id: string, period: Period): Promise<Total[]> {
  const { rows } = await sql<Total>`
    with came as (
      select pa.firm_id, count(*) as times from participation pa
      where pa.activity_id = ${id}::uuid and pa.state = 'attended' and pa.firm_id is not null
        and ${inPeriod(period)} and ${visibleParticipations(actor)}
      group by pa.firm_id
    )
    select d.dimension, d.value, count(*) as firms, sum(came.times)::integer as contacts
    from came join company f on f.id = came.firm_id
    cross join lateral (values ('all', ''), ('region', coalesce(f.region_code, '')),
      ('sector', coalesce(left(f.naics, 3), ''))) d(dimension, value)
    group by 1, 2`.execute(tx);
  return rows;
}

async function countUnmatched(
  tx: Tx,
  actor: Actor,
  scope: ReachScope,
  period: Period,
): Promise<number | null> {
  if (scope.scope === 'region') return null;
  const { from, to } = daysOf(period);
  const counted =
    scope.scope === 'activity'
      ? sql<{ n: number }>`select count(*) as n from participation pa where pa.activity_id = ${scope.id}::uuid
          and pa.firm_id is null and pa.state = 'attended' and ${inPeriod(period)} and ${visibleParticipations(actor)}`
      : sql<{
          n: number;
        }>`select reach_unmatched(${scope.scope}, ${scope.id}, ${from}::date, ${to}::date) as n`;
  return (await counted.execute(tx)).rows[0]!.n;
}

function inPeriod(period: Period): RawBuilder<boolean> {
  const { from, to } = daysOf(period);
  return sql<boolean>`(${from}::date is null or pa.held_on >= ${from}::date)
    and (${to}::date is null or pa.held_on <= ${to}::date)`;
}

/** Reach of many projects at once, or of many initiatives or organisations, from the totals: for lists of them. */
export async function reachOfMany(
  tx: Tx,
  scope: 'project' | 'initiative' | 'organisation',
  ids: readonly string[],
  year = 0,
): Promise<Map<string, Omit<ReachFigure, 'unmatched'>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('reachTotal')
    .where('scopeKind', '=', scope)
    .where('scopeId', 'in', [...ids])
    .where('year', '=', year)
    .where('dimension', '=', 'all')
    .select(['scopeId', 'firms', 'contacts'])
    .execute();
  return new Map(rows.map(({ scopeId, firms, contacts }) => [scopeId, { firms, contacts }]));
}

/** Reach year by year, the oldest first: for a scope that the totals hold. */
export async function reachByYear(
  tx: Tx,
  { scope, id }: ReachScope,
): Promise<{ year: number; firms: number; contacts: number }[]> {
  return tx
    .selectFrom('reachTotal')
    .where('scopeKind', '=', scope)
    .where('scopeId', '=', scope === 'all' ? EVERYWHERE : id)
    .where('dimension', '=', 'all')
    .where('year', '>', 0)
    .where('firms', '>', 0)
    .select(['year', 'firms', 'contacts'])
    .orderBy('year')
    .execute();
}

export interface ReachedFilter {
  /** Region code, or "none" for firms whose region is not known. */
  region?: string | undefined;
  /** Two or three digits of SCIAN, or "none". */
  sector?: string | undefined;
}

// In C order: the same on every server.
const NAME_KEY = sql`fold(f.legal_name) collate "C"`;

/** The firms behind a figure, by name, with how often each came: those that the actor may see. */
export async function listReachedFirms(
  tx: Tx,
  actor: Actor,
  request: {
    scope: ReachScope;
    period: Period;
    filter: ReachedFilter;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<ReachedFirm>> {
  const [key, id] = decodeCursor(request.cursor, 2) ?? [];
  const after = key === undefined ? sql`true` : sql`(${NAME_KEY}, f.id) > (${key}::text, ${id}::uuid)`;
  const reached = sql`from participation pa join project p on p.id = pa.project_id join company f on f.id = pa.firm_id
    where pa.state = 'attended' and ${inScope(request.scope)} and ${narrowed(request.scope, request.filter)}
      and ${inPeriod(request.period)} and ${visibleParticipations(actor)}`;
  const { rows } = await sql<ReachedFirm & { nameKey: string }>`
    select f.id, f.legal_name as name, f.city, f.region_code, f.naics, count(*) as contacts, max(pa.held_on) as last_on,
      ${NAME_KEY} as name_key
    ${reached} and ${after} group by f.id order by name_key, f.id limit ${request.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(distinct f.id) as total ${reached}`.execute(tx);
  const page = toPage(rows, request.limit, (row) => [row.nameKey, row.id], counted.rows[0]!.total);
  return { ...page, items: page.items.map(({ nameKey: _, ...firm }) => firm) };
}

function inScope({ scope, id }: ReachScope): RawBuilder<boolean> {
  switch (scope) {
    case 'activity':
      return sql<boolean>`pa.activity_id = ${id}::uuid`;
    case 'project':
      return sql<boolean>`pa.project_id = ${id}::uuid`;
    case 'initiative':
      return sql<boolean>`p.initiative_id = ${id}::uuid`;
    case 'organisation':
      return sql<boolean>`p.organisation_id = ${id}::uuid`;
    case 'region':
    case 'all':
      return sql<boolean>`true`;
  }
}

function narrowed(scope: ReachScope, { region, sector }: ReachedFilter): RawBuilder<boolean> {
  const conditions = [
    ...(scope.scope === 'region' ? [sql`f.region_code = ${scope.id}`] : []),
    ...(region ? [region === 'none' ? sql`f.region_code is null` : sql`f.region_code = ${region}`] : []),
    ...(sector ? [sector === 'none' ? sql`f.naics is null` : sql`starts_with(f.naics, ${sector})`] : []),
  ];
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}

/** How far the firms of a scope came. Stages that no area counts are unknown, not zero. */
export async function readFunnel(
  tx: Tx,
  actor: Actor,
  scope: ReachScope,
  period: Period,
): Promise<FunnelStep[]> {
  const { firms } = await readReach(tx, actor, scope, period);
  return funnelOf({ ...(await countStages(tx, scope, period)), sensitised: firms });
}
