import { z } from 'zod';
import { emailAddress, ORGANISATION_KINDS } from './membership.ts';

export const organisationInput = z.object({
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .min(2)
    .max(60),
  kind: z.enum(ORGANISATION_KINDS).exclude(['platform']),
  nameFr: z.string().trim().min(2).max(200),
  nameEn: z.string().trim().min(2).max(200),
  regionCode: z
    .string()
    .regex(/^(0[1-9]|1[0-7])$/)
    .optional(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  /** The firm in the register that this organisation is; for organisations of kind 'firm' only. */
  companyId: z.uuid().optional(),
  /** Who is invited to manage it. */
  email: emailAddress,
});

export const organisation = z.object({
  id: z.uuid(),
  slug: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  nameFr: z.string(),
  nameEn: z.string(),
  people: z.number().int(),
});
export type Organisation = z.infer<typeof organisation>;
