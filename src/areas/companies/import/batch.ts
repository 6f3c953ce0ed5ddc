import { z } from 'zod';
import { FIELD_KEYS } from './import-field.ts';
import { IMPORT_KINDS } from './import-values.ts';

export const IMPORT_STATES = [
  'uploaded',
  'mapped',
  'checking',
  'checked',
  'importing',
  'imported',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const ROW_DECISIONS = ['same', 'review', 'new', 'skip'] as const;
export type RowDecision = (typeof ROW_DECISIONS)[number];

/** Which rows of a checked list to look at. */
export const ROW_FILTERS = ['errors', 'review', 'new', 'changed', 'same', 'skip', 'all'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

const textSchema = z.object({ fr: z.string(), en: z.string() });

/** What the first reading found, and what the mapping page shows of the file. */
export const inspectionSchema = z.object({
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.string()),
  /** The first rows, titles and what stands above them included. */
  preview: z.array(z.object({ number: z.number(), cells: z.array(z.string()) })),
  /** Whether the mapping is the one that this organisation used last time for these titles. */
  remembered: z.boolean(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** How many rows of each kind a dry run found. Each row is in one of new, same, review, errors and skip. */
export const countsSchema = z.object({
  total: z.number(),
  new: z.number(),
  /** In the register, or stated by an earlier row of the same file. */
  same: z.number(),
  /** Those of `same` that fill something or differ from the register. */
  changed: z.number(),
  review: z.number(),
  errors: z.number(),
  skip: z.number(),
});
export type BatchCounts = z.infer<typeof countsSchema>;

export const obstacleSchema = z.object({ rowNumber: z.number(), message: textSchema });

/** What an import wrote. */
export const effectsSchema = z.object({
  created: z.number(),
  filled: z.number(),
  contacts: z.number(),
  rows: z.number(),
});

export const summarySchema = z.object({
  inspection: inspectionSchema.optional(),
  counts: countsSchema.optional(),
  effects: effectsSchema.optional(),
  /** Why the last step stopped, and what to do. */
  failure: textSchema.optional(),
  /** What stood in the way of undoing: the first ones. */
  obstacles: z.array(obstacleSchema).optional(),
});
export type BatchSummary = z.infer<typeof summarySchema>;

export const mappingSchema = z.object({
  /** The row of the titles; rows above it are left out. */
  headerRow: z.number().int().positive(),
  columns: z.array(z.enum(FIELD_KEYS).nullable()),
});
export type BatchMapping = z.infer<typeof mappingSchema>;

export const batchSchema = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  activityId: z.uuid().nullable(),
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  headers: z.array(z.string()),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  mapping: mappingSchema.nullable(),
  /** Rows below the titles. */
  rowCount: z.number().nullable(),
  summary: summarySchema,
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
  /** How far the job of the present step is. */
  progress: z
    .object({
      state: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      startedAt: z.date().nullable(),
    })
    .nullable(),
});
export type ImportBatch = z.infer<typeof batchSchema>;

const evidenceSchema = z.object({
  field: z.string(),
  left: z.string(),
  right: z.string(),
  level: z.string(),
  bits: z.number(),
});

/** A firm of the register that a row may state. */
export const candidateSchema = z.object({
  companyId: z.uuid(),
  name: z.string(),
  probability: z.number(),
  evidence: z.array(evidenceSchema),
});
export type RowCandidate = z.infer<typeof candidateSchema>;

const differenceSchema = z.object({ field: z.string(), register: z.string(), list: z.string() });

export const importRowSchema = z.object({
  rowNumber: z.number(),
  /** The firm's name and town, and the person, as the row states them. */
  label: z.object({ firm: z.string(), place: z.string(), person: z.string() }),
  problems: z.array(
    z.object({
      column: z.number().nullable(),
      header: z.string().nullable(),
      code: z.string(),
      found: z.string(),
      message: textSchema,
    }),
  ),
  decision: z.enum(ROW_DECISIONS).nullable(),
  company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  sameAsRow: z.number().nullable(),
  /** Texts whose broken accents were put right. */
  repaired: z.array(z.string()),
  candidates: z.array(candidateSchema),
  changes: z.object({ filled: z.array(z.string()), differing: z.array(differenceSchema) }).nullable(),
});
export type ReviewRow = z.infer<typeof importRowSchema>;
