import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { INDICATOR_IDS, INDICATORS, UNITS } from './indicator.ts';
import { partialDateSchema } from './partial-date.ts';

/** Announced is not achieved: a target was promised, a result was counted. */
export const FIGURE_KINDS = ['target', 'result'] as const;
export const figureKindSchema = z.enum(FIGURE_KINDS);
export type FigureKind = z.infer<typeof figureKindSchema>;

/** Where a figure can be read. The address is null for what is no longer, or not, on line. */
export const sourceSchema = z.strictObject({
  title: z.string().trim().min(1),
  url: z.url({ protocol: /^https?$/ }).nullable(),
});
export type Source = z.infer<typeof sourceSchema>;

export const figureFields = {
  indicator: z.enum(INDICATOR_IDS),
  kind: figureKindSchema,
  /** An integer: cents when the unit is CAD, hundredths of a percent when percent, else a count. */
  value: z.int(),
  unit: z.enum(UNITS),
  /** When it was announced (target) or what date it describes (result). */
  asOf: partialDateSchema,
  note: bilingualSchema.nullable(),
};

interface UnitOfIndicator {
  indicator: keyof typeof INDICATORS;
  unit: (typeof UNITS)[number];
}

/** Refuses money given in firms: every indicator has one unit. */
export function hasItsUnit(figure: UnitOfIndicator): boolean {
  return INDICATORS[figure.indicator].unit === figure.unit;
}

export const WRONG_UNIT = 'the unit is not the one of the indicator';

export const figureSchema = z
  .strictObject({ ...figureFields, source: sourceSchema })
  .refine(hasItsUnit, { path: ['unit'], message: WRONG_UNIT });

export type Figure = z.infer<typeof figureSchema>;
export type Target = Figure & { kind: 'target' };
export type Result = Figure & { kind: 'result' };
