import type { Placing } from './place.rules.ts';
import type { Limit, Table } from './table.rules.ts';

/** The problem with starts that may be split over quarters: what it says is never too little. */
export interface Relaxation {
  /** Keeps an item out (0, 0), in (1, 1), or leaves it open (0, 1). */
  bound(item: number, low: number, high: number): void;
  /** Null when nothing fits. */
  solve(): Relaxed | null;
  /** The next solve begins where an earlier one ended: the nearer that is, the sooner it is solved. */
  resume(from: Corner): void;
  /** From now on never all of these together. */
  forbid(items: readonly number[]): void;
}

/** Where a solve ended: which columns and rows were at a bound, in the solver's own numbers. */
export interface Corner {
  columns: Int32Array;
  rows: Int32Array;
}

export interface Relaxed {
  value: number;
  /** How much of each item is in, 0 to 1. */
  share: readonly number[];
  /** What it costs, at least, to have an item otherwise than it is. */
  regret: readonly number[];
  corner: Corner;
}

/** An item that splits a part of the search in two, and what the part is worth at most with it out and in. */
export type Split = { kind: 'split'; item: number; out: number; in: number };

/** Or else what is left when one of the two is worth nothing more. */
export type Picked = Split | { kind: 'settled'; relaxed: Relaxed | null };

/** What helps to place a set of items: limits put together where they are tightest, and likely starts. */
export interface Guide {
  limits: Limit[];
  likely: (item: number, quarter: number) => number;
}

export interface ChooseAsked {
  table: Table;
  /** Items that must be in. */
  forced: ReadonlySet<number>;
  relaxation: Relaxation;
  guide: (chosen: readonly number[]) => Guide;
  late: () => boolean;
  /** Hears of each better plan, and whether it holds: only then it counts. */
  better: (starts: Map<number, number>, value: number) => boolean;
}

/** `bound`: no plan is worth more. A value of -1: no plan was found, and where the bound is -1 too there is none. */
export interface Choice {
  value: number;
  bound: number;
  nodes: number;
}

/** A set that is worth a look, with the steps spent on it so far. */
export interface Unsettled {
  chosen: number[];
  value: number;
  steps: number;
  search: Placing;
}
