import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { organisationOf, peopleManager } from './policies.ts';

/** Closes an invitation that nobody has accepted yet: its link no longer opens. */
export const revokeInvitation = useCase({
  name: 'accounts.revoke-invitation',
  summary: text(m.accounts_revoke_invitation_summary),
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: peopleManager,
  http: { method: 'DELETE', path: '/organisation/invitations/{invitationId}' },
  async run({ invitationId }, context) {
    const revoked = await context.tx
      .updateTable('invitation')
      .set({ revokedAt: context.now })
      .where('id', '=', invitationId)
      .where('organisationId', '=', organisationOf(context.actor))
      .where('acceptedAt', 'is', null)
      .where('revokedAt', 'is', null)
      .returning('email')
      .executeTakeFirst();
    if (!revoked) return notFound();
    context.audit('invitation', invitationId, { email: revoked.email });
    return ok({ id: invitationId });
  },
});
