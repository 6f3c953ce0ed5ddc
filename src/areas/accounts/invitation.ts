import { z } from 'zod';
import { roleSchema } from './membership.ts';

/** How long the link of an invitation opens. */
export const INVITATION_DAYS = 14;

export const INVITATION_STATES = ['waiting', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: roleSchema,
  state: z.enum(INVITATION_STATES),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitation>;
