import { z } from 'zod';
import { RECIPIENT_STATES } from './proposal.workflow.ts';
import { requestCriterionSchema, proposalContentSchema, requestQuestionSchema } from './request.ts';
import { REQUEST_STATES } from './request.workflow.ts';

const fileSchema = z.object({ id: z.uuid(), name: z.string(), sizeBytes: z.number().int() });
const instant = z.coerce.date();

/** What the holder of a link sees: the request, their own answer, and what was asked and answered, without names. */
export const linkedRequestSchema = z.object({
  state: z.enum(RECIPIENT_STATES),
  requestState: z.enum(REQUEST_STATES),
  provider: z.string(),
  firm: z.string(),
  organisation: z.object({ fr: z.string(), en: z.string() }),
  title: z.string(),
  need: z.string(),
  context: z.string(),
  criteria: z.array(requestCriterionSchema),
  questions: z.array(requestQuestionSchema),
  deadlineAt: instant,
  /** Whether the deadline has not passed and nothing was decided: an answer can be given. */
  open: z.boolean(),
  declineReason: z.string().nullable(),
  /** What is being written and was not sent. */
  draft: proposalContentSchema.nullable(),
  draftAt: instant.nullable(),
  content: proposalContentSchema.nullable(),
  submittedAt: instant.nullable(),
  revision: z.number().int(),
  documents: z.array(fileSchema),
  files: z.array(fileSchema),
  exchanges: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      answer: z.string().nullable(),
      answeredAt: instant.nullable(),
      mine: z.boolean(),
    }),
  ),
});
export type LinkedRequest = z.output<typeof linkedRequestSchema>;
