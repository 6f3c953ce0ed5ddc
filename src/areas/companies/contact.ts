import { z } from 'zod';

export const CONTACT_ROLES = [
  'owner',
  'management',
  'operations',
  'technology',
  'finance',
  'people',
  'other',
] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Whether the person agreed to be written to. Unknown until they were asked; withdrawn only what was given. */
export const CONSENTS = ['given', 'refused', 'withdrawn', 'unknown'] as const;
export type Consent = (typeof CONSENTS)[number];

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** What is known of a person at a firm. Belongs to the organisation that wrote it, and to the firm itself. */
export const contactFieldsSchema = z.object({
  name: line(200),
  jobTitle: line(200).optional(),
  role: z.enum(CONTACT_ROLES).default('other'),
  email: z.email().max(254).optional(),
  phone: line(50).optional(),
  /** Language to write in: ISO 639-1. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
});
export type ContactFields = z.infer<typeof contactFieldsSchema>;

/** What the person answered, when, and how we know: the law asks who relies on consent to prove it. */
export const consentAnswerSchema = z.object({
  consent: z.enum(['given', 'refused', 'withdrawn']),
  /** The day of the answer (YYYY-MM-DD). */
  at: z.iso.date(),
  /** Where it was given: form, telephone, business card. */
  source: line(300),
});
export type ConsentAnswer = z.infer<typeof consentAnswerSchema>;

export const contactSchema = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisation: z.object({ fr: z.string(), en: z.string() }),
  name: z.string(),
  jobTitle: z.string().nullable(),
  role: z.enum(CONTACT_ROLES),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  consent: z.enum(CONSENTS),
  consentAt: z.date().nullable(),
  consentSource: z.string().nullable(),
  /** Whether the reader's own organisation wrote it, and may change it. */
  own: z.boolean(),
});
export type Contact = z.infer<typeof contactSchema>;
