import { z } from 'zod';
import { pageInput } from '#platform/paging.ts';
import { MISSING } from './completeness.rules.ts';
import { SECTIONS } from './sections.ts';

export const STRATEGY_STATES = ['draft', 'signed', 'revised'] as const;
export type StrategyState = (typeof STRATEGY_STATES)[number];

/** Never signed; signed as it stands; signed and changed since. */
export const stateOf = (version: number, signedVersion: number | null): StrategyState => {
  if (signedVersion === null) return 'draft';
  return signedVersion === version ? 'signed' : 'revised';
};

export const STRATEGY_SORTS = ['-updated', 'updated', 'firm', '-firm', 'title', '-title'] as const;

export const strategyFilterSchema = z.object({
  /** Words of the title or of the firm's name. */
  q: z.string().trim().max(200).optional(),
  state: z.enum(STRATEGY_STATES).optional(),
  project: z.uuid().optional(),
});
export type StrategyFilter = z.output<typeof strategyFilterSchema>;

export const listStrategiesInput = strategyFilterSchema
  .extend(pageInput.shape)
  .extend({ sort: z.enum(STRATEGY_SORTS).default('-updated') });

const named = z.object({ id: z.uuid(), nameFr: z.string(), nameEn: z.string() });

export const strategySummarySchema = z.object({
  id: z.uuid(),
  title: z.string(),
  firm: z.object({ id: z.uuid(), legalName: z.string() }),
  project: named.nullable(),
  version: z.number().int(),
  signedVersion: z.number().int().nullable(),
  state: z.enum(STRATEGY_STATES),
  /** Complete sections, of `SECTIONS`. */
  sectionsDone: z.number().int(),
  initiatives: z.number().int(),
  updatedAt: z.date(),
  updatedBy: z.string().nullable(),
});
export type StrategySummary = z.output<typeof strategySummarySchema>;

export const sectionStateSchema = z.enum(['empty', 'started', 'complete']);

export const missingPartSchema = z.object({
  code: z.enum(MISSING),
  section: z.enum(SECTIONS),
  initiativeId: z.string().nullable(),
  must: z.boolean(),
});

/** Who last wrote a text, and when. */
export const lastWordSchema = z.object({
  textId: z.uuid(),
  by: z.string(),
  at: z.date(),
  revision: z.number().int().nullable(),
});

export const commentSchema = z.object({
  id: z.uuid(),
  section: z.enum([...SECTIONS, 'initiative']),
  initiativeId: z.uuid().nullable(),
  parentId: z.uuid().nullable(),
  text: z.string(),
  by: z.string(),
  mine: z.boolean(),
  at: z.date(),
  resolvedAt: z.date().nullable(),
  resolvedBy: z.string().nullable(),
});
export type Comment = z.output<typeof commentSchema>;

/** Comments that wait for somebody; what answers one of them is part of it. */
export const openComments = <C extends Pick<Comment, 'resolvedAt' | 'parentId'>>(
  comments: readonly C[],
): C[] => comments.filter(({ resolvedAt, parentId }) => !resolvedAt && !parentId);

export const textKinds = ['save', 'aside', 'choice', 'restore', 'set-aside'] as const;

/** One text of the history: what one person wrote in one sitting. */
export const historyEntrySchema = z.object({
  id: z.uuid(),
  section: z.enum([...SECTIONS, 'initiative']),
  initiativeId: z.uuid().nullable(),
  /** The sheet's title today, for a sheet's text. */
  initiativeTitle: z.string().nullable(),
  version: z.number().int(),
  revision: z.number().int().nullable(),
  kind: z.enum(textKinds),
  by: z.string(),
  at: z.date(),
  /** Whether it is what stands now. */
  current: z.boolean(),
});
export type HistoryEntry = z.output<typeof historyEntrySchema>;
