import type { Tx } from '#platform/db/scope.ts';
import type { PairState } from '../../duplicates/pair.ts';
import type { FoundPair } from './compare-firms.ts';
import { MODEL_VERSION } from './thresholds.ts';

/** Who judges, and when. */
export interface Judge {
  now: Date;
  actor: { userId: string | null; organisationId: string | null };
}

const putOff = { setAsideAt: null, setAsideBy: null, setAsideByOrganisation: null };

/** An open pair forgets who judged it; none that is judged waits for later. */
const judgement = (state: PairState, { now, actor }: Judge) => ({
  state,
  ...putOff,
  decidedBy: state === 'open' ? null : actor.userId,
  decidedByOrganisation: state === 'open' ? null : actor.organisationId,
  decidedAt: state === 'open' ? null : now,
});

export async function judgePairs(
  tx: Tx,
  ids: readonly string[],
  state: PairState,
  judge: Judge,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('duplicatePair').set(judgement(state, judge)).where('id', 'in', ids).execute();
}

/** Takes pairs out of the queue for now, or puts them back into it. */
export async function putPairsOff(tx: Tx, ids: readonly string[], { now, actor }: Judge): Promise<void> {
  const by = { setAsideAt: now, setAsideBy: actor.userId, setAsideByOrganisation: actor.organisationId };
  await tx.updateTable('duplicatePair').set(by).where('id', 'in', ids).execute();
}

/** The pair of two firms, judged; made when nobody had found it. One that was found keeps what was seen then. */
export async function judgePairOf(
  tx: Tx,
  id: string,
  { evidence, ...pair }: FoundPair,
  state: PairState,
  judge: Judge,
): Promise<void> {
  const judged = judgement(state, judge);
  const values = {
    ...pair,
    evidence: JSON.stringify(evidence),
    modelVersion: MODEL_VERSION,
    foundAt: judge.now,
  };
  await tx
    .insertInto('duplicatePair')
    .values({ id, ...values, ...judged })
    .onConflict((conflict) => conflict.columns(['leftId', 'rightId']).doUpdateSet(judged))
    .execute();
}
