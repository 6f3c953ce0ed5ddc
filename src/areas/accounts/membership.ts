import { z } from 'zod';
import type { Role } from '#platform/use-case/actor.ts';

export const ORGANISATION_KINDS = ['platform', 'delivery', 'funder', 'firm', 'partner'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const roleSchema = z.enum(['officer', 'adviser', 'firm', 'funder', 'administrator'] satisfies Role[]);

/** One person's place in an organisation. */
export const member = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  since: z.iso.datetime(),
});
export type Member = z.infer<typeof member>;

/** An address as people type it, in the one form it is kept in. */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email());

export type { Role };
