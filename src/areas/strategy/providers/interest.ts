import { z } from 'zod';

export const INTEREST_KINDS = ['employment', 'ownership', 'family', 'commission'] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** What an adviser declares of a stake in a provider. Days are Québec's; `until` is the last day, absent while it lasts. */
export const interestFieldsSchema = z.object({
  providerId: z.uuid(),
  kind: z.enum(INTEREST_KINDS),
  since: z.iso.date(),
  until: z.iso.date().optional(),
  text: z.string().trim().max(2000).default(''),
});
export type InterestFields = z.output<typeof interestFieldsSchema>;

export const interestSchema = z.object({
  id: z.uuid(),
  userId: z.string(),
  person: z.string(),
  providerId: z.uuid(),
  provider: z.string(),
  kind: z.enum(INTEREST_KINDS),
  since: z.string(),
  until: z.string().nullable(),
  text: z.string(),
  declaredAt: z.date(),
});
export type Interest = z.output<typeof interestSchema>;

/** An interest as the record of a choice keeps it: what was known on that day. */
export const recordedInterestSchema = interestSchema.pick({
  person: true,
  providerId: true,
  provider: true,
  kind: true,
  since: true,
  until: true,
  text: true,
});
export type RecordedInterest = z.output<typeof recordedInterestSchema>;
