import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { figureSchema } from './figure.ts';
import { fundingSourceSchema } from './funding-source.ts';
import { INDICATOR_IDS } from './indicator.ts';
import { moneySchema } from './money.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { regionCodeSchema } from './region.ts';
import { slugSchema } from './slug.ts';

/** Where a project works: everywhere, or in the regions named. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('national') }),
  z.strictObject({ kind: z.literal('regions'), regions: z.array(regionCodeSchema).min(1) }),
]);

/** A NAICS code of two to six digits, or a range of sectors as the classification writes them. */
export const sectorSchema = z.string().regex(/^(\d{2,6}|31-33|44-45|48-49)$/);

/** A claim that figures of the same kind and date add up: 20 strategies and 75 in the network make 95 firms. */
export const sumSchema = z.strictObject({
  whole: z.enum(INDICATOR_IDS),
  parts: z.array(z.enum(INDICATOR_IDS)).min(2),
});

export const projectFields = {
  id: slugSchema,
  /** Slug of the initiative it belongs to; null for a neighbour programme. */
  initiative: slugSchema.nullable(),
  /** Slug of the delivery organisation. */
  organisation: slugSchema,
  name: bilingualSchema,
  summary: bilingualSchema,
  scope: scopeSchema,
  sectors: z.array(sectorSchema),
  announcedOn: partialDateSchema,
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  datesNote: bilingualSchema.nullable(),
  /** Null when the total is not published: unknown is not zero. */
  totalCost: moneySchema.nullable(),
  fundingSources: z.array(fundingSourceSchema).min(1),
  /** Slugs of the regional priorities it answers. */
  priorities: z.array(slugSchema),
  sums: z.array(sumSchema),
};

/** What one delivery organisation does with one or more agreements. */
export const projectSchema = z.strictObject({ ...projectFields, figures: z.array(figureSchema) });

export type Project = z.infer<typeof projectSchema>;
export type Scope = z.infer<typeof scopeSchema>;
