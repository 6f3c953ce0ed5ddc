import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { readComparables } from './comparable.queries.ts';
import { compareFirms, mayBeOne, type Comparable, type FoundPair } from './compare-firms.ts';

/** More firms than this under one firm's keys are namesakes and neighbours; those that share most keys come first. */
const MOST_CANDIDATES = 300;

/**
 * Compares one firm with those of the register that share a blocking key with it, and gives the pairs that reach the
 * threshold. Firms already paired with it are compared again, whatever their keys.
 */
export async function findPairs(
  tx: Tx,
  firmId: string,
  { review, registerSize }: { review: number; registerSize: number },
): Promise<FoundPair[]> {
  const candidates = await findCandidates(tx, firmId);
  const firms = await readComparables(tx, [firmId, ...candidates]);
  const own = firms.find(({ id }) => id === firmId);
  if (!own) return [];
  const others = firms.filter(({ id }) => id !== firmId);
  const compare = (other: Comparable, among: readonly Comparable[] = []): FoundPair[] => {
    const pair = compareFirms(own, other, registerSize, among);
    return mayBeOne(own, other, pair, review) ? [pair] : [];
  };
  // Alone first, which is quick and never weighs less than among neighbours; only what passes is judged with care.
  const likely = others.filter((other) => compare(other).length > 0);
  return likely.flatMap((other) => compare(other, others));
}

async function findCandidates(tx: Tx, firmId: string): Promise<string[]> {
  const own = await tx
    .selectFrom('company')
    .select('blockingKeys')
    .where('id', '=', firmId)
    .executeTakeFirst();
  const keys = own?.blockingKeys ?? [];
  const { rows } = await sql<{ id: string }>`
    (select c.id from company c
      where c.blocking_keys && ${keys}::text[] and c.merged_into is null and c.id <> ${firmId}
      order by cardinality(array(select unnest(c.blocking_keys) intersect select unnest(${keys}::text[]))) desc, c.id
      limit ${MOST_CANDIDATES})
    union
    select case when d.left_firm = ${firmId} then d.right_firm else d.left_firm end
    from open_duplicate d where d.left_id = ${firmId} or d.right_id = ${firmId}`.execute(tx);
  return rows.map(({ id }) => id);
}
