import { u32 } from './arrays.ts';

/** Candidate pairs with their probability, column-wise. */
export interface ScoredPairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly probability: Float32Array;
  /** How the two compare, field by field (`evidenceOf`). */
  readonly pattern: Uint32Array;
}

/** Any pair's probability, asked for pairs that no key brought together. */
export type Probability = (a: number, b: number) => number;

export interface ClusterOptions {
  readonly records: number;
  /** Records join while the mean probability between their groups is at least this. */
  readonly cut: number;
  /** No group is larger: past that size something links what it should not, and a person must look. */
  readonly most?: number;
}

const MOST = 150;
/** Pairs far below the cut still pull groups apart or together, but do not bring records into one look. */
const LINK = 0.5;

/**
 * Groups of records that are one firm. Links are not followed blindly (A like B, B like C, so A is C): two
 * groups join only while all their members, on average, look like one firm. Returns for each record the
 * smallest record of its group.
 */
export function clusters(pairs: ScoredPairs, probability: Probability, options: ClusterOptions): Uint32Array {
  const most = options.most ?? MOST;
  const group = u32(options.records).map((_, record) => record);
  for (const members of components(pairs, options.records, Math.min(LINK, options.cut), most)) {
    for (const joined of agglomerate(members, probability, options.cut)) {
      const first = Math.min(...joined);
      for (const record of joined) group[record] = first;
    }
  }
  return group;
}

/** Connected records, two or more; components that grow too large are cut again at a higher probability. */
function components(pairs: ScoredPairs, records: number, least: number, most: number): number[][] {
  const found: number[][] = [];
  let open = { pairs, least };
  while (open.pairs.a.length > 0) {
    const groups = connected(open.pairs, records, open.least);
    const large = new Set<number>();
    found.push(...groups.filter((members) => members.length <= most));
    for (const record of groups.filter((members) => members.length > most).flat()) large.add(record);
    const least = 1 - (1 - open.least) / 4;
    // Single precision holds no probability between this and 1: what is still too large stays apart.
    if (least > 0.9999999) break;
    open = { pairs: within(open.pairs, large), least };
  }
  return found;
}

function within(pairs: ScoredPairs, records: ReadonlySet<number>): ScoredPairs {
  const kept = [...pairs.a.keys()].filter(
    (at) => records.has(pairs.a[at] ?? 0) && records.has(pairs.b[at] ?? 0),
  );
  return {
    a: Uint32Array.from(kept, (at) => pairs.a[at] ?? 0),
    b: Uint32Array.from(kept, (at) => pairs.b[at] ?? 0),
    probability: Float32Array.from(kept, (at) => pairs.probability[at] ?? 0),
    pattern: Uint32Array.from(kept, (at) => pairs.pattern[at] ?? 0),
  };
}

function connected(pairs: ScoredPairs, records: number, least: number): number[][] {
  const parent = new Uint32Array(records).map((_, record) => record);
  const root = (record: number): number => {
    let at = record;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? 0] ?? 0;
    return at;
  };
  const linked = new Set<number>();
  for (let at = 0; at < pairs.a.length; at += 1) {
    if ((pairs.probability[at] ?? 0) < least) continue;
    const a = pairs.a[at] ?? 0;
    const b = pairs.b[at] ?? 0;
    linked.add(a).add(b);
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
    parent[high ?? 0] = low ?? 0;
  }
  const groups = new Map<number, number[]>();
  for (const record of [...linked].sort((x, y) => x - y)) {
    const at = root(record);
    const members = groups.get(at);
    if (members === undefined) groups.set(at, [record]);
    else members.push(record);
  }
  return [...groups.values()];
}

/** Average linkage: joins the two closest groups until none are close enough. */
function agglomerate(members: readonly number[], probability: Probability, cut: number): number[][] {
  const groups = members.map((record) => [record]);
  const mean = members.map((a) => members.map((b) => (a === b ? 0 : probability(a, b))));
  for (;;) {
    const [first, second, best] = closest(mean, groups);
    if (best < cut) return groups.filter((group) => group.length > 0);
    join(groups, mean, first, second);
  }
}

type Means = readonly number[][];

function closest(mean: Means, groups: readonly number[][]): [first: number, second: number, best: number] {
  let found: [number, number, number] = [0, 0, -1];
  for (let i = 0; i < groups.length; i += 1) {
    if (groups[i]?.length === 0) continue;
    for (let j = i + 1; j < groups.length; j += 1) {
      const value = mean[i]?.[j] ?? 0;
      if (value > found[2] && groups[j]?.length !== 0) found = [i, j, value];
    }
  }
  return found;
}

function join(groups: number[][], mean: Means, first: number, second: number): void {
  const kept = groups[first] ?? [];
  const gone = groups[second] ?? [];
  const total = kept.length + gone.length;
  for (let other = 0; other < groups.length; other += 1) {
    const value =
      ((mean[first]?.[other] ?? 0) * kept.length + (mean[second]?.[other] ?? 0) * gone.length) / total;
    set(mean, first, other, value);
    set(mean, other, first, value);
  }
  groups[first] = [...kept, ...gone];
  groups[second] = [];
}

function set(mean: Means, row: number, column: number, value: number): void {
  const cells = mean[row];
  if (cells !== undefined) cells[column] = value;
}
