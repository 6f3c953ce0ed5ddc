import type { Limit, Order, Table } from './table.rules.ts';

/** A row of the model of tightness: a limit, or an order up to a quarter. */
export type GuideRow =
  { kind: 'people' | 'cash'; limit: Limit; unit: number } | { kind: 'order'; order: Order; until: number };

export interface GuideModel {
  /** In CPLEX LP format; its first rows are `rows`, its column `t` is what could be less. */
  text: string;
  rows: GuideRow[];
}

/** How people and money are weighed against each other, one mix after the other. */
export const MIXES = [
  { people: 1, cash: 0 },
  { people: 0, cash: 1 },
  { people: 1, cash: 4 },
  { people: 4, cash: 1 },
  { people: 1, cash: 1 },
] as const;

const start = (item: number, quarter: number): string => `x${item}_${quarter}`;

/** How much less of everything would still do for a set of items whose starts may be split over quarters. */
export function guideModel(table: Table, chosen: readonly number[]): GuideModel {
  const rows = rowsOf(table, chosen);
  const terms = rows.map((row) => ({ row, terms: termsOf(table, chosen, row) }));
  const used = terms.filter((one) => one.terms !== '');
  const line = ({ row, terms: sum }: (typeof used)[number], at: number) =>
    row.kind === 'order' ? ` r${at}: ${sum} <= 0` : ` r${at}: ${sum} + 1 t <= ${row.limit.most / row.unit}`;
  const once = chosen.map((item) => {
    const starts = quartersOf(table, item).map((quarter) => `+ ${start(item, quarter)}`);
    return ` once${item}: ${starts.join(' ')} = 1`;
  });
  const text = ['Maximize', ' value: t', 'Subject To', ...used.map(line), ...once];
  return {
    text: [...text, 'Bounds', ' -1000 <= t <= 1000', 'End', ''].join('\n'),
    rows: used.map(({ row }) => row),
  };
}

export const startColumn = start;

export const quartersOf = ({ domains, horizon }: Table, item: number): number[] =>
  Array.from({ length: horizon }, (_, quarter) => quarter).filter(
    (quarter) => (domains[item]! >> quarter) & 1,
  );

function rowsOf(table: Table, chosen: readonly number[]): GuideRow[] {
  const within = new Set(chosen);
  const days = Math.max(
    1,
    table.people.reduce((sum, each) => sum + each, 0),
  );
  const cash = table.limits.slice(table.peopleLimits);
  // Money in amounts of the size of days: numbers of one size are solved more surely.
  const unit = Math.max(1, ...cash.map(({ most }) => most)) / days;
  const orders = table.orders.filter(({ before, after }) => within.has(before) && within.has(after));
  return [
    ...table.limits
      .slice(0, table.peopleLimits)
      .map((limit) => ({ kind: 'people' as const, limit, unit: 1 })),
    ...cash.map((limit) => ({ kind: 'cash' as const, limit, unit })),
    ...orders.flatMap((order) =>
      Array.from({ length: table.horizon }, (_, until) => ({ kind: 'order' as const, order, until })),
    ),
  ];
}

function termsOf(table: Table, chosen: readonly number[], row: GuideRow): string {
  const terms: string[] = [];
  const add = (item: number, quarter: number, factor: number) => {
    if (factor !== 0) terms.push(`${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${start(item, quarter)}`);
  };
  const items = row.kind === 'order' ? [row.order.before, row.order.after] : chosen;
  for (const item of items)
    for (const quarter of quartersOf(table, item)) add(item, quarter, factorOf(table, row, item, quarter));
  return terms.join('\n ');
}

function factorOf({ horizon }: Table, row: GuideRow, item: number, quarter: number): number {
  if (row.kind !== 'order') return row.limit.uses[item * horizon + quarter]! / row.unit;
  const { before, after, duration } = row.order;
  if (item === after) return quarter <= row.until ? 1 : 0;
  return item === before && quarter <= row.until - duration ? -1 : 0;
}

/**
 * Rows put together by weights. Whatever the weights, as long as none is negative, a plan that keeps the rows keeps their
 * sum: the solver may round as it likes.
 */
export function combined(
  table: Table,
  chosen: readonly number[],
  rows: readonly GuideRow[],
  weights: readonly number[],
): Limit {
  const uses = new Float64Array(table.ids.length * table.horizon);
  let most = 0;
  rows.forEach((row, at) => {
    const weight = Math.max(0, weights[at]!);
    if (weight < 1e-9) return;
    if (row.kind !== 'order') most += weight * (row.limit.most / row.unit);
    for (const item of row.kind === 'order' ? [row.order.before, row.order.after] : chosen)
      for (const quarter of quartersOf(table, item))
        uses[item * table.horizon + quarter]! += weight * factorOf(table, row, item, quarter);
  });
  // Sums of rounded products: a little more is allowed than they say.
  return { uses, most: most + 1e-7 * Math.max(1, Math.abs(most)) };
}
