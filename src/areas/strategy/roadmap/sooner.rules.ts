import type { Guide } from './choose.ts';
import { place } from './place.rules.ts';
import type { Limit, Table } from './table.rules.ts';

const STEPS = 3000;

/**
 * The same items, started as soon as they can be (least sum of start quarters): again and again sooner than before, until
 * that is shown to be impossible.
 * @returns `proven` when no plan of these items starts them sooner
 */
export function sooner(
  table: Table,
  from: ReadonlyMap<number, number>,
  { guide, late }: { guide: Guide; late: () => boolean },
): { starts: Map<number, number>; proven: boolean } {
  const chosen = [...from.keys()];
  let starts = new Map(from);
  while (!late()) {
    const placed = place(table, {
      chosen,
      more: [startsUpTo(table, sumOf(starts) - 1), ...guide.limits],
      likely: (_, quarter) => 1 / (1 + quarter),
      most: STEPS,
      late,
    });
    if (!placed.starts) return { starts, proven: placed.settled };
    starts = placed.starts;
  }
  return { starts, proven: false };
}

const sumOf = (starts: ReadonlyMap<number, number>): number =>
  [...starts.values()].reduce((sum, quarter) => sum + quarter, 0);

function startsUpTo({ ids, horizon }: Table, most: number): Limit {
  const uses = Float64Array.from({ length: ids.length * horizon }, (_, cell) => cell % horizon);
  return { uses, most };
}
