import { z } from 'zod';
import { MOST_CENTS, QUARTER } from './problem.ts';

const cents = z.int().min(0).max(MOST_CENTS);
const basisPoints = z.int().min(0).max(10_000);

/** A programme that pays part of the one-off costs. Which ones, and how much, is the person's word: programmes change. */
export const aidSettingSchema = z.object({
  id: z.string().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  rateBasisPoints: basisPoints,
  ceilingCents: cents.nullable().default(null),
  /** The sheets whose costs count; null is all. */
  initiativeIds: z.array(z.uuid()).max(60).nullable().default(null),
});
export type AidSetting = z.output<typeof aidSettingSchema>;

/** What a firm can spend, and when: the roadmap is computed within it. */
export const roadmapSettingsSchema = z
  .object({
    firstQuarter: z.string().regex(QUARTER),
    quarterCount: z.int().min(1).max(20),
    /** New money, then person-days, of each quarter from the first. */
    cashCents: z.array(cents),
    peopleDays: z.array(z.int().min(0).max(100_000)),
    aid: z.array(aidSettingSchema).max(6).default([]),
    stackingLimitBasisPoints: basisPoints.nullable().default(null),
    /** Budgets to set beside this one, as percentages of its money. */
    budgets: z.array(z.int().min(1).max(500)).max(3).default([]),
  })
  .refine(
    ({ quarterCount, cashCents, peopleDays }) =>
      cashCents.length === quarterCount && peopleDays.length === quarterCount,
  );
export type RoadmapSettings = z.output<typeof roadmapSettingsSchema>;

/** "2027-Q3" two quarters later is "2028-Q1". */
export function quarterAfter(quarter: string, by: number): string {
  const count = quarterNumber(quarter) + by;
  return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
}

/** Quarters since the year 0: for differences. */
export function quarterNumber(quarter: string): number {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number);
  return year * 4 + number - 1;
}

/** The quarters of a plan, in order. */
export const quartersOf = ({ firstQuarter, quarterCount }: RoadmapSettings): string[] =>
  Array.from({ length: quarterCount }, (_, at) => quarterAfter(firstQuarter, at));
