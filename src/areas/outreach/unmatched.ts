import { z } from 'zod';
import { participationSchema } from './participation.ts';

/** One thing that was compared: what was said, what the register holds, and what that weighs (bits; minus is against). */
const evidenceSchema = z.object({
  field: z.string(),
  left: z.string(),
  right: z.string(),
  level: z.string(),
  bits: z.number(),
});

/** Someone without a firm of the register, with the firms that may be theirs. */
export const unmatchedRowSchema = participationSchema.extend({
  candidates: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      city: z.string().nullable(),
      neq: z.string().nullable(),
      /** Chance, from 0 to 1, that it is the firm that was meant. */
      probability: z.number(),
      evidence: z.array(evidenceSchema),
    }),
  ),
});
export type UnmatchedRow = z.output<typeof unmatchedRowSchema>;
