import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, query } from '#platform/use-case/index.ts';
import { invitation } from '../invitation.ts';
import { stateOf } from '../invitation.rules.ts';
import type { Role } from '../membership.ts';
import { organisationOf, peopleManager } from './policies.ts';

const KEPT = 200;

/** The organisation's invitations, newest first. */
export const listInvitations = query({
  name: 'accounts.list-invitations',
  summary: text(m.accounts_list_invitations_summary),
  input: z.object({}),
  output: z.object({ items: z.array(invitation) }),
  allow: peopleManager,
  http: { method: 'GET', path: '/organisation/invitations' },
  async run(_input, context) {
    const rows = await context.tx
      .selectFrom('invitation')
      .select(['id', 'email', 'role', 'createdAt', 'expiresAt', 'acceptedAt', 'revokedAt'])
      .where('organisationId', '=', organisationOf(context.actor))
      .orderBy('createdAt', 'desc')
      .limit(KEPT)
      .execute();
    const items = rows.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role as Role,
      state: stateOf(row, context.now),
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
    return ok({ items });
  },
});
