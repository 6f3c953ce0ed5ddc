import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { FunnelKind, SideCount } from '../../visibility/index.ts';
import { visibleProfiles } from '../profile/policies.ts';

export interface Period {
  from: string;
  to: string;
  companyId?: string | undefined;
}

/** Every count that the actor may see in a period, and the requests and awards beside them: all figures are sums of it. */
const countsOf = (actor: Actor, { from, to, companyId }: Period): RawBuilder<unknown> => sql`
  select r.day, r.company_id, r.kind, r.country, r.language, r.concept, r.product, r.views, f.legal_name as firm
  from (select day, company_id, kind, country, language, concept, product, views from visibility_count
    union all
    select day, company_id, kind, country, language, concept, product, sum(views)::bigint from visibility_requests()
      group by 1, 2, 3, 4, 5, 6, 7) r
  join supplier_profile p on p.company_id = r.company_id and ${visibleProfiles(actor)}
  join company k on k.id = r.company_id join company f on f.id = k.firm_id
  where r.day between ${from}::date and ${to}::date
    and (${companyId ?? null}::uuid is null or r.company_id = ${companyId ?? null}::uuid)`;

/** The counts added up by each side in one reading, so that every side has the same total. */
export async function sumCounts(tx: Tx, actor: Actor, period: Period): Promise<SideCount[]> {
  const { rows } = await sql<SideCount>`
    select case when grouping(day) = 0 then 'day' when grouping(company_id) = 0 then 'firm'
        when grouping(country) = 0 then 'country' when grouping(language) = 0 then 'language' else 'concept' end as side,
      case when grouping(day) = 0 then day::text when grouping(company_id) = 0 then company_id::text
        when grouping(country) = 0 then country when grouping(language) = 0 then language else concept end as value,
      kind, sum(views)::float8 as views
    from (${countsOf(actor, period)}) c
    group by kind, grouping sets ((day), (company_id), (country), (language), (concept))`.execute(tx);
  return rows;
}

/** Visitors counted once a day for each firm, and their sum. */
export async function sumVisitors(tx: Tx, actor: Actor, { from, to, companyId }: Period): Promise<number> {
  const { rows } = await sql<{ visitors: number }>`
    select coalesce(sum(v.visitors), 0)::float8 as visitors from visibility_visitors v
    join supplier_profile p on p.company_id = v.company_id and ${visibleProfiles(actor)}
    where v.day between ${from}::date and ${to}::date
      and (${companyId ?? null}::uuid is null or v.company_id = ${companyId ?? null}::uuid)`.execute(tx);
  return rows[0]!.visitors;
}

export interface CountRow {
  day: string;
  companyId: string;
  firm: string;
  kind: FunnelKind;
  country: string;
  language: string;
  concept: string;
  product: string;
  views: number;
}

/** The counts themselves, in the order of their key. */
export async function listCounts(
  tx: Tx,
  actor: Actor,
  period: Period & { after: readonly (string | number | null)[] | null; limit: number },
): Promise<CountRow[]> {
  const { after, limit } = period;
  const beyond = after
    ? sql`where (day, company_id, kind, country, language, concept, product) > (${after[0]}::date, ${after[1]}::uuid,
        ${after[2]}::text, ${after[3]}::text, ${after[4]}::text, ${after[5]}::text, ${after[6]}::text)`
    : sql``;
  const { rows } = await sql<CountRow>`
    select day::text, company_id, firm, kind, country, language, concept, product, views::float8 as views
    from (${countsOf(actor, period)}) c ${beyond}
    order by c.day, company_id, kind, country, language, concept, product limit ${limit}`.execute(tx);
  return rows;
}

/** Firms by the record that their profile hangs on. */
export async function firmNames(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const { rows } = await sql<{ companyId: string; name: string }>`
    select p.company_id, f.legal_name as name from supplier_profile p
    join company k on k.id = p.company_id join company f on f.id = k.firm_id
    where ${visibleProfiles(actor)} order by f.legal_name`.execute(tx);
  return new Map(rows.map(({ companyId, name }) => [companyId, name]));
}
