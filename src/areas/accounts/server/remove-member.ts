import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase } from '#platform/use-case/index.ts';
import { wouldBeLeftAlone } from '../membership.rules.ts';
import { lockRoles } from './membership.queries.ts';
import { organisationOf, peopleManager } from './policies.ts';

/** Takes someone out of the organisation. Their account stays, with the other organisations they may belong to. */
export const removeMember = useCase({
  name: 'accounts.remove-member',
  summary: text(m.accounts_remove_member_summary),
  input: z.object({ userId: z.string().max(100) }),
  output: z.object({ userId: z.string() }),
  allow: peopleManager,
  http: { method: 'DELETE', path: '/organisation/people/{userId}' },
  async run({ userId }, context) {
    const organisationId = organisationOf(context.actor);
    const roles = await lockRoles(context.tx, organisationId);
    const before = roles.find((member) => member.userId === userId);
    if (!before) return notFound();
    if (wouldBeLeftAlone(roles, userId, null))
      return refuse('refused', 'last-administrator', text(m.accounts_last_administrator));
    await context.tx
      .deleteFrom('membership')
      .where('organisationId', '=', organisationId)
      .where('userId', '=', userId)
      .execute();
    context.audit('person', userId, { role: before.role });
    return ok({ userId });
  },
});
