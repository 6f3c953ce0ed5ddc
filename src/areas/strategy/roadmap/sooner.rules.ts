import type { Guide } from './choose.ts';
import { place } from './place.rules.ts';
import type { Table } from './table.rules.ts';

const STEPS = 3000;

interface Asked {
  guide: Guide;
  late: () => boolean;
}

/**
 * The same items, started as soon as they can be (least sum of start quarters): again and again sooner than before, until
 * that is shown to be impossible. Where that leaves a choice, what is listed first starts first.
 * @returns `proven` when no plan of these items starts them sooner
 */
export function sooner(table: Table, from: ReadonlyMap<number, number>, asked: Asked) {
  const { starts, proven } = lessOf(table, from, () => 1, asked);
  if (!proven) return { starts, proven };
  const items = table.ids.length;
  // One quarter in all weighs more than any order of the list.
  const quarter = items * items * table.horizon;
  return { starts: lessOf(table, starts, (item) => quarter + items - item, asked).starts, proven };
}

/** Starts of the same items whose weighed sum is less, as long as there are any. */
function lessOf(
  table: Table,
  from: ReadonlyMap<number, number>,
  weight: (item: number) => number,
  { guide, late }: Asked,
): { starts: Map<number, number>; proven: boolean } {
  const { ids, horizon } = table;
  const uses = Float64Array.from(
    { length: ids.length * horizon },
    (_, cell) => (cell % horizon) * weight(Math.floor(cell / horizon)),
  );
  let starts = new Map(from);
  while (!late()) {
    const sum = [...starts].reduce((total, [item, quarter]) => total + quarter * weight(item), 0);
    const placed = place(table, {
      chosen: [...from.keys()],
      also: [{ uses, most: sum - 1 }],
      more: guide.limits,
      likely: (_, quarter) => 1 / (1 + quarter),
      most: STEPS,
      late,
    });
    if (!placed.starts) return { starts, proven: placed.settled };
    starts = placed.starts;
  }
  return { starts, proven: false };
}
