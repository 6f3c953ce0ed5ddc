import { counts } from './check.rules.ts';
import type { RoadmapProblem, Starts } from './problem.ts';
import { isForced } from './problem.ts';
import { windowsOf } from './windows.rules.ts';

const OUT = -1;
const UNIT = 10_000;

/** The problem as arrays: item by item, quarter by quarter. Built once, read millions of times. */
interface Table {
  count: number;
  horizon: number;
  ids: string[];
  value: Float64Array;
  duration: Int32Array;
  /** Where an item may go: OUT (unless forced) and its quarters. */
  places: Int32Array[];
  before: Int32Array[];
  after: Int32Array[];
  apart: Int32Array[];
  days: Float64Array[];
  /** Cost, and cost that counts for each rule and for the stacking limit, from the start up to and with each quarter. */
  series: Float64Array[][];
  rates: number[];
  ceilings: number[];
  limit: number | null;
  cash: Float64Array;
  people: Float64Array;
  /** What a missing unit of money, a missing day, cost at first. */
  cashWeight: number;
  peopleWeight: number;
}

/** A plan that is being changed, with what it uses so far. */
interface State {
  start: Int32Array;
  used: Float64Array;
  /** By series, then by quarter: cumulated. */
  spent: Float64Array[];
  value: number;
}

/**
 * A good plan, found by changing one at random and keeping what pays (simulated annealing over starts; limits may be
 * overdrawn on the way, at a price that rises until they hold). It proves nothing: it gives the solver a plan to beat.
 * @param random numbers in [0, 1): the same numbers give the same plan
 * @returns the best plan met that keeps every wish and limit; null when none was met
 */
export function searchPlan(
  problem: RoadmapProblem,
  random: () => number,
  { rounds = 4, moves = 120_000, from = null as Starts | null } = {},
): Starts | null {
  const table = tableOf(problem);
  if (!table) return null;
  let best: { start: Int32Array; value: number } | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const found = anneal(table, random, moves, round === 0 ? from : best && startsOf(table, best.start));
    if (found && (!best || found.value > best.value)) best = found;
  }
  return best && startsOf(table, best.start);
}
function startsOf(table: Table, start: Int32Array): Starts {
  const starts: Starts = {};
  table.ids.forEach((id, at) => {
    if (start[at]! !== OUT) starts[id] = start[at]!;
  });
  return starts;
}
function tableOf(problem: RoadmapProblem): Table | null {
  const windows = windowsOf(problem);
  const items = problem.items.filter(({ id }) => windows.has(id));
  if (items.length === 0 || problem.items.some((i) => isForced(i) && !windows.has(i.id))) return null;
  const index = new Map(items.map(({ id }, at) => [id, at]));
  const horizon = problem.quarters.length;
  const refs = (of: (i: (typeof items)[number], at: number) => number[]) =>
    items.map((i, at) => Int32Array.from(of(i, at)));
  const before = refs((i) => i.prerequisites.map((id) => index.get(id)!));
  const cumulate = (xs: readonly number[]) => {
    let t = 0;
    return Float64Array.from({ length: horizon }, (_, q) => (t += xs[q] ?? 0));
  };
  const zero = new Float64Array(horizon);
  const rules = problem.aid;
  const series = items.map((i) => [
    cumulate(i.costCents),
    ...rules.map((r) => (counts(r, i) ? cumulate(i.aidableCents) : zero)),
    cumulate(i.aidableCents),
  ]);
  const cash = cumulate(problem.cashCents);
  const totalValue = items.reduce((t, i) => t + i.value, 0);
  return {
    count: items.length,
    horizon,
    ids: items.map(({ id }) => id),
    value: Float64Array.from(items, (i) => i.value),
    duration: Int32Array.from(items, (i) => i.durationQuarters),
    places: items.map((i) => {
      const w = windows.get(i.id)!;
      const p = isForced(i) ? [] : [OUT];
      for (let q = w.first; q <= w.last; q++) p.push(q);
      return Int32Array.from(p);
    }),
    before,
    after: refs((_, at) => before.flatMap((b, o) => (b.includes(at) ? [o] : []))),
    apart: refs((i, at) =>
      items.flatMap((o, oa) =>
        oa !== at && (i.excludes.includes(o.id) || o.excludes.includes(i.id)) ? [oa] : [],
      ),
    ),
    days: items.map((i) => Float64Array.from(i.effortDays)),
    series,
    rates: rules.map((r) => r.rateBasisPoints),
    ceilings: rules.map((r) => (r.ceilingCents ?? Infinity) * UNIT),
    limit: rules.length > 0 ? problem.stackingLimitBasisPoints : null,
    cash,
    people: Float64Array.from(problem.peopleDays),
    cashWeight: (2 * totalValue) / Math.max(1, cash[horizon - 1]! * UNIT),
    peopleWeight:
      (2 * totalValue) /
      Math.max(
        1,
        problem.peopleDays.reduce((a, b) => a + b, 0),
      ),
  };
}
function anneal(t: Table, random: () => number, moves: number, from: Starts | null) {
  const s: State = {
    start: new Int32Array(t.count).fill(OUT),
    used: new Float64Array(t.horizon),
    spent: Array.from({ length: t.series[0]!.length }, () => new Float64Array(t.horizon)),
    value: 0,
  };
  for (let at = 0; at < t.count; at++) {
    const given = from?.[t.ids[at]!];
    if (given !== undefined) put(t, s, at, given);
    else if (t.places[at]![0] !== OUT) put(t, s, at, t.places[at]![0]!);
  }
  let weight = 1;
  let best: { start: Int32Array; value: number } | null = null;
  let over = overdrawn(t, s),
    broken = brokenAll(t, s);
  let score = s.value - weight * over - broken;
  let held = 0,
    failed = 0;
  const pick = (n: number) => Math.floor(random() * n);
  const hot = 12,
    cold = 0.4;
  for (let m = 0; m < moves; m++) {
    const heat = hot * (cold / hot) ** (m / moves);
    const a = pick(t.count);
    const pa = t.places[a]!;
    const oldA = s.start[a]!;
    const toA = pa[pick(pa.length)]!;
    if (toA === oldA) continue;
    let b = -1,
      oldB = OUT,
      toB = OUT;
    if (random() < 0.5) {
      b = pick(t.count);
      if (b !== a) {
        oldB = s.start[b]!;
        const pb = t.places[b]!;
        toB = oldB !== OUT && pb[0] === OUT && random() < 0.6 ? OUT : pb[pick(pb.length)]!;
        if (toB === oldB) b = -1;
      } else b = -1;
    }
    let nb = broken - brokenAt(t, s, a);
    put(t, s, a, toA);
    nb += brokenAt(t, s, a);
    if (b >= 0) {
      nb -= brokenAt(t, s, b);
      put(t, s, b, toB);
      nb += brokenAt(t, s, b);
    }
    const no = overdrawn(t, s);
    const ns = s.value - weight * no - nb;
    if (ns >= score || random() < Math.exp((ns - score) / heat)) {
      over = no;
      broken = nb;
      score = ns;
    } else {
      if (b >= 0) put(t, s, b, oldB);
      put(t, s, a, oldA);
    }
    if (over === 0 && broken === 0) {
      held++;
      if (!best || s.value > best.value) best = { start: s.start.slice(), value: s.value };
    } else failed++;
    if ((m & 255) === 255) {
      if (held > failed) weight = Math.max(0.05, weight * 0.9);
      else weight = Math.min(50, weight * 1.1);
      held = failed = 0;
      score = s.value - weight * over - broken;
    }
  }
  return best;
}
function put(t: Table, s: State, at: number, to: number) {
  const old = s.start[at]!;
  if (old !== OUT) {
    use(t, s, at, old, -1);
    s.value -= t.value[at]!;
  }
  if (to !== OUT) {
    use(t, s, at, to, 1);
    s.value += t.value[at]!;
  }
  s.start[at] = to;
}
function use(t: Table, s: State, at: number, start: number, sign: 1 | -1) {
  const days = t.days[at]!;
  for (let n = 0; n < days.length && start + n < t.horizon; n++) s.used[start + n]! += sign * days[n]!;
  const series = t.series[at]!;
  for (let k = 0; k < series.length; k++) {
    const from = series[k]!,
      into = s.spent[k]!;
    for (let q = start; q < t.horizon; q++) into[q]! += sign * from[q - start]!;
  }
}
function overdrawn(t: Table, s: State): number {
  let sum = 0;
  const cost = s.spent[0]!,
    rules = t.rates.length,
    whole = s.spent[rules + 1]!;
  for (let q = 0; q < t.horizon; q++) {
    const days = s.used[q]! - t.people[q]!;
    if (days > 0) sum += days * t.peopleWeight;
    let aid = 0;
    for (let k = 0; k < rules; k++) aid += Math.min(t.rates[k]! * s.spent[k + 1]![q]!, t.ceilings[k]!);
    if (t.limit !== null) aid = Math.min(aid, t.limit * whole[q]!);
    const cash = (cost[q]! - t.cash[q]!) * UNIT - aid;
    if (cash > 0) sum += cash * t.cashWeight;
  }
  return sum;
}
function brokenAt(t: Table, s: State, at: number): number {
  const start = s.start[at]!;
  let sum = 0;
  if (start !== OUT) {
    for (const b of t.before[at]!)
      if (s.start[b] === OUT || s.start[b]! + t.duration[b]! > start) sum += t.value[at]! + 5;
    for (const o of t.apart[at]!) if (s.start[o] !== OUT) sum += Math.min(t.value[at]!, t.value[o]!) + 5;
  }
  for (const d of t.after[at]!)
    if (s.start[d] !== OUT && (start === OUT || start + t.duration[at]! > s.start[d]!))
      sum += t.value[d]! + 5;
  return sum;
}
function brokenAll(t: Table, s: State): number {
  let sum = 0;
  for (let at = 0; at < t.count; at++) {
    const start = s.start[at]!;
    if (start === OUT) continue;
    for (const b of t.before[at]!)
      if (s.start[b] === OUT || s.start[b]! + t.duration[b]! > start) sum += t.value[at]! + 5;
    for (const o of t.apart[at]!)
      if (o > at && s.start[o] !== OUT) sum += Math.min(t.value[at]!, t.value[o]!) + 5;
  }
  return sum;
}
