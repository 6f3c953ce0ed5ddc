import { z } from 'zod';
import { pageInput, pageOf } from '../../../platform/paging.ts';

const textSchema = z.object({ fr: z.string(), en: z.string() });
const recordSchema = z.object({ id: z.uuid(), name: z.string() });

export const MERGE_STATES = ['standing', 'undone'] as const;

export const listMergesInput = pageInput.extend({
  /** Merges in which this record, or the firm it belongs to, took part. */
  company: z.uuid().optional(),
  state: z.enum(MERGE_STATES).optional(),
  /** Those of one job. */
  job: z.uuid().optional(),
});

/** One merge in the history: which record stands for which, and what it gave. */
export const mergeSummarySchema = z.object({
  id: z.uuid(),
  survivor: recordSchema,
  merged: recordSchema,
  /** The firm that stands for the survivor now. */
  firmId: z.uuid(),
  probability: z.number().nullable(),
  /** Fields that the merged record gave. */
  given: z.array(z.string()),
  mergedAt: z.date(),
  mergedBy: textSchema.nullable(),
  /** Whether the asking person did it. */
  byMe: z.boolean(),
  inBulk: z.boolean(),
  undoneAt: z.date().nullable(),
  undoneBy: textSchema.nullable(),
  /** Fields that kept a newer value when it was undone. */
  kept: z.array(z.string()),
});
export type MergeSummary = z.infer<typeof mergeSummarySchema>;
export const mergeListSchema = pageOf(mergeSummarySchema);

/** What becomes of the pair when a merge is undone. */
export const UNMERGE_THEN = ['review', 'different'] as const;

export const bulkPreviewSchema = z.object({
  /** Pairs from this probability on, that nobody judged and nothing speaks against. */
  threshold: z.number(),
  count: z.number().int(),
  /** Left to a person: identifiers that conflict, a judgement that says otherwise, two accounts. */
  leftOut: z.number().int(),
  sample: z.array(z.object({ id: z.uuid(), left: z.string(), right: z.string(), probability: z.number() })),
});
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

/** A long job of this page: a search through the register, or many merges. */
export const duplicatesJobSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['find-duplicates', 'merge-duplicates']),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  doneCount: z.number().int(),
  totalCount: z.number().int().nullable(),
  message: textSchema.nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});
export type DuplicatesJob = z.infer<typeof duplicatesJobSchema>;
