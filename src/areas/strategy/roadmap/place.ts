import type { Limit } from './table.rules.ts';

export interface PlaceAsked {
  /** The items that are all to be placed. */
  chosen: readonly number[];
  /** Limits beyond those of the table. */
  also?: readonly Limit[];
  /** Limits that follow from those of the table, and are noticed sooner. */
  more?: readonly Limit[];
  /** How likely an item starts in a quarter: what to try first. */
  likely?: (item: number, quarter: number) => number;
  late?: () => boolean;
}

/** `settled` without starts: it is certain that they cannot all be placed. */
export interface Placed {
  starts: Map<number, number> | null;
  settled: boolean;
  steps: number;
}
