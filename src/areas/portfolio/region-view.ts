import * as z from 'zod';
import { sourceSchema } from './figure.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { regionCodeSchema } from './region.ts';
import { projectSummarySchema } from './project-view.ts';
import { codeRef, moneySumSchema, organisationRef, reachSchema, textSchema } from './views.ts';

const tile = z.object({ col: z.int(), row: z.int() });

export const regionSummarySchema = z.object({
  code: regionCodeSchema,
  name: textSchema,
  tile,
  /** Projects of this region, alone or with others. National ones are counted apart. */
  projects: z.int(),
  /** Aid of the projects that work in this region alone. */
  aid: moneySumSchema,
  priorities: z.int(),
  reach: reachSchema,
  /** Firms of the register whose address is there. */
  registered: z.int(),
});
export type RegionSummary = z.infer<typeof regionSummarySchema>;

export const regionListSchema = z.object({
  today: daySchema,
  regions: z.array(regionSummarySchema),
  /** Projects that work everywhere. */
  national: z.object({ projects: z.int(), aid: moneySumSchema }),
  severalRegions: z.object({ projects: z.int(), aid: moneySumSchema }),
  /** Firms whose region is not known. */
  elsewhere: z.object({ reach: reachSchema, registered: z.int() }),
});
export type RegionList = z.infer<typeof regionListSchema>;

export const priorityViewSchema = z.object({
  id: z.uuid(),
  title: textSchema,
  detail: textSchema,
  adoptedOn: partialDateSchema.nullable(),
  source: sourceSchema.nullable(),
  organisation: organisationRef.nullable(),
  editable: z.boolean(),
  /** Slugs of the projects that answer it, among those below. */
  projects: z.array(z.string()),
});
export type PriorityView = z.infer<typeof priorityViewSchema>;

export const regionDetailSchema = z.object({
  code: regionCodeSchema,
  name: textSchema,
  today: daySchema,
  /** Every region, for going from one to another on the map. */
  regions: z.array(codeRef.extend({ tile, reached: z.int() })),
  priorities: z.array(priorityViewSchema),
  /** Projects of this region, alone or with others; at most a page, the rest by `total`. */
  projects: z.array(projectSummarySchema),
  projectTotal: z.int(),
  national: z.array(projectSummarySchema),
  nationalTotal: z.int(),
  reach: reachSchema,
  registered: z.int(),
  /** Whether the reader may add a priority. */
  editable: z.boolean(),
});
export type RegionDetail = z.infer<typeof regionDetailSchema>;
