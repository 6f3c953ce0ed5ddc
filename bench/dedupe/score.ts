import type { ScoredPairs } from '../../src/areas/companies/matching/cluster.ts';

export interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function quality(right: number, said: number, true_: number): Quality {
  const precision = said === 0 ? 1 : right / said;
  const recall = true_ === 0 ? 1 : right / true_;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Over all pairs of records: those put together beside those that belong together. */
export function pairwise(groups: ArrayLike<number | string>, truth: ArrayLike<number | string>): Quality {
  const both = Array.from({ length: truth.length }, (_, at) => `${String(groups[at])}|${String(truth[at])}`);
  return quality(countPairs(both), countPairs(groups), countPairs(truth));
}

/** Pairs of records under one label. */
export function countPairs(labels: ArrayLike<number | string>): number {
  const counts = new Map<number | string, number>();
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? '';
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts.values()].reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
}

export interface Bin {
  readonly from: number;
  readonly pairs: number;
  /** Mean probability given. */
  readonly said: number;
  /** Share that are true. */
  readonly found: number;
}

const EDGES = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98];

/** What was said beside what is true, for pairs of like probability. */
export function calibration(pairs: ScoredPairs, isTrue: (a: number, b: number) => boolean): Bin[] {
  const bins = EDGES.map((from) => ({ from, pairs: 0, said: 0, found: 0 }));
  for (let at = 0; at < pairs.a.length; at += 1) {
    const probability = pairs.probability[at] ?? 0;
    const bin = bins.findLast(({ from }) => probability >= from);
    if (bin === undefined) continue;
    bin.pairs += 1;
    bin.said += probability;
    if (isTrue(pairs.a[at] ?? 0, pairs.b[at] ?? 0)) bin.found += 1;
  }
  return bins
    .filter((bin) => bin.pairs > 0)
    .map((bin) => ({ ...bin, said: bin.said / bin.pairs, found: bin.found / bin.pairs }));
}

/** Mean distance between what was said and what is true, over all pairs looked at. */
export function calibrationError(bins: readonly Bin[]): number {
  const pairs = bins.reduce((total, bin) => total + bin.pairs, 0);
  return (
    bins.reduce((error, bin) => error + Math.abs(bin.said - bin.found) * bin.pairs, 0) / Math.max(1, pairs)
  );
}
