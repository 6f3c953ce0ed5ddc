import { z } from 'zod';
import { HORIZONS, type HorizonId } from '../framework/framework.ts';

/** What the firm said of itself for its priorities. */
export const prioritySettingsSchema = z.object({
  /** Share of each cost category in a year's costs, 0 to 1, adding up to 1; null where the usual profile is taken. */
  costProfile: z.record(z.string(), z.number().min(0).max(1)).nullable(),
  /** How much each indicator matters, 0 (not at all) to 3; null where all matter the same. */
  kpis: z.record(z.string(), z.literal([0, 1, 2, 3])).nullable(),
});
export type PrioritySettings = z.output<typeof prioritySettingsSchema>;

export const USUAL_SETTINGS: PrioritySettings = { costProfile: null, kpis: null };

export const COLUMNS = ['cost', 'kpi', 'proximity'] as const;
export type Column = (typeof COLUMNS)[number];

const parts = z.object({ cost: z.number(), kpi: z.number(), proximity: z.number() });

/** One dimension's place: each column's share, adding up to 1 over the dimensions, and the impact in each horizon. */
const prioritySchema = z.object({
  dimension: z.string(),
  shares: parts,
  impacts: z.record(z.enum(HORIZONS), z.number()),
});
export type Priority = z.output<typeof prioritySchema>;

export const prioritiesSchema = z.object({
  /** What the distance is measured to: the best quarter of the peers, or full marks where there are no peers. */
  reference: z.enum(['peers', 'scale']),
  /** Columns with nothing in them (no indicator chosen, no distance left): their weight goes to the others. */
  empty: z.array(z.enum(COLUMNS)),
  /** The weights used, by horizon; those of the framework, brought back to 1 over the columns that say something. */
  weights: z.record(z.enum(HORIZONS), parts),
  /** In the order of the framework. */
  rows: z.array(prioritySchema),
  /** Dimensions without one known answer: no distance, so no place. */
  unknown: z.array(z.string()),
});
export type Priorities = z.output<typeof prioritiesSchema>;

/** The same rows by their impact in a horizon, the greatest first. */
export function ranked({ rows }: Priorities, horizon: HorizonId): Priority[] {
  return [...rows].sort((a, b) => (b.impacts[horizon] ?? 0) - (a.impacts[horizon] ?? 0));
}
