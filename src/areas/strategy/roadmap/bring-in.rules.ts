import { lpText, valueModel, type Model } from './model.rules.ts';
import type { RoadmapItem, RoadmapProblem, Starts } from './problem.ts';
import { windowsOf } from './windows.rules.ts';

/** What keeps an item out of the plan, and what would bring it in. */
export type Obstacle = { id: string } & (
  | { kind: 'help'; cash: { quarter: number; cents: number }[]; people: { quarter: number; days: number }[] }
  | { kind: 'excluded'; by: string }
  | { kind: 'waits'; by: string }
  | { kind: 'window' }
  | { kind: 'unknown' }
);

/** A hundred dollars: finer would say more than anyone knows. */
const STEP_CENTS = 10_000;
/** What a day of one's own people is reckoned at when money or days could help: 600 dollars. */
const DAY_STEPS = 6;

/** What keeps an item out before money and people are asked: null when they alone do. */
export function plainObstacle(problem: RoadmapProblem, starts: Starts, id: string): Obstacle | null {
  const item = problem.items.find((one) => one.id === id)!;
  const excluded = problem.items.find(
    (other) =>
      starts[other.id] !== undefined && (item.excludes.includes(other.id) || other.excludes.includes(id)),
  );
  if (excluded) return { id, kind: 'excluded', by: excluded.id };
  const windows = windowsOf(problem);
  const waits = item.prerequisites.find((other) => !windows.has(other));
  if (waits !== undefined) return { id, kind: 'waits', by: waits };
  return windows.has(id) ? null : { id, kind: 'window' };
}

/** Columns that stand for help: so much money, or so many days, in this quarter. */
type Help = Map<string, { kind: 'cash' | 'people'; quarter: number }>;

/**
 * The least help with which all that is planned stays in the plan, perhaps at other quarters, and this item comes in too.
 * Help comes as late as it can: money of an earlier quarter does as well.
 */
export function helpModel(problem: RoadmapProblem, starts: Starts, id: string): { lp: string; help: Help } {
  const wanted = new Set([...Object.keys(starts), id, ...prerequisitesOf(problem, id)]);
  const items = problem.items
    .filter((item) => wanted.has(item.id))
    .map((item) => ({ ...item, must: 'must' as const, value: 0 }));
  const helpers = problem.quarters.flatMap((_, quarter) => helpersOf(quarter, problem.quarters.length));
  const model = valueModel({ ...problem, items: [...items, ...helpers.map(({ item }) => item)] });
  const kinds = new Map(helpers.map(({ item, kind }) => [item.id, kind]));
  const help: Help = new Map();
  for (const [name, { item, quarter }] of model.columns) {
    const kind = kinds.get(item);
    if (kind) help.set(name, { kind, quarter });
  }
  return { lp: withAmounts(model, help), help };
}

function prerequisitesOf(problem: RoadmapProblem, id: string, found = new Set<string>()): Set<string> {
  for (const other of problem.items.find((item) => item.id === id)?.prerequisites ?? []) {
    if (found.has(other)) continue;
    found.add(other);
    prerequisitesOf(problem, other, found);
  }
  return found;
}

/** Help as items that bring in instead of costing: a hundred dollars, or a day, of one quarter. */
function helpersOf(quarter: number, quarters: number): { kind: 'cash' | 'people'; item: RoadmapItem }[] {
  const later = quarters - quarter;
  const helper = (kind: 'cash' | 'people', given: Partial<RoadmapItem>) => ({
    kind,
    item: { ...NOTHING, id: `+${kind}${quarter}`, earliest: quarter, latest: quarter, ...given },
  });
  return [
    // A little dearer the earlier: ties are settled for the latest.
    helper('cash', { costCents: [-STEP_CENTS], value: -(1000 + later) }),
    helper('people', { effortDays: [-1], value: -(DAY_STEPS * 1000 + later) }),
  ];
}

const NOTHING: RoadmapItem = {
  id: '',
  title: '',
  durationQuarters: 1,
  costCents: [],
  aidableCents: [],
  effortDays: [],
  value: 0,
  prerequisites: [],
  excludes: [],
  must: 'free',
  earliest: null,
  latest: null,
  locked: null,
};

/** Help is an amount, not a yes or no: its columns are whole numbers without an upper end. */
function withAmounts(model: Model, help: Help): string {
  const rows = model.rows.filter(({ terms }) => ![...terms.keys()].every((name) => help.has(name)));
  const columns = new Map([...model.columns].filter(([name]) => !help.has(name)));
  const amounts = ['General', ...[...help.keys()].map((name) => ` ${name}`), 'End', ''].join('\n');
  return lpText({ ...model, rows, columns }).replace(/End\n$/, amounts);
}

/**
 * The help that the solver found. Money that comes early serves later quarters too: all of it is asked for in the first
 * quarter that needs some.
 */
export function helpOf(id: string, help: Help, value: (name: string) => number): Obstacle {
  const found = [...help].map(([name, of]) => ({ ...of, amount: Math.round(value(name)) }));
  const given = found.filter(({ amount }) => amount > 0);
  return {
    id,
    kind: 'help',
    cash: asOne(given.filter(({ kind }) => kind === 'cash')),
    people: given
      .filter(({ kind }) => kind === 'people')
      .map(({ quarter, amount }) => ({ quarter, days: amount })),
  };
}

function asOne(given: readonly { quarter: number; amount: number }[]): { quarter: number; cents: number }[] {
  if (given.length === 0) return [];
  const quarter = Math.min(...given.map((one) => one.quarter));
  return [{ quarter, cents: given.reduce((sum, { amount }) => sum + amount * STEP_CENTS, 0) }];
}
