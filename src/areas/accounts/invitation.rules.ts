import { INVITATION_DAYS, type InvitationState } from './invitation.ts';

const DAY = 86_400_000;

export interface InvitationDates {
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
}

/** Where an invitation stands. What was done to it comes before what time did. */
export function stateOf(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.revokedAt) return 'revoked';
  if (invitation.acceptedAt) return 'accepted';
  return invitation.expiresAt <= now ? 'expired' : 'waiting';
}

export const expiryOf = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY);
