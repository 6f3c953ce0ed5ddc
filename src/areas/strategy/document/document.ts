import { z } from 'zod';
import { technologyInitiativeSchema } from './initiative.ts';
import { sectionContentsSchema } from './sections.ts';

const textSchema = z.object({ fr: z.string(), en: z.string() });
const named = z.object({ id: z.string(), name: textSchema });

/** Years until what it brings has paid what it cost; never when the yearly cost eats the benefit. */
export const paybackSchema = z.union([
  z.object({ kind: z.literal('years'), years: z.number() }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('unknown') }),
]);
export type Payback = z.output<typeof paybackSchema>;

export const signoffSchema = z.object({
  version: z.number().int(),
  name: z.string(),
  role: z.string(),
  on: z.string(),
  recorded: z.enum(['firm', 'staff']),
  recordedBy: z.string(),
});
export type Signoff = z.output<typeof signoffSchema>;

/** One diagnosis as the strategy quotes it. Scores 0 to 100, unrounded; null where nothing was answered. */
export const maturityResultSchema = z.object({
  snapshotId: z.string(),
  framework: named,
  stage: z.string(),
  submittedOn: z.string(),
  overall: z.number().nullable(),
  band: textSchema.nullable(),
  dimensions: z.array(
    z.object({
      id: z.string(),
      name: textSchema,
      score: z.number().nullable(),
      band: textSchema.nullable(),
      answered: z.number(),
      asked: z.number(),
    }),
  ),
});
export type MaturityResult = z.output<typeof maturityResultSchema>;

/** What the sources bring against what the sheets cost once. Cents. */
export const fundingSumsSchema = z.object({
  costCents: z.number().int(),
  /** Sheets whose cost nobody knows yet: the cost above is without them. */
  unknownCosts: z.number().int(),
  sourcesCents: z.number().int(),
  unknownSources: z.number().int(),
  /** Sources less cost: negative when money is missing. */
  differenceCents: z.number().int(),
  governmentCents: z.number().int(),
  /** Government aid as a share of the cost; null when the cost is unknown or nothing. */
  stacking: z.number().nullable(),
  byKind: z.array(z.object({ kind: z.string(), cents: z.number().int() })),
});
export type FundingSums = z.output<typeof fundingSumsSchema>;

/** The roadmap as the document tells it; the drawing is made from its items. */
export const roadmapSummarySchema = z.object({
  quarters: z.array(z.string()),
  items: z.array(z.object({ id: z.string(), title: z.string(), start: z.string(), quarters: z.number() })),
  leftOut: z.array(z.object({ id: z.string(), title: z.string() })),
  cash: z.array(z.object({ quarter: z.string(), usedCents: z.number(), availableCents: z.number() })),
  people: z.array(z.object({ quarter: z.string(), usedDays: z.number(), availableDays: z.number() })),
  value: z.number(),
  bound: z.number(),
  proven: z.boolean(),
});
export type RoadmapSummary = z.output<typeof roadmapSummarySchema>;

export const documentInitiativeSchema = technologyInitiativeSchema.extend({
  payback: paybackSchema,
  prerequisiteTitles: z.array(z.string()),
  excludeTitles: z.array(z.string()),
});
export type DocumentInitiative = z.output<typeof documentInitiativeSchema>;

/**
 * A whole strategy, in order and with every name resolved: what a reader, a typesetter and a signature need. Plain data,
 * the same in JSON; instants are ISO texts. A signed version answers with what was signed, for ever.
 */
export const strategyDocumentSchema = z.object({
  shape: z.literal(1),
  id: z.string(),
  title: z.string(),
  version: z.number().int(),
  state: z.enum(['draft', 'signed']),
  updatedAt: z.string(),
  updatedBy: z.string().nullable(),
  firm: z.object({
    id: z.string(),
    legalName: z.string(),
    neq: z.string().nullable(),
    city: z.string().nullable(),
    regionCode: z.string().nullable(),
    region: textSchema.nullable(),
    naics: z.string().nullable(),
    sector: textSchema.nullable(),
    sizeClass: z.string(),
    employees: z.number().nullable(),
    website: z.string().nullable(),
  }),
  organisation: named,
  project: named.extend({ slug: z.string() }).nullable(),
  /** Everyone who wrote in it, the first first. */
  authors: z.array(z.string()),
  /** Null for a draft. */
  signoff: signoffSchema.nullable(),
  /** Every signature until then, the newest first. */
  signatures: z.array(signoffSchema),
  sections: sectionContentsSchema,
  maturity: z.array(maturityResultSchema),
  /** Sheets in order, those set aside ('must-not') included: the reader leaves them out where they do not count. */
  initiatives: z.array(documentInitiativeSchema),
  funding: fundingSumsSchema,
  roadmap: roadmapSummarySchema.nullable(),
});
export type StrategyDocument = z.output<typeof strategyDocumentSchema>;
