import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { isStronger } from '../../duplicates/judgement.rules.ts';
import type { FoundPair } from './compare-firms.ts';
import { firmsKey, pairsAmong, type KnownPair } from './pairs-between.queries.ts';
import { MODEL_VERSION } from './thresholds.ts';

interface Writing {
  tx: Tx;
  now: Date;
  newId(): string;
}

const CHUNK = 1000;

/**
 * Records pairs of firms to review. Done again it changes nothing; a pair that was judged stays judged, unless the
 * records came to agree better since (`isStronger`).
 * @returns how many pairs are open that were not before.
 */
export async function recordPairs(writing: Writing, found: readonly FoundPair[]): Promise<number> {
  let opened = 0;
  for (let start = 0; start < found.length; start += CHUNK) {
    opened += await recordChunk(writing, found.slice(start, start + CHUNK));
  }
  return opened;
}

async function recordChunk(writing: Writing, found: readonly FoundPair[]): Promise<number> {
  const known = new Map<string, KnownPair[]>();
  for (const pair of await pairsAmong(
    writing.tx,
    found.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  )) {
    const key = firmsKey(pair.leftFirm, pair.rightFirm);
    known.set(key, [...(known.get(key) ?? []), pair]);
  }
  const open = found.filter((pair) => isToReview(pair, known.get(firmsKey(pair.leftId, pair.rightId)) ?? []));
  return writePairs(writing, open);
}

/** Whatever records of the two firms were judged, the judgement is about the firms. */
function isToReview(pair: FoundPair, known: readonly KnownPair[]): boolean {
  const judged = known.filter(({ state }) => state === 'different');
  return judged.every(({ evidence }) => isStronger(evidence, pair.evidence));
}

/** In one order everywhere, so that two writers of the same pairs wait instead of blocking each other. */
async function writePairs({ tx, now, newId }: Writing, pairs: readonly FoundPair[]): Promise<number> {
  if (pairs.length === 0) return 0;
  const ordered = [...pairs].sort((a, b) => (a.leftId + a.rightId < b.leftId + b.rightId ? -1 : 1));
  const rows = ordered.map(({ leftId, rightId, probability, evidence }) => ({
    id: newId(),
    left_id: leftId,
    right_id: rightId,
    probability,
    evidence,
  }));
  const { rows: written } = await sql<{ opened: boolean }>`
    with before as (select left_id, right_id, state from duplicate_pair
      where (left_id, right_id) in (select left_id, right_id from json_populate_recordset(null::duplicate_pair, ${JSON.stringify(rows)})))
    insert into duplicate_pair as p (id, left_id, right_id, probability, evidence, model_version, state, found_at)
    select id, left_id, right_id, probability, evidence, ${MODEL_VERSION}, 'open', ${now}
    from json_populate_recordset(null::duplicate_pair, ${JSON.stringify(rows)})
    on conflict (left_id, right_id) do update set probability = excluded.probability, evidence = excluded.evidence,
      model_version = excluded.model_version, state = 'open',
      found_at = case when p.state = 'open' then p.found_at else excluded.found_at end
    where p.state <> 'open' or p.probability <> excluded.probability or p.evidence <> excluded.evidence
    returning coalesce((select b.state <> 'open' from before b
      where b.left_id = p.left_id and b.right_id = p.right_id), true) as opened`.execute(tx);
  return written.filter(({ opened }) => opened).length;
}

/**
 * Closes what is open of a firm and was not found again: the records no longer look alike. A pair that was judged before
 * goes back to that judgement.
 */
export async function dropFallenPairs(
  { tx }: Writing,
  firmId: string,
  found: readonly FoundPair[],
): Promise<void> {
  const partners = found.map(({ leftId, rightId }) => (leftId === firmId ? rightId : leftId));
  const fallen = sql`p.state = 'open' and p.left_id = l.id and p.right_id = r.id and l.merged_into is null
    and r.merged_into is null and ${firmId} in (p.left_id, p.right_id)
    and p.left_id <> all(${partners}::uuid[]) and p.right_id <> all(${partners}::uuid[])`;
  await sql`update duplicate_pair p set state = 'different' from company l, company r
    where ${fallen} and p.decided_at is not null`.execute(tx);
  await sql`delete from duplicate_pair p using company l, company r where ${fallen}`.execute(tx);
}
