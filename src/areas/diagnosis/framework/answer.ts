import { z } from 'zod';
import { idSchema } from './text.ts';

export const PARTIAL_VALUES = ['no', 'partially', 'yes'] as const;
export type PartialValue = (typeof PARTIAL_VALUES)[number];

const unknownSchema = z.strictObject({ kind: z.literal('unknown') });

/**
 * What was answered to one question. Unknown is an answer of its own, never a zero; a row that is null or absent in a scale
 * or in no/partially/yes is unknown for that row. Boxes that are not named are not ticked: `selected: []` says "none".
 */
export const answerValueSchema = z.discriminatedUnion('kind', [
  unknownSchema,
  z.strictObject({ kind: z.literal('boxes'), selected: z.array(idSchema).max(200) }),
  z.strictObject({ kind: z.literal('matrix'), selected: z.record(idSchema, z.array(idSchema).max(50)) }),
  z.strictObject({ kind: z.literal('scale'), rows: z.record(idSchema, z.int().min(0).max(5).nullable()) }),
  z.strictObject({
    kind: z.literal('partial'),
    rows: z.record(idSchema, z.enum(PARTIAL_VALUES).nullable()),
  }),
  z.strictObject({ kind: z.literal('level'), level: z.int().min(0).max(5) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
]);
export type AnswerValue = z.output<typeof answerValueSchema>;
export type AnswerOf<K extends AnswerValue['kind']> = Extract<AnswerValue, { kind: K }>;

export const UNKNOWN: AnswerValue = { kind: 'unknown' };

/** By question id. A question that is absent has not been answered, which counts as unknown. */
export const answersSchema = z.record(idSchema, answerValueSchema);
export type Answers = z.output<typeof answersSchema>;
