import { z } from 'zod';

/** 0 to 100, unrounded; null when nothing under it is known. */
const points = z.number().nullable();

const coverageFields = {
  /** Questions with an answer other than unknown. */
  answered: z.int(),
  /** Questions put. "9 of 11 answered". */
  asked: z.int(),
  /** Share of the weight that is known, 0 to 1: a row left unknown counts for its part of its question. */
  coverage: z.number(),
};

export const dimensionScoreSchema = z.object({
  id: z.string(),
  score: points,
  band: z.string().nullable(),
  ...coverageFields,
});
export type DimensionScore = z.output<typeof dimensionScoreSchema>;

export const questionScoreSchema = z.object({ id: z.string(), score: points, coverage: z.number() });
export type QuestionScore = z.output<typeof questionScoreSchema>;

/** What answers are worth under one framework version, in the order of its dimensions and questions. */
export const scoreSchema = z.object({
  overall: points,
  band: z.string().nullable(),
  ...coverageFields,
  dimensions: z.array(dimensionScoreSchema),
  questions: z.array(questionScoreSchema),
});
export type Score = z.output<typeof scoreSchema>;
