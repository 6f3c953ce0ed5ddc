import { z } from 'zod';
import { questionSchema } from './question.ts';
import { idSchema, textSchema } from './text.ts';

/** When a firm is measured: before support, at its end, and a year later. */
export const STAGES = ['T0', 'T1', 'T2'] as const;
export type StageId = (typeof STAGES)[number];

const stageSchema = z.strictObject({ id: z.enum(STAGES), name: textSchema, description: textSchema });

/** `max` is the band's upper edge on the unrounded score of 0 to 100, and belongs to it; the last one is 100. */
const bandSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  max: z.number().positive().max(100),
  description: textSchema,
});
export type Band = z.output<typeof bandSchema>;

const zoneSchema = z.strictObject({ id: idSchema, name: textSchema });
export type Zone = z.output<typeof zoneSchema>;

const kpiSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  unit: textSchema,
  better: z.enum(['up', 'down']),
});
export type Kpi = z.output<typeof kpiSchema>;

/** `usualShare`: part of a plant's yearly cost, 0 to 1; those of a framework add up to 1. */
const costCategorySchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  usualShare: z.number().min(0).max(1),
});
export type CostCategory = z.output<typeof costCategorySchema>;

export const HORIZONS = ['strategic', 'tactical', 'operational'] as const;
export type HorizonId = (typeof HORIZONS)[number];

/** How much cost, indicators and the distance to the best peers weigh in a priority; the three add up to 1. */
const horizonSchema = z.strictObject({
  id: z.enum(HORIZONS),
  name: textSchema,
  weights: z.strictObject({
    cost: z.number().min(0).max(1),
    kpi: z.number().min(0).max(1),
    proximity: z.number().min(0).max(1),
  }),
});
export type Horizon = z.output<typeof horizonSchema>;

/** From 0, none, to 3, direct. Every category of the framework is a key. */
const relevanceSchema = z.record(idSchema, z.literal([0, 1, 2, 3]));

/** What to do first for a firm whose score is under `belowScore` (and not under the one before). The last is 100. */
const guidanceSchema = z.strictObject({
  belowScore: z.number().positive().max(100),
  start: textSchema,
  further: textSchema,
});
export type Guidance = z.output<typeof guidanceSchema>;

const dimensionSchema = z.strictObject({
  id: idSchema,
  /** What a reader knows the dimension by elsewhere: "M2.1". */
  code: z.string().min(1).optional(),
  name: textSchema,
  description: textSchema,
  zone: idSchema.optional(),
  /** In the mean of the dimensions. */
  weight: z.number().positive(),
  /** Ids of the indicators that it moves. */
  kpis: z.array(idSchema),
  costRelevance: relevanceSchema,
  kpiRelevance: relevanceSchema,
  guidance: z.array(guidanceSchema).min(1),
});
export type Dimension = z.output<typeof dimensionSchema>;

/** An older version's questions that mean the same in this one: old id → new id. */
const mappingSchema = z.strictObject({
  fromVersion: z.int().positive(),
  questions: z.record(idSchema, idSchema),
});

/** How the framework is written in the portal's CSV; each row of a question names its column by `key`. */
const portalSchema = z.strictObject({
  columns: z.strictObject({
    stage: z.string().min(1),
    date: z.string().min(1),
    name: z.string().min(1),
    identifier: z.string().min(1),
  }),
  /** In which order a matrix cell "a|b" holds its two columns, and whether the portal's keeper has confirmed it. */
  pair: z.strictObject({ order: z.array(idSchema).length(2), confirmed: z.boolean(), note: textSchema }),
});
export type Portal = z.output<typeof portalSchema>;

/**
 * One published version of a questionnaire with its scoring: a file `content/frameworks/<id>/<version>.json`. A published
 * version never changes: answers point to (version, question), and a change of meaning is a new version.
 */
export const frameworkSchema = z.strictObject({
  id: idSchema,
  version: z.int().positive(),
  name: textSchema,
  description: textSchema,
  /** What answering usually takes. */
  minutes: z.int().positive(),
  source: z.strictObject({ title: textSchema, url: z.url().optional() }).optional(),
  stages: z.array(stageSchema).min(1),
  bands: z.array(bandSchema).min(1),
  zones: z.array(zoneSchema),
  kpis: z.array(kpiSchema),
  costCategories: z.array(costCategorySchema),
  /** Empty where the framework computes no priorities. */
  horizons: z.array(horizonSchema),
  dimensions: z.array(dimensionSchema).min(1),
  questions: z.array(questionSchema).min(1),
  mappings: z.array(mappingSchema).optional(),
  portal: portalSchema.optional(),
});
export type Framework = z.output<typeof frameworkSchema>;

/** A framework version in a list. */
export const frameworkSummarySchema = frameworkSchema
  .pick({ id: true, version: true, name: true, description: true, minutes: true, stages: true })
  .extend({ dimensions: z.int(), questions: z.int(), latest: z.boolean() });
export type FrameworkSummary = z.output<typeof frameworkSummarySchema>;
