import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { isId } from '#platform/ids.ts';
import { decodeCursor, encodeCursor, toPage, type Page } from '#platform/paging.ts';
import { queryWords, searchQuery } from '../../company-search.rules.ts';
import type { Evidence, PairFilter, PairFirm, PairSummary } from '../../duplicates/pair.ts';

interface Row extends Omit<PairSummary, 'agreeing' | 'differing'> {
  evidence: Evidence[];
}

/** A pair, its two records as they were compared (`lr`, `rr`), and the firms that stand for them now (`l`, `r`). */
export const pairsWithFirms = sql`duplicate_pair p
  join company lr on lr.id = p.left_id join company rr on rr.id = p.right_id
  join company l on l.id = lr.firm_id join company r on r.id = rr.firm_id`;

const firm = (alias: 'l' | 'r') => sql<PairFirm>`json_build_object('id', ${sql.ref(alias)}.id,
  'name', ${sql.ref(alias)}.legal_name, 'city', ${sql.ref(alias)}.city, 'regionCode', ${sql.ref(alias)}.region_code,
  'neq', ${sql.ref(alias)}.neq)`;

/** Two firms may have several pairs, when one of them stands for merged records: the likeliest is shown. */
const isLikeliest = sql`not exists (
  select from company x join duplicate_pair o on x.id in (o.left_id, o.right_id)
    join company y on y.id in (o.left_id, o.right_id) and y.id <> x.id
  where x.firm_id = l.id and y.firm_id = r.id and o.state = 'open'
    and (o.probability > p.probability or (o.probability = p.probability and o.id < p.id)))`;

const isMine = (organisationId: string | null) => sql`(
  ${organisationId}::uuid in (l.created_by, r.created_by, lr.created_by, rr.created_by)
  or exists (select from participation pa where pa.firm_id in (l.id, r.id) and pa.organisation_id = ${organisationId}::uuid)
  or exists (select from contact k where k.company_id in (l.id, r.id) and k.organisation_id = ${organisationId}::uuid))`;

/** One of the two firms has every word. */
function isFound(typed: string): RawBuilder<unknown> {
  const words = queryWords(typed);
  if (words.length === 0) return sql`true`;
  return sql`exists (select from company_listing w where w.company_id in (l.id, r.id)
    and w.words @@ ${searchQuery(words.map((word) => [word]))}::tsquery)`;
}

function conditions(filter: PairFilter, organisationId: string | null): RawBuilder<unknown> {
  const { q, view, region, min, mine, company } = filter;
  return sql.join(
    [
      sql`p.state = 'open' and l.id <> r.id`,
      view === 'later' ? sql`p.set_aside_at is not null` : sql`p.set_aside_at is null`,
      ...(q ? [isFound(q)] : []),
      ...(region ? [sql`${region} in (l.region_code, r.region_code)`] : []),
      ...(min ? [sql`p.probability >= ${min}`] : []),
      ...(mine ? [isMine(organisationId)] : []),
      ...(company
        ? [sql`(select own.firm_id from company own where own.id = ${company}) in (l.id, r.id)`]
        : []),
    ],
    sql` and `,
  );
}

/** The queue: the likeliest first. */
export async function listPairs(
  tx: Tx,
  filter: PairFilter,
  { cursor, limit, organisationId }: { cursor?: string; limit: number; organisationId: string | null },
): Promise<Page<PairSummary>> {
  const [probability, id] = readPlace(cursor);
  const after = id
    ? sql`(p.probability < ${probability} or (p.probability = ${probability} and p.id > ${id}::uuid))`
    : sql`true`;
  const { rows } = await sql<Row>`
    select p.id, p.probability, p.evidence, p.found_at, p.set_aside_at, ${firm('l')} as "left", ${firm('r')} as "right"
    from ${pairsWithFirms}
    where ${conditions(filter, organisationId)} and ${after} and ${isLikeliest}
    order by p.probability desc, p.id limit ${limit + 1}`.execute(tx);
  return toPage(rows.map(toSummary), limit, (row) => [row.probability, row.id]);
}

/** Where a page begins; a made-up cursor begins at the beginning. */
function readPlace(cursor: string | undefined): [number, string] | [] {
  const [probability, id] = decodeCursor(cursor, 2) ?? [];
  return typeof probability === 'number' && typeof id === 'string' && isId(id) ? [probability, id] : [];
}

function toSummary({ evidence, ...row }: Row): PairSummary {
  const strongest = [...evidence].sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  return {
    ...row,
    agreeing: strongest.filter(({ bits }) => bits >= 1).map(({ field }) => field),
    differing: strongest.filter(({ bits }) => bits <= -1).map(({ field }) => field),
  };
}

/** The pair that follows one in the queue; after the last, the first again. */
export async function nextPair(
  tx: Tx,
  filter: PairFilter,
  current: { id: string; probability: number },
  organisationId: string | null,
): Promise<string | null> {
  const cursor = encodeCursor([current.probability, current.id]);
  const after = await listPairs(tx, filter, { cursor, limit: 1, organisationId });
  if (after.items[0]) return after.items[0].id;
  const { items } = await listPairs(tx, filter, { limit: 2, organisationId });
  return items.find(({ id }) => id !== current.id)?.id ?? null;
}

/** How many pairs of firms wait, and how many were put off. */
export async function countPairs(tx: Tx): Promise<{ toReview: number; later: number }> {
  const firms = sql`distinct (least(left_firm, right_firm), greatest(left_firm, right_firm))`;
  const { rows } = await sql<{ toReview: number; later: number }>`
    select count(${firms}) filter (where set_aside_at is null) as to_review,
      count(${firms}) filter (where set_aside_at is not null) as later
    from open_duplicate`.execute(tx);
  return rows[0]!;
}
