import { z } from 'zod';
import { pageInput } from '../../../platform/paging.ts';
import { initiativeTemplateSchema, TEMPLATE_FAMILIES, TEMPLATE_SIZES } from './template.ts';

const text = z.object({ fr: z.string(), en: z.string() });
const named = z.object({ id: z.string(), name: text });

/** A minus turns an order round. Costs are compared for the chosen size, or over all sizes. */
export const TEMPLATE_SORTS = ['title', '-title', 'cost', '-cost', 'months', '-months'] as const;
export type TemplateSort = (typeof TEMPLATE_SORTS)[number];

/** How the catalogue is narrowed. Everything given holds at once. */
export const templateFilterSchema = z.object({
  /** Words of the sheet, in either language, without regard to accents; each must be there. */
  q: z.string().trim().max(200).optional(),
  family: z.enum(TEMPLATE_FAMILIES).optional(),
  /** Templates that raise this dimension of the framework `virage-4-0`. */
  dimension: z.string().max(60).optional(),
  /** Templates that are usually worth it for firms of this size. */
  size: z.enum(TEMPLATE_SIZES).optional(),
});
export type TemplateFilter = z.output<typeof templateFilterSchema>;

/** The catalogue is short: it comes whole, and a cursor is taken and left aside. */
export const listTemplatesInput = templateFilterSchema.extend({
  sort: z.enum(TEMPLATE_SORTS).default('title'),
  ...pageInput.shape,
});

export const templateSummarySchema = initiativeTemplateSchema
  .pick({
    id: true,
    version: true,
    family: true,
    title: true,
    summary: true,
    sizes: true,
    oneOffCents: true,
    yearlyCents: true,
    effortDays: true,
    months: true,
    prerequisites: true,
  })
  .extend({ dimensions: z.array(named), kpis: z.array(named) });
export type TemplateSummary = z.output<typeof templateSummarySchema>;

const related = z.object({ id: z.string(), title: text });

/** A template with what it points to spelled out, for one who reads it. */
export const templateSheetSchema = z.object({
  template: initiativeTemplateSchema,
  /** In the order of `raises`; the descriptions of both levels are those that firms choose from. */
  raises: z.array(
    z.object({
      dimension: named,
      from: z.int(),
      to: z.int(),
      fromText: text.nullable(),
      toText: text.nullable(),
    }),
  ),
  kpis: z.array(named.extend({ note: text })),
  /** Prerequisites, those that it is one of, and those to choose between. */
  first: z.array(related),
  leadsTo: z.array(related),
  instead: z.array(related),
  framework: z.object({ id: z.string(), version: z.int() }),
});
export type TemplateSheet = z.output<typeof templateSheetSchema>;
