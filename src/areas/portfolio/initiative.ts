import * as z from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { figureSchema, sourceSchema } from './figure.ts';
import { moneySchema } from './money.ts';
import { daySchema, partialDateSchema } from './partial-date.ts';
import { slugSchema } from './slug.ts';

/** One dated change of an envelope: what it added and what it came to, each null when not published. */
export const amendmentFields = {
  asOf: partialDateSchema,
  change: moneySchema.nullable(),
  total: moneySchema.nullable(),
  note: bilingualSchema.nullable(),
};

export const initiativeFields = {
  id: slugSchema,
  /** Slug of the organisation that answers for it. */
  organisation: slugSchema,
  name: bilingualSchema,
  aim: bilingualSchema,
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  datesNote: bilingualSchema.nullable(),
};

/** An envelope with an aim. Its figures speak of the whole; announcements speak of a part, and never replace it. */
export const initiativeSchema = z.strictObject({
  ...initiativeFields,
  envelope: z.array(z.strictObject({ ...amendmentFields, source: sourceSchema })),
  figures: z.array(figureSchema),
  announcements: z.array(
    z.strictObject({ asOf: partialDateSchema, title: bilingualSchema, figures: z.array(figureSchema) }),
  ),
});

export type Initiative = z.infer<typeof initiativeSchema>;
export type EnvelopeAmendment = Initiative['envelope'][number];
