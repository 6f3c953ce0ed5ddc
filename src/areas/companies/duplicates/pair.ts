import { z } from 'zod';
import { pageInput, pageOf } from '../../../platform/paging.ts';
import { companyFieldsSchema } from '../company.ts';
import type { FilledField, GrownField } from './fill.rules.ts';

const textSchema = z.object({ fr: z.string(), en: z.string() });
const probability = z.number().min(0).max(1);

export const PAIR_VIEWS = ['review', 'later'] as const;
export const PAIR_STATES = ['open', 'same', 'different'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** `same` merges; `later` takes the pair out of the queue for now; `review` puts it back, whatever was said before. */
export const PAIR_DECISIONS = ['same', 'different', 'later', 'review'] as const;
export type PairDecision = (typeof PAIR_DECISIONS)[number];

/** How the queue is narrowed. Everything given holds at once. */
export const pairFilterSchema = z.object({
  /** Beginnings of words of a name or city, or an identifier, of one of the two firms. */
  q: z.string().trim().max(200).optional(),
  /** Pairs to review, or those put off. */
  view: z.enum(PAIR_VIEWS).default('review'),
  /** One of the two firms is in this region. */
  region: z
    .string()
    .regex(/^(0[1-9]|1[0-7])$/)
    .optional(),
  /** From 0 to 1. */
  min: z.coerce.number().min(0).max(1).optional(),
  /** The actor's organisation added one of the firms, or met it. */
  mine: z.stringbool().optional(),
  /** This firm is one of the two. */
  company: z.uuid().optional(),
});
export type PairFilter = z.infer<typeof pairFilterSchema>;

export const listPairsInput = pairFilterSchema.extend(pageInput.shape);

/** Where two records compare, and what that weighs. */
export const evidenceSchema = z.object({
  /** name, place, phone, domain, neq or bn. */
  field: z.string(),
  left: z.string(),
  right: z.string(),
  level: z.string(),
  /** +1 doubles the odds that the two are one firm, -1 halves them. */
  bits: z.number(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A firm as the queue shows it. */
export const pairFirmSchema = z.object({
  /** The firm that stands for the record now. */
  id: z.uuid(),
  name: z.string(),
  city: z.string().nullable(),
  regionCode: z.string().nullable(),
  neq: z.string().nullable(),
});
export type PairFirm = z.infer<typeof pairFirmSchema>;

export const pairSummarySchema = z.object({
  id: z.uuid(),
  left: pairFirmSchema,
  right: pairFirmSchema,
  probability,
  /** Fields that speak for one firm, the strongest first. */
  agreeing: z.array(z.string()),
  /** Fields that speak against it. */
  differing: z.array(z.string()),
  foundAt: z.date(),
  setAsideAt: z.date().nullable(),
});
export type PairSummary = z.infer<typeof pairSummarySchema>;

export const pairListSchema = pageOf(pairSummarySchema).extend({
  /** Whatever the filter: how many wait, and how many were put off. */
  toReview: z.number().int(),
  later: z.number().int(),
});
export type PairList = z.infer<typeof pairListSchema>;

/** One side of the comparison. */
export const pairSideSchema = z.object({
  /** The firm that stands for the record. */
  id: z.uuid(),
  fields: companyFieldsSchema,
  regionCode: z.string().nullable(),
  /** Who brought the record. */
  source: textSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** Other records it already stands for. */
  mergedRecords: z.number().int(),
  /** What the actor's organisation has with it. */
  participations: z.number().int(),
  contacts: z.number().int(),
  hasAccount: z.boolean(),
});
export type PairSide = z.infer<typeof pairSideSchema>;

/** What a merge would do, for one choice of survivor. */
export const mergePlanSchema = z.object({
  survivorId: z.uuid(),
  fields: companyFieldsSchema,
  /** Fields that the merged record gives, in the register's names. */
  given: z.array(z.string()).transform((names) => names as (FilledField | GrownField)[]),
});
export type MergePlan = z.infer<typeof mergePlanSchema>;

export const pairDetailSchema = z.object({
  id: z.uuid(),
  state: z.enum(PAIR_STATES),
  probability,
  evidence: z.array(evidenceSchema),
  foundAt: z.date(),
  setAsideAt: z.date().nullable(),
  /** When and by whose people it was judged, last. An open pair with a judgement was opened again since. */
  decidedAt: z.date().nullable(),
  decidedBy: textSchema.nullable(),
  left: pairSideSchema,
  right: pairSideSchema,
  /** True when both records stand for one firm already. */
  merged: z.boolean(),
  /** The record proposed to stand for the firm. */
  survivorId: z.uuid(),
  plans: z.array(mergePlanSchema),
  /** Identifiers that say they are two firms: such a pair is not merged. */
  conflicts: z.array(z.enum(['neq', 'businessNumber'])),
  /** The merge that made them one, while it holds. */
  mergeId: z.uuid().nullable(),
  /** The pair that follows in the queue. */
  nextId: z.uuid().nullable(),
});
export type PairDetail = z.infer<typeof pairDetailSchema>;
