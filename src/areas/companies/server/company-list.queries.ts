import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { isId } from '#platform/ids.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { CompanyFilter, CompanySort, CompanySummary } from '../company.ts';
import { isInstant } from '../timeline.ts';
import { matching, type Asking, type Narrowed } from './company-filter.queries.ts';

/** How an order is read from its index: what a row's cursor holds, the order itself, and what stands after a cursor. */
interface Order {
  keys: RawBuilder<unknown>;
  by: RawBuilder<unknown>;
  after(keys: (string | number | null)[]): RawBuilder<unknown>;
}

const byName = (direction: RawBuilder<unknown>, beyond: RawBuilder<unknown>): Order => ({
  keys: sql`c.name_key as k1, ''::text as k2`,
  by: sql`c.name_key ${direction}, c.company_id ${direction}`,
  after: ([name, , id]) => sql`(c.name_key, c.company_id) ${beyond} (${name}::text collate "C", ${id}::uuid)`,
});

const byRegion = (direction: RawBuilder<unknown>, beyond: RawBuilder<unknown>): Order => ({
  keys: sql`c.region_key as k1, c.name_key as k2`,
  by: sql`c.region_key ${direction}, c.name_key ${direction}, c.company_id ${direction}`,
  after: ([region, name, id]) =>
    sql`(c.region_key, c.name_key, c.company_id) ${beyond} (${region}::text, ${name}::text collate "C", ${id}::uuid)`,
});

const byChange = (direction: RawBuilder<unknown>, beyond: RawBuilder<unknown>): Order => ({
  // As text with its microseconds, which a JavaScript date would lose and then show a row twice.
  keys: sql`c.updated_at::text as k1, ''::text as k2`,
  by: sql`c.updated_at ${direction}, c.company_id ${direction}`,
  after: ([at, , id]) => sql`(c.updated_at, c.company_id) ${beyond} (${at}::timestamptz, ${id}::uuid)`,
});

const UP = [sql`asc`, sql`>`] as const;
const DOWN = [sql`desc`, sql`<`] as const;

const ORDERS: Record<CompanySort, Order> = {
  name: byName(...UP),
  '-name': byName(...DOWN),
  region: byRegion(...UP),
  '-region': byRegion(...DOWN),
  updated: byChange(...UP),
  '-updated': byChange(...DOWN),
};

/** A cursor that was tampered with starts the list at its beginning, like one that is not ours. */
function readCursor(cursor: string | undefined, sort: CompanySort) {
  const keys = decodeCursor(cursor, 3);
  const sound = keys && isId(String(keys[2])) && (!sort.endsWith('updated') || isInstant(keys[0]));
  return sound ? keys : null;
}

/** Up to here, sorting all that matches costs less than walking the order and leaving out what does not match. */
const SORTED_WHOLE = 3000;

interface Listed extends CompanySummary {
  k1: string;
  k2: string;
}

/** A page to be read: who asks, what matches, in which order, from where on. */
interface Question {
  asking: Asking;
  where: RawBuilder<unknown>;
  order: Order;
  after: RawBuilder<unknown>;
  limit: number;
}

/** One page of the register, with the exact number of firms that match. */
export async function listCompanies(
  tx: Tx,
  asking: Asking,
  filter: CompanyFilter,
  page: { sort: CompanySort; cursor?: string; limit: number },
): Promise<Page<CompanySummary> & Pick<Narrowed, 'corrected'>> {
  const { where, scattered, corrected } = await matching(tx, asking, filter);
  const order = ORDERS[page.sort];
  const keys = readCursor(page.cursor, page.sort);
  const question = { asking, where, order, after: keys ? order.after(keys) : sql`true`, limit: page.limit };
  const { total, ids } = await (scattered ? readScattered(tx, question) : readFiltered(tx, question));
  const rows = await describe(tx, question, ids);
  const listed = toPage(rows, page.limit, (row) => [row.k1, row.k2, row.id], total);
  return { ...listed, items: listed.items.map(({ k1: _, k2: __, ...item }) => item), corrected };
}

interface Answer {
  total: number;
  /** One firm more than the page shows, when there are more. */
  ids: string[];
}

/** Filters that an index counts: many matches are met soon in any order, few are sorted. */
async function readFiltered(tx: Tx, question: Question): Promise<Answer> {
  const total = await countMatching(tx, question.where);
  return total > SORTED_WHOLE ? { total, ids: await walk(tx, question, all) } : sortWhole(tx, question);
}

/**
 * Words may stand anywhere in an order ("usinage" in the names under U): walking it for them could take for ever. A
 * short walk that fills the page shows that they are common; what is left is to count them.
 */
async function readScattered(tx: Tx, question: Question): Promise<Answer> {
  const ids = await walk(tx, question, nearest(question));
  const filled = ids.length > question.limit;
  return filled ? { total: await countMatching(tx, question.where), ids } : sortWhole(tx, question);
}

export async function countMatching(tx: Tx, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from company_listing c where ${where}`.execute(tx);
  return rows[0]!.total;
}

const all = sql`company_listing`;
const SHORT_WALK = 1000;
/** The next rows of the order, whether they match or not. */
const nearest = ({ order, after }: Question) =>
  sql`(select * from company_listing c where ${after} order by ${order.by} limit ${SHORT_WALK})`;

/** Follows the order's index and stops at a full page. */
async function walk(
  tx: Tx,
  { where, order, after, limit }: Question,
  source: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.company_id as id from ${source} c
    where ${where} and ${after} order by ${order.by} limit ${limit + 1}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Finds all that match, counts them and sorts them: one reading for the page and its exact total. */
async function sortWhole(tx: Tx, { where, order, after, limit }: Question): Promise<Answer> {
  const { rows } = await sql<Answer>`
    with c as materialized (
      select company_id, name_key, region_key, updated_at from company_listing c where ${where})
    select (select count(*) from c) as total,
      array(select c.company_id from c where ${after} order by ${order.by} limit ${limit + 1}) as ids`.execute(
    tx,
  );
  return rows[0]!;
}

/** What a list shows of each firm of a page: looked up for those firms alone. */
async function describe(tx: Tx, { asking, order }: Question, ids: string[]): Promise<Listed[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Listed>`
    select f.id, f.legal_name, f.neq, f.city, f.region_code, f.naics, f.size_class, f.updated_at, ${order.keys},
      array(select n.name from company_name n where n.company_id = f.id order by n.id) as other_names,
      ${asking.decides} and exists (select from duplicate_pair d
        where d.state = 'open' and (d.left_id = f.id or d.right_id = f.id)) as to_review
    from company_listing c join company f on f.id = c.company_id
    where c.company_id = any(${ids}::uuid[]) order by ${order.by}`.execute(tx);
  return rows;
}
