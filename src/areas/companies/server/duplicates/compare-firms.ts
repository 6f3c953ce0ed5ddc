import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { identifierConflicts } from '../../duplicates/fill.rules.ts';
import type { Evidence } from '../../duplicates/pair.ts';
import { DEFAULT_MODEL, matchPair, type MatchRecord } from '../../matching/index.ts';

/** Two firms that compare: `leftId` is the smaller, as the register keeps pairs. */
export interface FoundPair {
  leftId: string;
  rightId: string;
  probability: number;
  evidence: Evidence[];
}

export interface Comparable {
  id: string;
  record: MatchRecord;
}

/**
 * Judges two firms of a register of so many. `among` are others that compare with them: they show whether a door or a
 * telephone is shared by many.
 */
export function compareFirms(
  a: Comparable,
  b: Comparable,
  registerSize: number,
  among: readonly Comparable[] = [],
): FoundPair {
  const [left, right] = a.id < b.id ? [a, b] : [b, a];
  const { probability, evidence } = matchPair(left.record, right.record, {
    registerSize,
    expectedKnown: expectedKnown(),
    among: among.filter(({ id }) => id !== a.id && id !== b.id).map(({ record }) => record),
  });
  return { leftId: left.id, rightId: right.id, probability, evidence: [...evidence] };
}

/** A firm is in the register twice as often as there are pairs for each record: a pair has two of them. */
const expectedKnown = (): number => Math.min(0.5, 2 * DEFAULT_MODEL.parameters.pairsPerRecord);

/**
 * Whether two firms may be one: alike enough, and without two sound identifiers that differ, which nothing outweighs.
 * Such a pair could not be merged, so nobody is asked about it.
 */
export const mayBeOne = (a: Comparable, b: Comparable, pair: FoundPair, review: number): boolean =>
  pair.probability >= review && identifierConflicts(identifiersOf(a), identifiersOf(b)).length === 0;

const identifiersOf = ({ record: { neq, bn } }: Comparable) => ({ neq, businessNumber: bn });

export async function countStandingFirms(tx: Tx): Promise<number> {
  const { rows } = await sql<{ firms: number }>`select count(*) as firms from company_listing`.execute(tx);
  return rows[0]!.firms;
}
