import { z } from 'zod';
import { pageInput } from '../../../platform/paging.ts';

export const PLAN_LANGUAGES = ['fr', 'en'] as const;

export const makeDeliverableInput = z.object({
  id: z.uuid(),
  /** The version to make; the one that stands now when left out. */
  version: z.coerce.number().int().min(1).optional(),
  language: z.enum(PLAN_LANGUAGES),
});

export const listDeliverablesInput = pageInput.extend({
  id: z.uuid(),
  language: z.enum(PLAN_LANGUAGES).optional(),
});

const fileSchema = z.object({ id: z.uuid(), sizeBytes: z.number().int() });

/** A plan that was made: what of, in which language, when, for whom, and its two files. */
export const madeDeliverableSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  language: z.enum(PLAN_LANGUAGES),
  signed: z.boolean(),
  pages: z.number().int(),
  askedBy: z.string(),
  madeAt: z.date(),
  pdf: fileSchema,
  word: fileSchema,
});
export type MadeDeliverable = z.output<typeof madeDeliverableSchema>;

/** A plan under way, or the last one when it failed. */
export const workingDeliverableSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  language: z.enum(PLAN_LANGUAGES),
  askedBy: z.string(),
  job: z.object({
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    doneCount: z.number().int(),
    totalCount: z.number().int().nullable(),
    startedAt: z.date().nullable(),
    message: z.object({ fr: z.string(), en: z.string() }).nullable(),
  }),
});
export type WorkingDeliverable = z.output<typeof workingDeliverableSchema>;

export const DELIVERABLE_FORMATS = ['pdf', 'docx'] as const;
export type DeliverableFormat = (typeof DELIVERABLE_FORMATS)[number];
