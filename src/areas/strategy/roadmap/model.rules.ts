import { counts } from './check.rules.ts';
import type { RoadmapItem, RoadmapProblem, Starts } from './problem.ts';
import { forcedItems, windowsOf, type Window } from './windows.rules.ts';

export interface Row {
  name: string;
  terms: Map<string, number>;
  sense: '<=' | '>=' | '=';
  limit: number;
  /** Rows about money say so: the search by hand reads them again. */
  about?: 'cash';
}

/** A mixed-integer model: maximise or minimise `objective` under `rows`, every column 0 or 1. */
export interface Model {
  goal: 'Maximize' | 'Minimize';
  objective: Map<string, number>;
  rows: Row[];
  /** What column 1 means: this item starts in this quarter. */
  columns: Map<string, { item: string; quarter: number }>;
}
interface Build {
  problem: RoadmapProblem;
  windows: Map<string, Window>;
  items: RoadmapItem[];
  model: Model;
}
const column = (at: number, quarter: number) => `x${at}_${quarter}`;

export function valueModel(problem: RoadmapProblem): Model {
  const windows = windowsOf(problem);
  const items = problem.items.filter(({ id }) => windows.has(id));
  const model: Model = { goal: 'Maximize', objective: new Map(), rows: [], columns: new Map() };
  const b = { problem, windows, items, model };
  items.forEach((item, at) => {
    const w = windows.get(item.id)!;
    for (let q = w.first; q <= w.last; q++) {
      model.columns.set(column(at, q), { item: item.id, quarter: q });
      model.objective.set(column(at, q), item.value);
    }
  });
  chooseRows(b);
  prereqRows(b);
  exclusionRows(b);
  peopleRows(b);
  cashRows(b);
  return model;
}
function starts(b: Build, at: number, upTo = Infinity, coef = 1, into = new Map<string, number>()) {
  const w = b.windows.get(b.items[at]!.id)!;
  for (let q = w.first; q <= Math.min(upTo, w.last); q++)
    into.set(column(at, q), (into.get(column(at, q)) ?? 0) + coef);
  return into;
}
function chooseRows(b: Build) {
  const forced = forcedItems(b.problem);
  b.items.forEach((item, at) =>
    b.model.rows.push({
      name: `once${at}`,
      terms: starts(b, at),
      sense: forced.has(item.id) ? '=' : '<=',
      limit: 1,
    }),
  );
}
function prereqRows(b: Build) {
  const index = new Map(b.items.map((i, at) => [i.id, at]));
  b.items.forEach((item, at) => {
    const w = b.windows.get(item.id)!;
    for (const p of item.prerequisites) {
      const pa = index.get(p)!;
      const d = b.items[pa]!.durationQuarters;
      for (let q = w.first; q <= w.last; q++) {
        // Once the other can start no later, the row of the last quarter says it all.
        if (q < w.last && q - d >= b.windows.get(p)!.last) continue;
        b.model.rows.push({
          name: `after${at}_${pa}_${q}`,
          terms: starts(b, pa, q - d, -1, starts(b, at, q)),
          sense: '<=',
          limit: 0,
        });
      }
    }
  });
}
function exclusionRows(b: Build) {
  const index = new Map(b.items.map((i, at) => [i.id, at]));
  const seen = new Set<string>();
  b.items.forEach((item, at) => {
    for (const e of item.excludes) {
      const ea = index.get(e);
      if (ea === undefined) continue;
      const key = [Math.min(at, ea), Math.max(at, ea)].join('_');
      if (seen.has(key)) continue;
      seen.add(key);
      b.model.rows.push({
        name: `either${key}`,
        terms: starts(b, ea, Infinity, 1, starts(b, at)),
        sense: '<=',
        limit: 1,
      });
    }
  });
}
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
function knapsack(
  b: Build,
  name: string,
  coef: (item: RoadmapItem, start: number) => number,
  limit: number,
  about: Pick<Row, 'about'> = {},
) {
  const terms = new Map<string, number>();
  let g = 0,
    max = 0;
  b.items.forEach((item, at) => {
    const w = b.windows.get(item.id)!;
    let m = 0;
    for (let q = w.first; q <= w.last; q++) {
      const c = coef(item, q);
      if (c !== 0) terms.set(column(at, q), c);
      g = gcd(g, Math.abs(c));
      m = Math.max(m, c);
    }
    max += m;
  });
  if (max <= limit || g === 0) return;
  for (const [k, v] of terms) terms.set(k, v / g);
  b.model.rows.push({ name, terms, sense: '<=', limit: Math.floor(limit / g), ...about });
}
function peopleRows(b: Build) {
  b.problem.peopleDays.forEach((days, q) =>
    knapsack(b, `people${q}`, (i, s) => i.effortDays[q - s] ?? 0, days),
  );
}
function cashRows(b: Build) {
  let cash = 0;
  const { problem } = b;
  const cum = (xs: number[], n: number) => {
    let t = 0;
    for (let k = 0; k <= n && k < xs.length; k++) t += xs[k]!;
    return t;
  };
  problem.cashCents.forEach((c, q) => {
    cash += c;
    const paid = (i: RoadmapItem, s: number) => cum(i.costCents, q - s) * 10000;
    const R = problem.aid;
    for (let mask = 0; mask < 1 << R.length; mask++) {
      // bit set: rule at its ceiling
      if (R.some((r, k) => mask & (1 << k) && r.ceilingCents === null)) continue;
      const ceil = R.reduce((t, r, k) => (mask & (1 << k) ? t + r.ceilingCents! : t), 0);
      knapsack(
        b,
        `cash${q}_${mask}`,
        (i, s) =>
          paid(i, s) -
          cum(i.aidableCents, q - s) *
            R.reduce((t, r, k) => (!(mask & (1 << k)) && counts(r, i) ? t + r.rateBasisPoints : t), 0),
        (cash + ceil) * 10000,
        { about: 'cash' },
      );
    }
    if (problem.stackingLimitBasisPoints !== null && R.length)
      knapsack(
        b,
        `stack${q}`,
        (i, s) => paid(i, s) - cum(i.aidableCents, q - s) * problem.stackingLimitBasisPoints!,
        cash * 10000,
        { about: 'cash' },
      );
  });
}
const expression = (terms: Map<string, number>): string => {
  const parts = [...terms].map(([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`);
  const lines: string[] = [];
  // A line of the format has a limited length.
  for (let at = 0; at < parts.length; at += 12) lines.push(parts.slice(at, at + 12).join(' '));
  return lines.join('\n ');
};

/** Rows in CPLEX LP format. */
export const lpRows = (rows: readonly Row[]): string[] =>
  rows.map(({ name, terms, sense, limit }) => ` ${name}: ${expression(terms)} ${sense} ${limit}`);

/** A model in CPLEX LP format. */
export function lpText(model: Model): string {
  return [
    model.goal,
    ` value: ${expression(model.objective)}`,
    'Subject To',
    ...lpRows(model.rows),
    'Binary',
    ...[...model.columns.keys()].map((name) => ` ${name}`),
    'End',
    '',
  ].join('\n');
}

export function startsOf(model: Model, values: (name: string) => number): Starts {
  const s: Starts = {};
  for (const [name, { item, quarter }] of model.columns) if (values(name) > 0.5) s[item] = quarter;
  return s;
}
