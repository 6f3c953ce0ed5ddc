import { z } from 'zod';

const line = (longest: number) => z.string().trim().max(longest).default('');
const prose = z.string().trim().max(10_000).default('');
const cents = z.number().int().min(0).max(100_000_000_000).nullable().default(null);

/** Each once and in one order, so that the same choice reads the same. */
const sheetIds = z
  .array(z.uuid())
  .max(60)
  .overwrite((ids) => [...new Set(ids)].sort())
  .default([]);

/** A quarter of a calendar year: "2027-Q1". Sorts as text. */
export const quarterSchema = z.string().regex(/^\d{4}-Q[1-4]$/);

/** What the firm will see move, from where to where. Null is not measured yet, never zero. */
export const initiativeKpiSchema = z.object({
  id: z.uuid(),
  name: line(200),
  unit: line(60),
  baseline: z.number().nullable().default(null),
  target: z.number().nullable().default(null),
});
export type InitiativeKpi = z.output<typeof initiativeKpiSchema>;

/** What options are compared on, in the firm's own words. */
export const optionCriterionSchema = z.object({
  id: z.uuid(),
  name: line(200),
  weight: z.number().int().min(1).max(5).default(1),
});
export type OptionCriterion = z.output<typeof optionCriterionSchema>;

/** A kind of solution, never a vendor's product by preference. */
export const initiativeOptionSchema = z.object({
  id: z.uuid(),
  name: line(200),
  description: prose,
  oneOffCents: cents,
  yearlyCents: cents,
  pros: prose,
  cons: prose,
  /** How well it meets each criterion, 0 to 4, by the criterion's id; absent where not judged. */
  ratings: z.record(z.uuid(), z.number().int().min(0).max(4)).default({}),
});
export type InitiativeOption = z.output<typeof initiativeOptionSchema>;

export const MUSTS = ['must', 'must-not', 'free'] as const;

/** What a person writes on a sheet. Amounts are cents; unknown is null. */
export const initiativeFieldsSchema = z.object({
  title: z.string().trim().min(1).max(200),
  problem: prose,
  /** The process that it changes, and how. */
  process: prose,
  benefit: prose,
  kpis: z.array(initiativeKpiSchema).max(12).default([]),
  criteria: z.array(optionCriterionSchema).max(12).default([]),
  options: z.array(initiativeOptionSchema).max(8).default([]),
  /** Name of the option taken; empty while the choice is open. */
  chosenOption: line(200),
  choiceReason: prose,
  oneOffCents: cents,
  yearlyCents: cents,
  /** What a full year brings once in place. */
  yearlyBenefitCents: cents,
  /** Days of the firm's own people. */
  effortDays: z.number().int().min(0).max(10_000).nullable().default(null),
  durationQuarters: z.number().int().min(1).max(12).default(1),
  /** What it is worth to the firm, beside the others: 0 to 100. */
  value: z.number().int().min(0).max(100).default(50),
  risks: prose,
  security: prose,
  training: prose,
  owner: line(200),
  earliestQuarter: quarterSchema.nullable().default(null),
  latestQuarter: quarterSchema.nullable().default(null),
  must: z.enum(MUSTS).default('free'),
  lockedQuarter: quarterSchema.nullable().default(null),
  prerequisites: sheetIds,
  excludes: sheetIds,
});
export type InitiativeFields = z.output<typeof initiativeFieldsSchema>;

const textSchema = z.object({ fr: z.string(), en: z.string() });

/** One thing to put in place: a sheet of the strategy. Payback is computed, see `paybackYears`. */
export const technologyInitiativeSchema = initiativeFieldsSchema.extend({
  id: z.uuid(),
  strategyId: z.uuid(),
  /** The catalogue's template that it began from. */
  templateId: z.string().nullable(),
  /** Why the diagnosis proposed it; empty for a sheet begun blank. */
  reasons: z.array(textSchema).default([]),
  position: z.number().int(),
});
export type TechnologyInitiative = z.output<typeof technologyInitiativeSchema>;
