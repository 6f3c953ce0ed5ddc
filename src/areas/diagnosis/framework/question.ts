import { z } from 'zod';
import { idSchema, textSchema } from './text.ts';

const common = {
  id: idSchema,
  dimension: idSchema,
  text: textSchema,
  help: textSchema.optional(),
  /** In the mean of its dimension; 0 for a question that only informs. */
  weight: z.number().nonnegative(),
  /** No longer asked nor scored; answers already given are kept. */
  withdrawn: z.boolean().optional(),
};

/** One box or one line. `counts: false` is an option worth nothing ("none of these"); `key` is its column in a portal file. */
export const rowSchema = z.strictObject({
  id: idSchema,
  text: textSchema,
  counts: z.boolean().optional(),
  key: z.string().min(1).optional(),
});
export type Row = z.output<typeof rowSchema>;

const rows = z.array(rowSchema).min(1);

/** How many ticked rows (per column) make full marks; all that count when absent. */
const divisor = z.int().positive().optional();

const columnSchema = z.strictObject({ id: idSchema, text: textSchema });

const levelSchema = z.strictObject({ value: z.int().min(0).max(5), text: textSchema });
export type Level = z.output<typeof levelSchema>;

/** Which of several boxes hold. */
export const boxesSchema = z.strictObject({ ...common, type: z.literal('boxes'), rows, divisor });
/** Boxes in rows and columns; each column is worth the same. */
export const matrixSchema = z.strictObject({
  ...common,
  type: z.literal('matrix'),
  rows,
  columns: z.array(columnSchema).min(1),
  divisor,
});
/** From 0 to 5 a row; `levels` says what the figures stand for, where the framework does. */
export const scaleSchema = z.strictObject({
  ...common,
  type: z.literal('scale'),
  rows,
  levels: z.array(levelSchema).optional(),
});
/** No, partially or yes a row. */
export const partialSchema = z.strictObject({ ...common, type: z.literal('partial'), rows });
/** One of six descriptions, 0 to 5. */
export const levelQuestionSchema = z.strictObject({
  ...common,
  type: z.literal('level'),
  levels: z.array(levelSchema),
});
/** A measured number; worth nothing at `zero`, everything at `full` (which may be the smaller one), in proportion between. */
export const numberSchema = z.strictObject({
  ...common,
  type: z.literal('number'),
  unit: textSchema,
  min: z.number(),
  max: z.number(),
  score: z.strictObject({ zero: z.number(), full: z.number() }).optional(),
});

export const questionSchema = z.discriminatedUnion('type', [
  boxesSchema,
  matrixSchema,
  scaleSchema,
  partialSchema,
  levelQuestionSchema,
  numberSchema,
]);
export type Question = z.output<typeof questionSchema>;
export type QuestionType = Question['type'];
export type QuestionOf<T extends QuestionType> = Extract<Question, { type: T }>;

/** The lines of a question; none where its type has none. */
export const rowsOf = (question: Question): readonly Row[] => ('rows' in question ? question.rows : []);

/** What is put to a firm: withdrawn questions are not. */
export const askedQuestions = (questions: readonly Question[]): Question[] =>
  questions.filter(({ withdrawn }) => !withdrawn);
