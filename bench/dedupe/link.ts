import type { ScoredPairs } from '../../src/areas/companies/matching/cluster.ts';

export interface Linked {
  /** The same pairs; each probability now allows for the pair's rivals. */
  readonly pairs: ScoredPairs;
  /** Pairs in which both sides are still free, best first. */
  readonly chosen: readonly (readonly [a: number, b: number, probability: number])[];
}

/** Two clean lists: a record has one partner at most, so pairs that share a record compete. */
export function bestPartners(scored: ScoredPairs): Linked {
  const odds = Float64Array.from(
    scored.probability,
    (probability) => probability / Math.max(1e-9, 1 - probability),
  );
  const total = new Map<number, number>();
  scored.a.forEach((a, at) => add(total, a, odds[at] ?? 0));
  scored.b.forEach((b, at) => add(total, b, odds[at] ?? 0));
  const probability = Float32Array.from(odds, (own, at) => {
    const rivals = (total.get(scored.a[at] ?? 0) ?? 0) + (total.get(scored.b[at] ?? 0) ?? 0) - own;
    return own / (1 + rivals);
  });
  const pairs = { ...scored, probability };
  return { pairs, chosen: firstFree(pairs) };
}

const add = (total: Map<number, number>, record: number, odds: number): unknown =>
  total.set(record, (total.get(record) ?? 0) + odds);

function firstFree({ a, b, probability }: ScoredPairs): Linked['chosen'] {
  const taken = new Set<number>();
  const chosen: [number, number, number][] = [];
  for (const at of [...a.keys()].sort((x, y) => (probability[y] ?? 0) - (probability[x] ?? 0))) {
    const [left, right] = [a[at] ?? 0, b[at] ?? 0];
    if (taken.has(left) || taken.has(right)) continue;
    taken.add(left).add(right);
    chosen.push([left, right, probability[at] ?? 0]);
  }
  return chosen;
}
