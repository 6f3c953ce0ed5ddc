import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, refuseField, useCase } from '#platform/use-case/index.ts';
import { roleSchema } from '../membership.ts';
import { rolesOf, wouldBeLeftAlone } from '../membership.rules.ts';
import { lockRoles } from './membership.queries.ts';
import { kindOf } from './organisation.queries.ts';
import { organisationOf, peopleManager } from './policies.ts';

/** Gives someone another role in the organisation, from their next page on. */
export const changeRole = useCase({
  name: 'accounts.change-role',
  summary: text(m.accounts_change_role_summary),
  input: z.object({ userId: z.string().max(100), role: roleSchema }),
  output: z.object({ userId: z.string(), role: roleSchema }),
  allow: peopleManager,
  http: { method: 'PATCH', path: '/organisation/people/{userId}' },
  async run({ userId, role }, context) {
    const organisationId = organisationOf(context.actor);
    const roles = await lockRoles(context.tx, organisationId);
    const before = roles.find((member) => member.userId === userId);
    if (!before) return notFound();
    if (!rolesOf(await kindOf(context.tx, organisationId)).includes(role)) {
      return refuseField('role', 'role-not-here', text(m.accounts_role_not_here));
    }
    if (wouldBeLeftAlone(roles, userId, role))
      return refuse('refused', 'last-administrator', text(m.accounts_last_administrator));
    await context.tx
      .updateTable('membership')
      .set({ role })
      .where('organisationId', '=', organisationId)
      .where('userId', '=', userId)
      .execute();
    context.audit('person', userId, { from: before.role, to: role });
    return ok({ userId, role });
  },
});
