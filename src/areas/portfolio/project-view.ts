import * as z from 'zod';
import { pageInput, pageOf } from '#platform/paging.ts';
import { INDICATOR_IDS } from './indicator.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { PROJECT_STATES } from './project-state.rules.ts';
import { sectorSchema } from './project.ts';
import { regionCodeSchema } from './region.ts';
import { sourceSchema } from './figure.ts';
import { slugSchema } from './slug.ts';
import {
  codeRef,
  figureViewSchema,
  initiativeRef,
  moneySumSchema,
  organisationRef,
  progressSchema,
  reachSchema,
  shareSchema,
  textSchema,
} from './views.ts';

export const projectFilterSchema = z.object({
  q: z.string().trim().max(100).optional(),
  region: regionCodeSchema.optional(),
  /** Projects of a sector that this one holds, or that holds it. */
  sector: sectorSchema.optional(),
  /** Slug of the delivery organisation. */
  organisation: slugSchema.optional(),
  initiative: slugSchema.optional(),
  /** Slug of an organisation that pays part of it. */
  funder: slugSchema.optional(),
  state: z.enum(PROJECT_STATES).optional(),
});
export type ProjectFilter = z.infer<typeof projectFilterSchema>;

// prettier-ignore
export const PROJECT_SORTS = [
  'name', '-name', 'organisation', '-organisation', 'aid', '-aid', 'reach', '-reach', 'starts', '-starts',
] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

export const listProjectsInput = projectFilterSchema.extend({
  ...pageInput.shape,
  sort: z.enum(PROJECT_SORTS).default('-aid'),
});

export const projectSummarySchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: textSchema,
  initiative: initiativeRef.nullable(),
  organisation: organisationRef,
  scope: z.enum(['national', 'regions']),
  regions: z.array(codeRef),
  sectors: z.array(codeRef),
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  state: z.enum(PROJECT_STATES),
  aid: moneySumSchema,
  totalCostCents: z.int().nullable(),
  accompanied: z.object({ target: figureViewSchema.nullable(), result: figureViewSchema.nullable() }),
  reach: reachSchema,
});
export type ProjectSummary = z.infer<typeof projectSummarySchema>;
export const projectPageSchema = pageOf(projectSummarySchema);

const fundingPartSchema = z.object({
  id: z.uuid(),
  funder: organisationRef,
  recipient: organisationRef.nullable(),
  amountCents: z.int().nullable(),
  note: textSchema.nullable(),
  shareOfTotal: shareSchema.nullable(),
  shareOfAid: shareSchema.nullable(),
});
export type FundingPartView = z.infer<typeof fundingPartSchema>;

export const fundingViewSchema = z.object({
  totalCents: z.int().nullable(),
  knownCents: z.int(),
  /** Whether every source has an amount: only then is the known sum the whole aid. */
  complete: z.boolean(),
  parts: z.array(fundingPartSchema),
  remainder: z.object({ cents: z.int(), share: shareSchema.nullable() }).nullable(),
  verdict: z.enum(['adds-up', 'exceeds-total', 'unknown']),
  /** The aid as announced in one figure, beside the sum of its sources. */
  announcedAid: z
    .object({ figure: figureViewSchema, verdict: z.enum(['adds-up', 'differs', 'unknown']) })
    .nullable(),
});
export type FundingView = z.infer<typeof fundingViewSchema>;

const summedSchema = z.object({ indicator: z.enum(INDICATOR_IDS), value: z.int().nullable() });
const byCode = z.array(codeRef.extend(reachSchema.shape));

export const projectDetailSchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: textSchema,
  summary: textSchema,
  initiative: initiativeRef.nullable(),
  organisation: organisationRef,
  scope: z.enum(['national', 'regions']),
  regions: z.array(codeRef),
  sectors: z.array(codeRef),
  announcedOn: partialDateSchema.nullable(),
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  datesNote: textSchema.nullable(),
  source: sourceSchema.nullable(),
  state: z.enum(PROJECT_STATES),
  elapsed: shareSchema.nullable(),
  today: daySchema,
  funding: fundingViewSchema,
  progress: z.array(progressSchema),
  sums: z.array(
    z.object({
      whole: summedSchema,
      parts: z.array(summedSchema),
      verdict: z.enum(['adds-up', 'differs', 'unknown']),
    }),
  ),
  priorities: z.array(z.object({ id: z.uuid(), region: codeRef, title: textSchema })),
  reach: reachSchema,
  reachByYear: z.array(z.object({ year: z.int() }).extend(reachSchema.shape)),
  reachByRegion: byCode,
  reachBySector: byCode,
  /** Whether the reader may change it. */
  editable: z.boolean(),
  updatedAt: z.iso.datetime(),
});
export type ProjectDetail = z.infer<typeof projectDetailSchema>;
