import { z } from 'zod';

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** What someone says of themselves and their firm when they register. */
export const registrationInput = z.object({
  slug: line(120),
  name: line(200),
  firm: line(300),
  neq: line(20).optional(),
  email: z.email().max(254),
  phone: line(50).optional(),
  jobTitle: line(120).optional(),
  /** The language to write to them in. */
  language: z.enum(['fr', 'en']),
  consent: z.enum(['given', 'refused']),
  /** The words they answered to, as their page showed them. */
  consentText: line(2000),
  /** A field that people do not see: what fills it is no person. */
  website: z.string().max(500).optional(),
});

export const registrationAnswer = z.enum(['confirm', 'cancel', 'withdraw-consent']);

export const registrationSchema = z.object({
  slug: z.string(),
  titleFr: z.string(),
  titleEn: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  place: z.string().nullable(),
  /** Where to connect: for those who are registered. */
  link: z.string().nullable(),
  activityCancelled: z.boolean(),
  over: z.boolean(),
  state: z.enum(['registered', 'attended', 'cancelled', 'absent']),
  name: z.string().nullable(),
  firm: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  consent: z.enum(['given', 'refused', 'withdrawn', 'unknown']),
  consentText: z.string().nullable(),
});
export type Registration = z.output<typeof registrationSchema>;
