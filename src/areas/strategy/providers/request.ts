import { z } from 'zod';
import { interestSchema, recordedInterestSchema } from './interest.ts';
import { matchSchema } from './match.ts';
import { RECIPIENT_STATES } from './proposal.workflow.ts';
import { REQUEST_STATES } from './request.workflow.ts';

const line = (longest: number) => z.string().trim().min(1).max(longest);
const prose = z.string().trim().max(10_000);
const key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What proposals are judged on. Weights are points of a hundred and make a hundred together. */
export const requestCriterionSchema = z.object({
  id: key,
  name: line(120),
  description: z.string().trim().max(1000).default(''),
  weight: z.coerce.number().int().min(1).max(100),
});
export type RequestCriterion = z.output<typeof requestCriterionSchema>;

export const requestQuestionSchema = z.object({ id: key, text: line(1000) });
export type RequestQuestion = z.output<typeof requestQuestionSchema>;

/** What the firm writes of what it asks for. The deadline is Québec's time (`2026-03-10T16:00`) or carries its zone. */
export const requestFieldsSchema = z.object({
  title: line(200),
  need: prose.min(1),
  context: prose.default(''),
  criteria: z.array(requestCriterionSchema).min(1).max(12),
  questions: z.array(requestQuestionSchema).max(20).default([]),
  deadline: line(40),
});
export type RequestFields = z.output<typeof requestFieldsSchema>;

const fileSchema = z.object({ id: z.uuid(), name: z.string(), sizeBytes: z.number().int() });
export type RequestFile = z.output<typeof fileSchema>;

export const CURRENCIES = ['CAD', 'USD', 'EUR'] as const;
const cents = z.number().int().min(0).max(100_000_000_000).nullable();
const answersSchema = z.record(z.string().max(40), z.string().trim().max(10_000));

/** What a provider offers. Unknown is null: a price that was not given is no price of zero. */
export const proposalContentSchema = z.object({
  oneOffCents: cents.default(null),
  yearlyCents: cents.default(null),
  currency: z.enum(CURRENCIES).default('CAD'),
  leadTimeWeeks: z.number().int().min(0).max(520).nullable().default(null),
  /** Last day that the offer holds. */
  validUntil: z.iso.date().nullable().default(null),
  summary: prose.default(''),
  /** By criterion, and by question. */
  criteria: answersSchema.default({}),
  answers: answersSchema.default({}),
});
export type ProposalContent = z.output<typeof proposalContentSchema>;

export const exchangeSchema = z.object({
  id: z.uuid(),
  text: z.string(),
  askedAt: z.date(),
  answer: z.string().nullable(),
  answeredAt: z.date().nullable(),
  answeredBy: z.string().nullable(),
});
export type Exchange = z.output<typeof exchangeSchema>;

export const recipientSchema = z.object({
  id: z.uuid(),
  providerId: z.uuid(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['fr', 'en']),
  state: z.enum(RECIPIENT_STATES),
  match: matchSchema.nullable(),
  addedBy: z.string(),
  invitedAt: z.date().nullable(),
  answeredAt: z.date().nullable(),
  declineReason: z.string().nullable(),
  /** Null while sealed, and where none came. */
  proposal: proposalContentSchema.extend({ submittedAt: z.date(), revision: z.number().int() }).nullable(),
  files: z.array(fileSchema),
});
export type Recipient = z.output<typeof recipientSchema>;

export const scoreSchema = z.object({
  recipientId: z.uuid(),
  criterionId: z.string(),
  person: z.string(),
  mine: z.boolean(),
  byFirm: z.boolean(),
  score: z.number().int().min(0).max(5),
  interested: z.boolean(),
  /** Whether it counts: said by somebody without an interest, or confirmed by the firm. */
  counts: z.boolean(),
  confirmedBy: z.string().nullable(),
});
export type ProposalScore = z.output<typeof scoreSchema>;

/** What is kept of a choice: on what it rested, and who had a stake in it. */
export const choiceRecordSchema = z.object({
  interests: z.array(recordedInterestSchema),
  totals: z.array(
    z.object({
      recipientId: z.string(),
      provider: z.string(),
      total: z.number().nullable(),
      known: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});
export type ChoiceRecord = z.output<typeof choiceRecordSchema>;

const choiceSchema = z.object({
  recipientId: z.uuid(),
  provider: z.string(),
  reason: z.string(),
  by: z.string(),
  byFirm: z.boolean(),
  at: z.date(),
  record: choiceRecordSchema,
});

export const requestSummarySchema = z.object({
  id: z.uuid(),
  title: z.string(),
  initiativeId: z.uuid(),
  initiative: z.string(),
  /** As it is now: past its deadline it is closed. */
  state: z.enum(REQUEST_STATES),
  deadlineAt: z.date().nullable(),
  recipients: z.number().int(),
  proposals: z.number().int(),
  declined: z.number().int(),
  toAnswer: z.number().int(),
  chosen: z.string().nullable(),
  updatedAt: z.date(),
});
export type RequestSummary = z.output<typeof requestSummarySchema>;

/** The strategy that requests belong to, as their pages name it. */
export const requestStrategySchema = z.object({
  id: z.uuid(),
  title: z.string(),
  companyId: z.uuid(),
  firm: z.string(),
  organisationId: z.uuid(),
});
export type RequestStrategy = z.output<typeof requestStrategySchema>;

export const requestSchema = requestFieldsSchema.omit({ deadline: true }).extend({
  id: z.uuid(),
  strategy: requestStrategySchema,
  initiative: z.object({ id: z.uuid(), title: z.string() }),
  state: z.enum(REQUEST_STATES),
  deadlineAt: z.date().nullable(),
  deadlineSetAt: z.date().nullable(),
  weightsBy: z.string(),
  weightsByFirm: z.boolean(),
  sentAt: z.date().nullable(),
  cancelReason: z.string().nullable(),
  documents: z.array(fileSchema),
  recipients: z.array(recipientSchema),
  exchanges: z.array(exchangeSchema),
  scores: z.array(scoreSchema),
  /** Open interests, of the organisation's people, in the providers asked. */
  interests: z.array(interestSchema),
  /** Whether the reader has one of them. */
  bound: z.boolean(),
  side: z.enum(['staff', 'firm']),
  sealed: z.boolean(),
  choice: choiceSchema.nullable(),
});
export type ProposalRequest = z.output<typeof requestSchema>;
