import type { RequestCriterion } from './request.ts';

/** A score that counts, of one proposal on one criterion, 0 to 5. Several people may score the same. */
export interface CountedScore {
  recipientId: string;
  criterionId: string;
  score: number;
}

export interface ProposalTotal {
  recipientId: string;
  /** Mean by criterion; null where nobody scored. */
  byCriterion: Record<string, number | null>;
  /** Weighted mean of what is known, 0 to 100; null when nothing is. */
  total: number | null;
  /** Points of weight that are known, of 100. */
  known: number;
  /** What the total would be if all that is unknown were worth 0, and 5. */
  low: number;
  high: number;
}

const BEST = 5;
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (points: number): number => Math.round(points * 100) / 100;

/** Weighted totals on the firm's criteria. Unknown is not zero: it leaves the mean and opens the span from low to high. */
export function totalsOf(
  criteria: readonly Pick<RequestCriterion, 'id' | 'weight'>[],
  recipientIds: readonly string[],
  scores: readonly CountedScore[],
): ProposalTotal[] {
  return recipientIds.map((recipientId) => {
    const own = scores.filter((score) => score.recipientId === recipientId);
    const byCriterion = Object.fromEntries(
      criteria.map(({ id }) => [
        id,
        mean(own.filter((one) => one.criterionId === id).map(({ score }) => score)),
      ]),
    );
    return { recipientId, byCriterion, ...totalOf(criteria, byCriterion) };
  });
}

/** Weights need not make a hundred here: the sensitivity moves them. */
function totalOf(
  criteria: readonly Pick<RequestCriterion, 'id' | 'weight'>[],
  byCriterion: ProposalTotal['byCriterion'],
): Pick<ProposalTotal, 'total' | 'known' | 'low' | 'high'> {
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const scored = criteria.filter(({ id }) => byCriterion[id] !== null);
  const known = scored.reduce((sum, { weight }) => sum + weight, 0);
  const earned = scored.reduce((sum, { id, weight }) => sum + weight * byCriterion[id]!, 0) / BEST;
  return {
    total: known === 0 ? null : percent((earned / known) * 100),
    known: percent((known / all) * 100),
    low: percent((earned / all) * 100),
    high: percent(((earned + all - known) / all) * 100),
  };
}

/** Those with the highest total; several when they share it, none when nothing is scored. */
export function winnersOf(totals: readonly Pick<ProposalTotal, 'recipientId' | 'total'>[]): string[] {
  const known = totals.filter(({ total }) => total !== null);
  const best = Math.max(...known.map(({ total }) => total!));
  return known.filter(({ total }) => total === best).map(({ recipientId }) => recipientId);
}

/** Whether the winner would stay first however the unknown turned out: its low end is above every other's high end. */
export function isSettled(totals: readonly ProposalTotal[]): boolean {
  const [winner, ...more] = winnersOf(totals);
  if (winner === undefined || more.length > 0) return false;
  const own = totals.find(({ recipientId }) => recipientId === winner)!;
  return totals.every(({ recipientId, high }) => recipientId === winner || high < own.low);
}

export interface WeightShift {
  criterionId: string;
  /** Points added to its weight; the others give or take them in proportion. */
  points: number;
  /** The weights that it comes to. */
  weight: number;
  winners: string[];
}

/** How far a weight is moved to see whether the outcome hangs on it. */
export const SHIFT_POINTS = 10;

/**
 * The moves of one weight by ten points, up or down, that change who is first. An empty list says that the outcome
 * does not hang on any one weight. A weight does not go under 0 nor over 100: it moves as far as it can.
 */
export function sensitivityOf(
  criteria: readonly Pick<RequestCriterion, 'id' | 'weight'>[],
  totals: readonly Pick<ProposalTotal, 'recipientId' | 'byCriterion' | 'total'>[],
): WeightShift[] {
  const before = winnersOf(totals).join();
  return criteria.flatMap(({ id, weight }) =>
    [SHIFT_POINTS, -SHIFT_POINTS].flatMap((points) => {
      const moved = moveWeight(criteria, id, weight + points);
      if (!moved) return [];
      const after = totals.map(({ recipientId, byCriterion }) => ({
        recipientId,
        total: totalOf(moved, byCriterion).total,
      }));
      const winners = winnersOf(after);
      const now = moved.find((one) => one.id === id)!.weight;
      return winners.join() === before
        ? []
        : [{ criterionId: id, points: now - weight, weight: now, winners }];
    }),
  );
}

/** The same criteria with one at another weight, the others sharing the rest as they did. Null for an only criterion. */
export function moveWeight<C extends { id: string; weight: number }>(
  criteria: readonly C[],
  id: string,
  wanted: number,
): C[] | null {
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const own = criteria.find((one) => one.id === id);
  if (!own || own.weight === all) return null;
  const weight = Math.min(Math.max(wanted, 0), all);
  const scale = (all - weight) / (all - own.weight);
  return criteria.map((one) => ({ ...one, weight: one.id === id ? weight : one.weight * scale }));
}

export const weightsMakeAHundred = (criteria: readonly { weight: number }[]): boolean =>
  criteria.reduce((sum, { weight }) => sum + weight, 0) === 100;

/** Weights in the same proportions that make exactly a hundred, each at least one: the largest remainders are rounded up. */
export function weightsOfAHundred(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  // One point each is set aside first, so that the smallest share is not rounded away.
  const rest = 100 - weights.length;
  const exact = weights.map((weight) => (weight / all) * rest);
  const whole = exact.map(Math.floor);
  const missing = rest - whole.reduce((sum, points) => sum + points, 0);
  const upwards = exact
    .map((value, at) => ({ at, remainder: value - whole[at]! }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
    .slice(0, missing)
    .map(({ at }) => at);
  return whole.map((points, at) => points + 1 + (upwards.includes(at) ? 1 : 0));
}
