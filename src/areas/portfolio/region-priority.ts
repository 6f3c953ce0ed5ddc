import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { partialDateSchema } from './partial-date.ts';
import { regionCodeSchema } from './region.ts';
import { slugSchema } from './slug.ts';

/** What a region's committee chose to put first; projects may answer it. */
export const regionPrioritySchema = z.strictObject({
  id: slugSchema,
  region: regionCodeSchema,
  title: bilingualSchema,
  detail: bilingualSchema,
  adoptedOn: partialDateSchema.nullable(),
  source: z.string().min(1),
});

export type RegionPriority = z.infer<typeof regionPrioritySchema>;
