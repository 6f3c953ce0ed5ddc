import type { Table } from './table.rules.ts';

export const worthOf = ({ values }: Table, chosen: readonly number[]): number =>
  chosen.reduce((sum, item) => sum + values[item]!, 0);

/** A set without items that add nothing and that nothing waits for. */
export function neededOf(table: Table, forced: ReadonlySet<number>, chosen: readonly number[]): number[] {
  const needed = new Set<number>();
  const add = (item: number): void => {
    if (needed.has(item)) return;
    needed.add(item);
    table.orders.filter(({ after }) => after === item).forEach(({ before }) => add(before));
  };
  chosen.filter((item) => table.values[item]! > 0 || forced.has(item)).forEach(add);
  return chosen.filter((item) => needed.has(item));
}
