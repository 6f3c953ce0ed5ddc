import type { Model } from './model.rules.ts';
import type { RoadmapProblem } from './problem.ts';
import { windowsOf } from './windows.rules.ts';

/** A sum over what starts when that a plan may not exceed: `uses[at * horizon + quarter]` for an item that starts then. */
export interface Limit {
  uses: Float64Array;
  most: number;
}

/** One item ends before another starts. */
export interface Order {
  before: number;
  after: number;
  duration: number;
}

/** A problem as arrays, items by their number: built once, read a million times. */
export interface Table {
  ids: string[];
  horizon: number;
  values: number[];
  /** The quarters in which an item may start, a bit each. */
  domains: Int32Array;
  /** Days that an item takes within the horizon, at least. */
  days: number[];
  /** Days in a quarter, by item, start and quarter. */
  effort: Int32Array;
  /** Quarters from its start after which an item takes no more days and has ended. */
  busy: number[];
  people: number[];
  orders: Order[];
  /** What each quarter sets: people, then money. */
  limits: Limit[];
  peopleLimits: number;
  /** People of the first, or the last, quarters together: follows from the above, but is noticed sooner. */
  spans: Limit[];
}

/** @param model the value model of the same problem: its rows about money are read */
export function tableOf(problem: RoadmapProblem, model: Model): Table {
  const windows = windowsOf(problem);
  const items = problem.items.filter(({ id }) => windows.has(id));
  const horizon = problem.quarters.length;
  const at = new Map(items.map(({ id }, index) => [id, index]));
  const effort = new Int32Array(items.length * horizon * horizon);
  items.forEach(({ effortDays }, item) => {
    for (let start = 0; start < horizon; start += 1)
      effortDays.slice(0, horizon - start).forEach((days, since) => {
        effort[(item * horizon + start) * horizon + start + since] = days;
      });
  });
  const own = { ids: items.map(({ id }) => id), horizon, effort, people: problem.peopleDays };
  const people = Array.from({ length: horizon }, (_, quarter) => peopleLimit(own, quarter, 1));
  const lengths = Array.from({ length: Math.max(0, horizon - 1) }, (_, more) => more + 2);
  return {
    ...own,
    values: items.map(({ value }) => value),
    domains: Int32Array.from(items, ({ id }) => bits(windows.get(id)!)),
    days: items.map((item, index) => fewestDays(index, windows.get(item.id)!, own)),
    busy: items.map(({ durationQuarters, effortDays }) => Math.max(durationQuarters, effortDays.length)),
    orders: items.flatMap(({ prerequisites }, after) =>
      prerequisites.map((id) => {
        const before = at.get(id)!;
        return { before, after, duration: items[before]!.durationQuarters };
      }),
    ),
    limits: [...people, ...cashLimits(model, at, horizon)],
    peopleLimits: people.length,
    spans: lengths.flatMap((length) => [
      peopleLimit(own, 0, length),
      peopleLimit(own, horizon - length, length),
    ]),
  };
}

const bits = ({ first, last }: { first: number; last: number }): number =>
  Array.from({ length: last - first + 1 }, (_, more) => 1 << (first + more)).reduce(
    (sum, bit) => sum | bit,
    0,
  );

/** What falls after the horizon is not counted: of an item that starts late it may be less. */
function fewestDays(
  item: number,
  { first, last }: { first: number; last: number },
  { effort, horizon }: Effort,
) {
  const ofStart = (start: number) =>
    effort.subarray((item * horizon + start) * horizon, (item * horizon + start + 1) * horizon);
  const starts = Array.from({ length: last - first + 1 }, (_, more) => first + more);
  return Math.min(...starts.map((start) => ofStart(start).reduce((sum, days) => sum + days, 0)));
}

type Effort = Pick<Table, 'ids' | 'horizon' | 'effort' | 'people'>;

/** People of a run of quarters. */
function peopleLimit({ ids, horizon, effort, people }: Effort, from: number, length: number): Limit {
  const span = Array.from({ length }, (_, more) => from + more);
  const uses = new Float64Array(ids.length * horizon);
  uses.forEach((_, cell) => {
    uses[cell] = span.reduce((sum, quarter) => sum + effort[cell * horizon + quarter]!, 0);
  });
  return { uses, most: span.reduce((sum, quarter) => sum + people[quarter]!, 0) };
}

function cashLimits({ rows, columns }: Model, at: Map<string, number>, horizon: number): Limit[] {
  return rows
    .filter(({ about }) => about === 'cash')
    .map(({ terms, limit }) => {
      const uses = new Float64Array(at.size * horizon);
      for (const [name, coefficient] of terms) {
        const { item, quarter } = columns.get(name)!;
        uses[at.get(item)! * horizon + quarter] = coefficient;
      }
      return { uses, most: limit };
    });
}
