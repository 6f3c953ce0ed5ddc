import { z } from 'zod';
import { STAGES } from '../framework/framework.ts';
import type { Finding } from './findings.rules.ts';
import { peerFiguresSchema, spreadSchema } from './peers.ts';
import { prioritiesSchema, prioritySettingsSchema } from './priorities.ts';

const bilingual = z.object({ fr: z.string(), en: z.string() });
const points = z.number().nullable();
const bandSchema = z.object({ id: z.string(), name: bilingual, description: bilingual, max: z.number() });

const dimensionResultSchema = z.object({
  id: z.string(),
  code: z.string().nullable(),
  name: bilingual,
  description: bilingual,
  zone: bilingual.nullable(),
  /** 0 to 100; null when nothing is known. */
  score: points,
  band: bandSchema.nullable(),
  answered: z.int(),
  asked: z.int(),
  /** The peers' scores; null where fewer than 15 answered. */
  peers: spreadSchema.nullable(),
  /** Since T0, over the questions that both measures know; null where there is nothing to compare. */
  change: z.object({ before: z.number(), after: z.number() }).nullable(),
});
export type DimensionResult = z.output<typeof dimensionResultSchema>;

const actionSchema = z.object({ dimension: z.string(), start: bilingual, further: bilingual });

const changeSchema = z.object({
  stage: z.enum(STAGES),
  submittedAt: z.date(),
  /** Why the two measures do not compare; null when they do. */
  reason: bilingual.nullable(),
  before: points,
  after: points,
  compared: z.int(),
  asked: z.int(),
});
export type ResultChange = z.output<typeof changeSchema>;

/** The group that a firm is compared with, with the words for it. */
const peersSchema = peerFiguresSchema.omit({ dimensions: true }).extend({
  /** "Fabrication de produits métalliques", at the width of the group. */
  industry: bilingual.nullable(),
  size: bilingual.nullable(),
  region: bilingual.nullable(),
});
export type ResultPeers = z.output<typeof peersSchema>;

/** A submitted assessment, told. Everything that the page and the document say comes from here. */
export const resultSchema = z.object({
  assessmentId: z.uuid(),
  stage: z.object({ id: z.enum(STAGES), name: bilingual }),
  submittedAt: z.date(),
  submittedBy: z.string(),
  /** The assessment that corrects this one. */
  correctedBy: z.uuid().nullable(),
  overall: points,
  band: bandSchema.nullable(),
  answered: z.int(),
  asked: z.int(),
  coverage: z.number(),
  dimensions: z.array(dimensionResultSchema),
  strengths: z.array(z.custom<Finding>()),
  gaps: z.array(z.custom<Finding>()),
  unknown: z.array(z.string()),
  /** What to do first, in the order of the gaps. */
  actions: z.array(actionSchema),
  /** Null where no group holds 15 other firms. */
  peers: peersSchema.nullable(),
  /** Null for a T0 and where there was none. */
  change: changeSchema.nullable(),
  priorities: prioritiesSchema.nullable(),
  settings: prioritySettingsSchema,
});
export type Result = z.output<typeof resultSchema>;

/** What of the framework the reader needs: names, never the questions. */
export const resultFrameworkSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: bilingual,
  bands: z.array(bandSchema),
  horizons: z.array(
    z.object({
      id: z.enum(['strategic', 'tactical', 'operational']),
      name: bilingual,
      weights: z.object({ cost: z.number(), kpi: z.number(), proximity: z.number() }),
    }),
  ),
  costCategories: z.array(z.object({ id: z.string(), name: bilingual, usualShare: z.number() })),
  kpis: z.array(
    z.object({ id: z.string(), name: bilingual, unit: bilingual, better: z.enum(['up', 'down']) }),
  ),
});
export type ResultFramework = z.output<typeof resultFrameworkSchema>;

/** An assessment's result; `result` is null until it is submitted. */
export const assessmentResultSchema = z.object({
  id: z.uuid(),
  firm: z.string(),
  organisation: bilingual,
  state: z.enum(['open', 'submitted', 'withdrawn']),
  framework: resultFrameworkSchema,
  result: resultSchema.nullable(),
});
export type AssessmentResult = z.output<typeof assessmentResultSchema>;
