import { z } from 'zod';

/** What the firm and its adviser write, in the order of the finished document. */
export const SECTIONS = [
  'profile',
  'business-model',
  'inventory',
  'maturity',
  'needs',
  'initiatives',
  'roadmap',
  'action-plan',
  'funding',
] as const;
export type SectionId = (typeof SECTIONS)[number];
export const sectionSchema = z.enum(SECTIONS);
export const isSection = (value: string): value is SectionId => SECTIONS.includes(value as SectionId);

/** The nine blocks of a business model (Osterwalder and Pigneur's canvas). */
export const BLOCKS = [
  'segments',
  'offer',
  'channels',
  'relations',
  'revenue',
  'resources',
  'activities',
  'partners',
  'costs',
] as const;
export type BlockId = (typeof BLOCKS)[number];

export const SYSTEM_DECISIONS = ['keep', 'improve', 'replace', 'add', 'undecided'] as const;
export const ACTION_STATES = ['to-do', 'under-way', 'done', 'dropped'] as const;
export const FUNDING_KINDS = ['firm', 'quebec', 'federal', 'municipal', 'lender', 'other'] as const;
export type FundingKind = (typeof FUNDING_KINDS)[number];
/** Whose money counts when funders add up public aid. A loan from a lender does not. */
export const GOVERNMENT_KINDS: readonly FundingKind[] = ['quebec', 'federal', 'municipal'];
export const FUNDING_STATES = ['planned', 'requested', 'confirmed', 'refused'] as const;

const line = z.string().trim().max(300).default('');
const prose = z.string().trim().max(10_000).default('');
const rows = <S extends z.core.$ZodShape>(shape: S) =>
  z
    .array(z.object({ id: z.uuid(), ...shape }))
    .max(200)
    .default([]);
const cents = z.number().int().min(0).max(100_000_000_000).nullable().default(null);

const aimRow = { aim: line, measure: line, by: line };
const profileSchema = z.object({
  description: prose,
  markets: prose,
  strengths: prose,
  vision: prose,
  aims: rows(aimRow),
});

const blockSchema = z.object({ today: prose, target: prose, change: prose }).prefault({});
const businessModelSchema = z.object({
  blocks: z
    .object(Object.fromEntries(BLOCKS.map((id) => [id, blockSchema])) as Record<BlockId, typeof blockSchema>)
    .prefault({}),
});

const processRow = {
  process: line,
  system: line,
  users: line,
  pain: prose,
  decision: z.enum(SYSTEM_DECISIONS).default('undecided'),
};
const inventorySchema = z.object({ summary: prose, processes: rows(processRow) });

const maturitySchema = z.object({ reading: prose, strengths: prose, gaps: prose });

const needRow = {
  /** 1 is the first. Equal ranks stand in the order they were written. */
  rank: z.number().int().min(1).max(200).nullable().default(null),
  need: line,
  why: prose,
  /** A dimension of the framework of the diagnosis, or null for a need that no dimension shows. */
  dimension: z.string().max(60).nullable().default(null),
};
const needsSchema = z.object({ summary: prose, needs: rows(needRow) });

const introducedSchema = z.object({ summary: prose });

const actionRow = {
  action: line,
  owner: line,
  due: z.iso.date().nullable().default(null),
  state: z.enum(ACTION_STATES).default('to-do'),
  initiativeId: z.uuid().nullable().default(null),
};
const actionPlanSchema = z.object({ summary: prose, actions: rows(actionRow) });

const sourceRow = {
  name: line,
  kind: z.enum(FUNDING_KINDS).default('firm'),
  amountCents: cents,
  state: z.enum(FUNDING_STATES).default('planned'),
  note: prose,
};
const fundingSchema = z.object({ summary: prose, sources: rows(sourceRow) });

export const SECTION_SCHEMAS = {
  profile: profileSchema,
  'business-model': businessModelSchema,
  inventory: inventorySchema,
  maturity: maturitySchema,
  needs: needsSchema,
  initiatives: introducedSchema,
  roadmap: introducedSchema,
  'action-plan': actionPlanSchema,
  funding: fundingSchema,
} as const;

/** What each section holds. Amounts are cents, days YYYY-MM-DD; unknown is null or an empty text. */
export type SectionContents = { [S in SectionId]: z.output<(typeof SECTION_SCHEMAS)[S]> };
export const sectionContentsSchema = z.object(SECTION_SCHEMAS);

export type BusinessModel = SectionContents['business-model'];
export type InventoryProcess = SectionContents['inventory']['processes'][number];
export type Need = SectionContents['needs']['needs'][number];
export type PlannedAction = SectionContents['action-plan']['actions'][number];
export type FundingSourceRow = SectionContents['funding']['sources'][number];

/** A section that nobody wrote yet. */
export const emptySection = <S extends SectionId>(section: S): SectionContents[S] =>
  SECTION_SCHEMAS[section].parse({}) as SectionContents[S];

/** What was written of a section, with what was added to its shape since. */
export const readSection = <S extends SectionId>(section: S, content: unknown): SectionContents[S] =>
  SECTION_SCHEMAS[section].parse(content ?? {}) as SectionContents[S];
