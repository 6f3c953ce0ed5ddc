import * as z from 'zod';
import { INDICATOR_IDS, UNITS } from './indicator.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { initiativeSummarySchema } from './initiative-view.ts';
import { codeRef, moneySumSchema, organisationRef, reachSchema, shareSchema, textSchema } from './views.ts';

/** Latest figures of several projects added up: how many projects state one, and of which dates. */
const figureSumSchema = z.object({
  value: z.int(),
  projects: z.int(),
  oldest: partialDateSchema,
  newest: partialDateSchema,
});

export const declaredSchema = z.object({
  indicator: z.enum(INDICATOR_IDS),
  unit: z.enum(UNITS),
  target: figureSumSchema.nullable(),
  result: figureSumSchema.nullable(),
});
export type Declared = z.infer<typeof declaredSchema>;

const part = { projects: z.int(), aid: moneySumSchema };

export const portfolioSchema = z.object({
  today: daySchema,
  projects: z.int(),
  drafts: z.int(),
  aid: moneySumSchema,
  totalCost: moneySumSchema,
  byFunder: z.array(z.object({ funder: organisationRef, ...part, share: shareSchema.nullable() })),
  declared: z.array(declaredSchema),
  initiatives: z.array(initiativeSummarySchema),
  /** Null when no count was kept for this combination of filters. */
  reach: reachSchema.nullable(),
  byRegion: z.array(
    codeRef.extend({
      ...part,
      tile: z.object({ col: z.int(), row: z.int() }),
      /** Projects that work there and elsewhere too, national ones included: their money is not split. */
      shared: z.int(),
      reach: reachSchema.nullable(),
    }),
  ),
  /** What is not split by region: several regions, national, and firms whose region is unknown. */
  severalRegions: z.object(part),
  national: z.object(part),
  reachElsewhere: reachSchema.nullable(),
  bySector: z.array(z.object({ key: z.string(), sectors: z.array(codeRef), ...part })),
  reachBySector: z.array(codeRef.extend(reachSchema.shape)).nullable(),
  byOrganisation: z.array(
    z.object({ organisation: organisationRef, ...part, reach: reachSchema.nullable() }),
  ),
  /** What the filters can be set to. */
  choices: z.object({
    organisations: z.array(z.object({ slug: z.string(), name: textSchema })),
    funders: z.array(z.object({ slug: z.string(), name: textSchema })),
    initiatives: z.array(z.object({ slug: z.string(), name: textSchema })),
    sectors: z.array(codeRef),
    regions: z.array(codeRef),
  }),
});
export type Portfolio = z.infer<typeof portfolioSchema>;
