import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { BulkPreview } from '../../duplicates/merge.ts';
import { pairsWithFirms } from './pair-list.queries.ts';

const accountOf = (
  alias: 'l' | 'r',
) => sql`exists (select from organisation a join company own on own.id = a.company_id
  where own.firm_id = ${sql.ref(alias)}.id)`;

/** Nothing speaks against it: no judgement, no identifiers that differ, no two accounts of firms that would see each other. */
const undisputed = sql`(p.decided_at is null and coalesce(l.neq = r.neq, true)
  and coalesce(l.business_number = r.business_number, true) and not (${accountOf('l')} and ${accountOf('r')})
  and not exists (select from company x join duplicate_pair o on x.id in (o.left_id, o.right_id)
    join company y on y.id in (o.left_id, o.right_id) and y.id <> x.id
    where x.firm_id = l.id and y.firm_id = r.id and o.state = 'different'))`;

const sureFrom = (threshold: number) =>
  sql`p.state = 'open' and p.set_aside_at is null and l.id <> r.id and p.probability >= ${threshold}`;

/** What merging the surest pairs at once would do. */
export async function previewBulk(tx: Tx, threshold: number): Promise<BulkPreview> {
  const { rows } = await sql<Omit<BulkPreview, 'threshold'>>`
    with pair as (
      select least(l.id, r.id), greatest(l.id, r.id), bool_and(${undisputed}) as undisputed, max(p.probability) as probability,
        (array_agg(p.id order by p.probability desc, p.id))[1] as id,
        (array_agg(l.legal_name order by p.probability desc, p.id))[1] as "left",
        (array_agg(r.legal_name order by p.probability desc, p.id))[1] as "right"
      from ${pairsWithFirms} where ${sureFrom(threshold)} group by 1, 2)
    select count(*) filter (where undisputed) as count, count(*) filter (where not undisputed) as left_out,
      (select coalesce(json_agg(json_build_object('id', s.id, 'left', s."left", 'right', s."right", 'probability', s.probability)
          order by s.probability, s.id), '[]')
        from (select * from pair where undisputed order by probability, id limit 20) s) as sample
    from pair`.execute(tx);
  return { threshold, ...rows[0]! };
}

/** Where a walk through the pairs is. */
export interface TriedPair {
  id: string;
  probability: number;
}

/** The next of those pairs, the surest first, behind one that was tried. */
export async function nextBulkPair(
  tx: Tx,
  threshold: number,
  asOf: Date,
  after: TriedPair | null,
): Promise<TriedPair | undefined> {
  const behind = after
    ? sql`(p.probability < ${after.probability} or (p.probability = ${after.probability} and p.id > ${after.id}::uuid))`
    : sql`true`;
  const { rows } = await sql<TriedPair>`
    select p.id, p.probability from ${pairsWithFirms}
    where ${sureFrom(threshold)} and p.found_at <= ${asOf} and ${behind} and ${undisputed}
    order by p.probability desc, p.id limit 1`.execute(tx);
  return rows[0];
}

/** Whether a pair may still be merged with the others: asked again in the transaction that does it. */
export async function isUndisputed(tx: Tx, id: string, threshold: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select p.id from ${pairsWithFirms} where p.id = ${id} and ${sureFrom(threshold)} and ${undisputed}`.execute(
    tx,
  );
  return rows.length > 0;
}
