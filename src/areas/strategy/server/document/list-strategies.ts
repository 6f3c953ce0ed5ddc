import { sql, type RawBuilder } from 'kysely';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, pageOf, toPage, type Page } from '#platform/paging.ts';
import { text } from '#platform/text.ts';
import { ok, query, type Actor } from '#platform/use-case/index.ts';
import {
  listStrategiesInput,
  stateOf,
  strategySummarySchema,
  type StrategyFilter,
  type StrategySummary,
} from '../../document/strategy.ts';
import { strategyReader } from './policies.ts';
import { visibleStrategies } from './strategy-scope.ts';

/** A page of strategies: the organisation's, or those about the reader's firm. */
export const listStrategiesQuery = query({
  name: 'strategy.list-strategies',
  summary: text(m.strategies_op_list),
  input: listStrategiesInput,
  output: pageOf(strategySummarySchema),
  allow: strategyReader,
  http: { method: 'GET', path: '/strategies' },
  async run({ sort, cursor, limit, ...filter }, { tx, actor }) {
    return ok(await listStrategies(tx, actor, filter, { sort, cursor, limit }));
  },
});

interface Asked {
  sort: string;
  cursor?: string | undefined;
  limit: number;
}

type Row = Omit<StrategySummary, 'state'> & { sortKey: string };

const ORDERS: Record<string, RawBuilder<unknown>> = {
  updated: sql`s.updated_at`,
  firm: sql`fold(f.legal_name)`,
  title: sql`fold(s.title)`,
};

const FROM = sql`from digital_strategy s join company c on c.id = s.company_id join company f on f.id = c.firm_id`;

async function listStrategies(
  tx: Tx,
  actor: Actor,
  filter: StrategyFilter,
  asked: Asked,
): Promise<Page<StrategySummary>> {
  const where = sql<boolean>`${visibleStrategies(actor)} and ${matching(filter)}`;
  const order = ORDERS[asked.sort.replace('-', '')]!;
  const direction = sql.raw(asked.sort.startsWith('-') ? 'desc' : 'asc');
  const { rows } = await sql<Row>`
    select s.id, s.title, json_build_object('id', f.id, 'legalName', f.legal_name) as firm,
      (select json_build_object('id', p.id, 'nameFr', p.name_fr, 'nameEn', p.name_en) from project p where p.id = s.project_id) as project,
      s.version, s.signed_version, s.updated_at, s.updated_by_name as updated_by, ${order}::text as sort_key,
      (select count(*) from jsonb_each_text(s.section_states) t where t.value = 'complete')::int as sections_done,
      (select count(*) from technology_initiative i where i.strategy_id = s.id and i.removed_at is null)::int as initiatives
    ${FROM} where ${where} and ${after(asked, order)}
    order by ${order} ${direction}, s.id ${direction} limit ${asked.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`select count(*)::int as total ${FROM} where ${where}`.execute(
    tx,
  );
  const page = toPage(rows, asked.limit, (row) => [row.sortKey, row.id], counted.rows[0]!.total);
  return {
    ...page,
    items: page.items.map(({ sortKey: _, ...row }) => ({
      ...row,
      state: stateOf(row.version, row.signedVersion),
    })),
  };
}

function after({ sort, cursor }: Asked, order: RawBuilder<unknown>): RawBuilder<boolean> {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (key === undefined || key === null) return sql<boolean>`true`;
  const type = sql.raw(sort.endsWith('updated') ? 'timestamptz' : 'text');
  const sign = sql.raw(sort.startsWith('-') ? '<' : '>');
  return sql<boolean>`(${order}, s.id) ${sign} (${key}::${type}, ${id}::uuid)`;
}

const STATES = {
  draft: sql`s.signed_version is null`,
  signed: sql`s.signed_version = s.version`,
  revised: sql`s.signed_version < s.version`,
};

function matching({ q, state, project }: StrategyFilter): RawBuilder<boolean> {
  const conditions = [
    sql`true`,
    ...(q ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => sql`strpos(fold(s.title || ' ' || f.legal_name), fold(${word})) > 0`),
    ...(state ? [STATES[state]] : []),
    ...(project ? [sql`s.project_id = ${project}::uuid`] : []),
  ];
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
