import { z } from 'zod';
import { evidenceSchema, outcomeSchema, sentRecordSchema, type AssessmentRecord } from './record.ts';
import { ASSESSMENT_STATES } from './assessment.ts';
import { STAGES } from '../framework/framework.ts';

/** How one comes to an assessment: by the secret of a link, or as somebody who works with it. The secret goes first. */
export const doorSchema = z
  .object({ token: z.string().min(20).max(100).optional(), assessmentId: z.uuid().optional() })
  .refine(({ token, assessmentId }) => token !== undefined || assessmentId !== undefined, {
    path: ['assessmentId'],
  });
export type Door = z.output<typeof doorSchema>;

export const RECORDS_A_TIME = 100;

/** What a device asks for: what was said after the last position it has heard of. */
export const hearInput = doorSchema.safeExtend({ since: z.coerce.number().int().min(0).default(0) });

/** What a device sends and asks for in one go. */
export const saveInput = hearInput.safeExtend({
  records: z.array(sentRecordSchema).min(1).max(RECORDS_A_TIME),
});

export const syncSchema = z.object({
  state: z.enum(ASSESSMENT_STATES),
  /** What became of each record that was sent. */
  outcomes: z.array(outcomeSchema),
  /** What others (and this device) said since, the oldest first. */
  records: z.array(z.custom<AssessmentRecord>()),
  position: z.int(),
  evidence: z.array(evidenceSchema),
});
export type Sync = z.output<typeof syncSchema>;

/** An assessment as it is answered. */
export const answeringSchema = z.object({
  id: z.uuid(),
  state: z.enum(ASSESSMENT_STATES),
  stage: z.enum(STAGES),
  firm: z.string(),
  companyId: z.uuid(),
  organisation: z.object({ fr: z.string(), en: z.string() }),
  framework: z.object({ id: z.string(), version: z.int() }),
  createdAt: z.date(),
  submittedAt: z.date().nullable(),
  /** Whose link was followed; null for people who signed in. */
  linkName: z.string().nullable(),
  /** Whether the reader may invite, withdraw and reopen. */
  leads: z.boolean(),
  records: z.array(z.custom<AssessmentRecord>()),
  position: z.int(),
  evidence: z.array(evidenceSchema),
});
export type Answering = z.output<typeof answeringSchema>;
