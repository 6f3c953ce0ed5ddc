import type { Tx } from '#platform/db/scope.ts';
import { readComparables } from './comparable.queries.ts';
import { compareFirms, countStandingFirms, mayBeOne } from './compare-firms.ts';
import { judgePairOf, type Judge } from './pair-state.queries.ts';
import { duplicateThresholds } from './thresholds.ts';

interface Judging extends Judge {
  tx: Tx;
  newId(): string;
}

/**
 * Somebody added a firm and said of others that they are not this one: the queue must not ask again. Others that do
 * not look like it need no judgement.
 */
export async function judgeDistinct(
  judging: Judging,
  firmId: string,
  others: readonly string[],
): Promise<void> {
  if (others.length === 0) return;
  const { tx, newId } = judging;
  const firms = await readComparables(tx, [firmId, ...others]);
  const own = firms.find(({ id }) => id === firmId);
  if (!own) return;
  const registerSize = await countStandingFirms(tx);
  const { review } = duplicateThresholds();
  for (const other of firms.filter(({ id }) => id !== firmId)) {
    const pair = compareFirms(own, other, registerSize);
    if (mayBeOne(own, other, pair, review)) await judgePairOf(tx, newId(), pair, 'different', judging);
  }
}
