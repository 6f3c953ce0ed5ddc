import { z } from 'zod';

/** A quarter of a calendar year, "2027-Q1": sorts as text. */
export const QUARTER = /^\d{4}-Q[1-4]$/;

/** All costs, and all cash, of one problem: five billion dollars. Multiplied by basis points they still are exact doubles. */
export const MOST_CENTS = 500_000_000_000;

/** Cents, days and values are whole numbers: the plan is checked without rounding. */
const whole = z.int().min(0).max(MOST_CENTS);

const itemSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  /** Quarters from start to end, both included: what waits for it may start in the quarter after. */
  durationQuarters: z.int().min(1).max(20),
  /** What is paid in each quarter since its start; may go on after its end. What falls after the horizon is not counted. */
  costCents: z.array(whole),
  /** The part of each quarter's cost that aid may count; never more than the cost. */
  aidableCents: z.array(whole),
  /** Person-days of the plant's own people in each quarter since its start. */
  effortDays: z.array(whole),
  value: z.int().min(0).max(1_000_000),
  /** Ids of items that must have ended before this one starts. */
  prerequisites: z.array(z.string()),
  /** Ids of items that are never in a plan together with this one; said by either side. */
  excludes: z.array(z.string()),
  must: z.enum(['must', 'must-not', 'free']),
  /** Quarters (from 0) between which it may start; null is no wish. */
  earliest: z.int().nullable(),
  latest: z.int().nullable(),
  /** The quarter (from 0) in which it starts, and so it is in the plan; null when the plan may choose. */
  locked: z.int().nullable(),
});

const aidRuleSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  /** Share of the counted cost, in hundredths of a percent: 5000 is half. */
  rateBasisPoints: z.int().min(0).max(10_000),
  /** Most that the rule ever pays; null is no ceiling. */
  ceilingCents: whole.nullable(),
  /** The items whose aidable costs count; null is all. */
  itemIds: z.array(z.string()).nullable(),
});

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What is to be chosen and scheduled, in whole numbers. Quarters are numbered from 0. */
export const roadmapProblemSchema = z
  .object({
    quarters: z.array(z.string().regex(QUARTER)).min(1).max(20),
    items: z.array(itemSchema).max(200),
    /** New money of each quarter. What a quarter leaves unspent goes on to the next. */
    cashCents: z.array(whole),
    /** Person-days of each quarter. A day not used is gone. */
    peopleDays: z.array(whole),
    aid: z.array(aidRuleSchema).max(6),
    /** The most that all aid together may be of the aidable costs, in hundredths of a percent (stacking limit); null is none. */
    stackingLimitBasisPoints: z.int().min(0).max(10_000).nullable(),
  })
  .refine(
    ({ quarters, cashCents, peopleDays }) =>
      cashCents.length === quarters.length && peopleDays.length === quarters.length,
    { message: 'cash and people are given for each quarter' },
  )
  .refine(
    ({ items, cashCents }) =>
      total(items.flatMap(({ costCents }) => costCents)) + total(cashCents) <= MOST_CENTS,
    { message: 'amounts are too large to be added up exactly' },
  );

export type RoadmapProblem = z.output<typeof roadmapProblemSchema>;
export type RoadmapItem = RoadmapProblem['items'][number];
export type AidRule = RoadmapProblem['aid'][number];

/** Which items start when: item id to quarter (from 0). Items that are not in it are left out. */
export type Starts = Record<string, number>;

/** Aid that one rule pays in each quarter, in cents. */
export interface AidPaid {
  id: string;
  name: string;
  centsByQuarter: number[];
}

/** A plan with what it uses in each quarter. All of it follows from `starts`; `check.rules.ts` computes it. */
export interface RoadmapUse {
  value: number;
  /** Costs before aid. */
  costCents: number[];
  aid: AidPaid[];
  /** Costs less aid: what leaves the till. */
  netCents: number[];
  /** Money at hand at the end of each quarter. Never negative in a plan that holds. */
  leftCents: number[];
  days: number[];
}

/** How sure it is that no plan is worth more: stored with the plan, so that anyone can solve the same model again. */
export interface Certificate {
  solver: string;
  options: Record<string, string | number | boolean>;
  /** SHA-256 of the model's text, as the solver read it. */
  modelHash: string;
  /** No plan is worth more than this. */
  bound: number;
  value: number;
  proven: boolean;
  /** Whether no plan of the same items starts them sooner (sum of start quarters). */
  soonestProven: boolean;
  nodes: number;
  milliseconds: number;
}

export interface RoadmapPlan {
  starts: Starts;
  /** Ids, in the order of the problem. */
  leftOut: string[];
  use: RoadmapUse;
  certificate: Certificate;
}

/** A share of the bound that may still be missing: 0 when proven. */
export const gapOf = ({ bound, value }: Pick<Certificate, 'bound' | 'value'>): number =>
  bound > value ? (bound - value) / bound : 0;

/**
 * The quarters (from 0) in which an item could start if nothing but the horizon and its own wishes mattered; empty
 * (first > last) when they contradict each other. An item is of value once it is done: one that does not end within the
 * horizon is not planned.
 */
export function startWindow(item: RoadmapItem, horizon: number): { first: number; last: number } {
  const { earliest, latest, locked, durationQuarters } = item;
  return {
    first: Math.max(0, earliest ?? 0, locked ?? 0),
    last: Math.min(horizon - durationQuarters, latest ?? horizon, locked ?? horizon),
  };
}

/** In the plan whatever it costs. */
export const isForced = (item: RoadmapItem): boolean => item.must === 'must' || item.locked !== null;
