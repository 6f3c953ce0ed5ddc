import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { hashSecret } from '#platform/ids.ts';
import { text, type Text } from '#platform/text.ts';
import { notFound, ok, type RefusalKind, refuse, useCase } from '#platform/use-case/index.ts';
import { person } from './policies.ts';

const REFUSALS: Record<string, [RefusalKind, Text]> = {
  revoked: ['refused', text(m.accounts_invitation_revoked)],
  used: ['refused', text(m.accounts_invitation_used)],
  expired: ['refused', text(m.accounts_invitation_expired)],
  'other-person': ['forbidden', text(m.accounts_invitation_other_person)],
};

/** Joins the organisation that sent the invitation. The link opens for the address it was sent to, once. */
export const acceptInvitation = useCase({
  name: 'accounts.accept-invitation',
  summary: text(m.accounts_accept_invitation_summary),
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ accepted: z.literal(true) }),
  allow: person,
  http: { method: 'POST', path: '/invitations/accept' },
  async run({ token }, context) {
    const { rows } = await sql<{ outcome: string }>`
      select app_accept_invitation(${hashSecret(token)}, ${context.now}) as outcome`.execute(context.tx);
    const outcome = rows[0]?.outcome ?? 'unknown';
    if (outcome === 'accepted') return ok({ accepted: true as const });
    const refusal = REFUSALS[outcome];
    return refusal ? refuse(refusal[0], `invitation-${outcome}`, refusal[1]) : notFound();
  },
});
