import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { figureKindSchema } from './figure.ts';
import { INDICATOR_IDS } from './indicator.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { sectorSchema } from './project.ts';
import { regionCodeSchema } from './region.ts';
import { slugSchema } from './slug.ts';
import { plainSlug } from '#platform/plain.ts';

/** What use cases accept. Absent is unknown: an amount left out was not published, and is not zero. */

const name = z.object({ fr: z.string().trim().min(2).max(200), en: z.string().trim().min(2).max(200) });
const longText = z.string().trim().max(4000);
const optionalText = z
  .object({ fr: longText.default(''), en: longText.default('') })
  .default({ fr: '', en: '' });
const cents = z.int().nonnegative();

export const sourceInput = z.object({
  title: z.string().trim().min(3).max(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});

export const initiativeInput = z.object({
  name,
  aim: optionalText,
  startsOn: daySchema.optional(),
  endsOn: daySchema.optional(),
  datesNote: bilingualSchema.optional(),
});
export type InitiativeInput = z.output<typeof initiativeInput>;

export const fundingInput = z.object({
  /** Slug of the organisation that pays. */
  funder: slugSchema,
  amountCents: cents.optional(),
  /** Slug of the organisation that receives it, when it is not the one that runs the project. */
  recipient: slugSchema.optional(),
  note: bilingualSchema.optional(),
});

export const projectInput = z.object({
  name,
  summary: optionalText,
  /** Slug of the initiative it belongs to. */
  initiative: slugSchema.optional(),
  scope: z.enum(['national', 'regions']),
  regions: z.array(regionCodeSchema).max(17).default([]),
  sectors: z.array(sectorSchema).max(30).default([]),
  startsOn: daySchema.optional(),
  endsOn: daySchema.optional(),
  datesNote: bilingualSchema.optional(),
  totalCostCents: cents.optional(),
  fundingSources: z.array(fundingInput).max(20).default([]),
  /** Ids of the regional priorities that it answers. */
  priorities: z.array(z.uuid()).max(50).default([]),
});
export type ProjectInput = z.output<typeof projectInput>;

export const figureInput = z.object({
  indicator: z.enum(INDICATOR_IDS),
  kind: figureKindSchema,
  /** Cents, hundredths of a percent, or a count: the unit is the indicator's own. */
  value: z.int().nonnegative(),
  asOf: partialDateSchema,
  source: sourceInput,
  note: bilingualSchema.optional(),
});
export type FigureInput = z.output<typeof figureInput>;

export const priorityInput = z.object({
  region: regionCodeSchema,
  title: name,
  detail: optionalText,
  adoptedOn: partialDateSchema.optional(),
  source: sourceInput.optional(),
});
export type PriorityInput = z.output<typeof priorityInput>;

/** A slug from a name: "Rebond numérique" is `rebond-numerique`. Never empty. */
export function slugFrom(title: string): string {
  return plainSlug(title) || 'sans-titre';
}
