import { z } from 'zod';
import { pageInput } from '../../../platform/paging.ts';
import { STAGES } from '../framework/framework.ts';

export const ASSESSMENT_STATES = ['open', 'submitted', 'withdrawn'] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

/** A minus turns an order round. */
export const ASSESSMENT_SORTS = ['-started', 'started', 'firm', '-firm', 'submitted', '-submitted'] as const;
export type AssessmentSort = (typeof ASSESSMENT_SORTS)[number];

/** How a list of assessments is narrowed. Everything given holds at once. */
export const assessmentFilterSchema = z.object({
  /** Words of the firm's name. */
  q: z.string().trim().max(200).optional(),
  stage: z.enum(STAGES).optional(),
  state: z.enum(ASSESSMENT_STATES).optional(),
  framework: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/)
    .optional(),
  project: z.uuid().optional(),
  company: z.uuid().optional(),
});
export type AssessmentFilter = z.output<typeof assessmentFilterSchema>;

export const listAssessmentsInput = assessmentFilterSchema
  .extend(pageInput.shape)
  .extend({ sort: z.enum(ASSESSMENT_SORTS).default('-started') });

const bilingual = z.object({ fr: z.string(), en: z.string() });

export const assessmentSummarySchema = z.object({
  id: z.uuid(),
  state: z.enum(ASSESSMENT_STATES),
  stage: z.enum(STAGES),
  firm: z.object({ id: z.uuid(), name: z.string() }),
  organisation: bilingual,
  project: bilingual.extend({ slug: z.string() }).nullable(),
  framework: z.object({ id: z.string(), version: z.int(), name: bilingual }),
  createdAt: z.date(),
  submittedAt: z.date().nullable(),
  /** Questions with an answer other than unknown, of those that are asked. */
  answered: z.int(),
  asked: z.int(),
  /** 0 to 100; null until submitted, and when nothing is known. */
  overall: z.number().nullable(),
});
export type AssessmentSummary = z.output<typeof assessmentSummarySchema>;

export const linkSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
});
export type AssessmentLink = z.output<typeof linkSchema>;

/** Who gets a link, and whether it travels by mail. */
export const inviteeSchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** Without it the link is only shown, to be handed over or scanned. */
  email: z.email().max(254).optional(),
  language: z.enum(['fr', 'en']).default('fr'),
});
export type Invitee = z.output<typeof inviteeSchema>;
