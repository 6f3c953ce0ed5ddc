import * as z from 'zod';
import { figureKindSchema, sourceSchema } from './figure.ts';
import { INDICATOR_IDS, UNITS } from './indicator.ts';
import { partialDateSchema } from './partial-date.ts';

/** What readings answer: the shapes that pages show and the API describes. */

export const textSchema = z.object({ fr: z.string(), en: z.string() });
export const shareSchema = z.object({ numerator: z.int(), denominator: z.int() });
export const organisationRef = z.object({ id: z.uuid(), slug: z.string(), name: textSchema });
export const initiativeRef = z.object({ slug: z.string(), name: textSchema });
/** A region or a sector with its name; the code stands for a sector that the classification does not name. */
export const codeRef = z.object({ code: z.string(), name: textSchema });

export type OrganisationRef = z.infer<typeof organisationRef>;
export type CodeRef = z.infer<typeof codeRef>;

/** Distinct firms that attended, and how many times they did. Counted by Virage, never declared. */
export const reachSchema = z.object({ firms: z.int(), contacts: z.int() });
export type Reach = z.infer<typeof reachSchema>;
export const NO_REACH: Reach = { firms: 0, contacts: 0 };

export const figureViewSchema = z.object({
  id: z.uuid(),
  indicator: z.enum(INDICATOR_IDS),
  kind: figureKindSchema,
  /** Cents when the unit is CAD, hundredths of a percent when percent, else a count. */
  value: z.int(),
  unit: z.enum(UNITS),
  asOf: partialDateSchema,
  source: sourceSchema,
  note: textSchema.nullable(),
});
export type FigureView = z.infer<typeof figureViewSchema>;

export const moneySumSchema = z.object({ knownCents: z.int(), known: z.int(), unknown: z.int() });

/** A target beside a result against time: each with its date and source, never mixed. */
export const progressSchema = z.object({
  indicator: z.enum(INDICATOR_IDS),
  target: figureViewSchema.nullable(),
  result: figureViewSchema.nullable(),
  status: z.enum(['reached', 'ahead', 'on-track', 'behind', 'unknown']),
  achieved: shareSchema.nullable(),
  elapsed: shareSchema.nullable(),
});
export type ProgressView = z.infer<typeof progressSchema>;
