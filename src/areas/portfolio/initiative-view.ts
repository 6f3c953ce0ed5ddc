import * as z from 'zod';
import { sourceSchema } from './figure.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import {
  figureViewSchema,
  moneySumSchema,
  organisationRef,
  progressSchema,
  reachSchema,
  shareSchema,
  textSchema,
} from './views.ts';

const amendmentView = z.object({
  asOf: partialDateSchema,
  changeCents: z.int().nullable(),
  totalCents: z.int().nullable(),
  note: textSchema.nullable(),
  source: sourceSchema,
});
export type AmendmentView = z.infer<typeof amendmentView>;

export const envelopeViewSchema = z.object({
  /** The last total published, with its date and source. */
  current: amendmentView.nullable(),
  /** Changes announced after it, whose new total is not published. */
  pending: z.array(amendmentView),
  history: z.array(amendmentView),
});
export type EnvelopeView = z.infer<typeof envelopeViewSchema>;

export const initiativeSummarySchema = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: textSchema,
  organisation: organisationRef,
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  elapsed: shareSchema.nullable(),
  envelope: envelopeViewSchema,
  /** The aid that the funder says it paid, one dated figure; not the sum of the projects below. */
  declaredAid: figureViewSchema.nullable(),
  declaredProjects: figureViewSchema.nullable(),
  sensitised: progressSchema,
  accompanied: progressSchema,
  /** The projects described here that the reader may see, which are not always all of the initiative's. */
  projects: z.int(),
  aid: moneySumSchema,
  reach: reachSchema,
});
export type InitiativeSummary = z.infer<typeof initiativeSummarySchema>;

export const initiativeDetailSchema = initiativeSummarySchema.extend({
  aim: textSchema,
  datesNote: textSchema.nullable(),
  today: daySchema,
  progress: z.array(progressSchema),
  announcements: z.array(
    z.object({
      id: z.uuid(),
      asOf: partialDateSchema,
      title: textSchema,
      figures: z.array(figureViewSchema),
    }),
  ),
  reachByYear: z.array(z.object({ year: z.int() }).extend(reachSchema.shape)),
  editable: z.boolean(),
});
export type InitiativeDetail = z.infer<typeof initiativeDetailSchema>;
