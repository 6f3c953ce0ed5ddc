import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { moneySchema } from './money.ts';

/** Who pays part of a project, and how much; the amount is null when nobody published it. */
export const fundingSourceSchema = z.strictObject({
  /** Slug of the organisation that pays. */
  funder: z.string().min(1),
  amount: moneySchema.nullable(),
  /** Slug of the organisation that receives this part, when it is not the one that runs the project. */
  recipient: z.string().min(1).nullable(),
  note: bilingualSchema.nullable(),
});

export type FundingSource = z.infer<typeof fundingSourceSchema>;
