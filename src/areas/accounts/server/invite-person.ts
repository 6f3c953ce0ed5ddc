import { z } from 'zod';
import { m } from '#messages';
import { LOCALES, text } from '#platform/text.ts';
import { type Context, notFound, ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { emailAddress, type OrganisationKind, roleSchema } from '../membership.ts';
import { rolesOf } from '../membership.rules.ts';
import { invite } from './invite.ts';
import { findOrganisation } from './organisation.queries.ts';
import { organisationOf, peopleManager } from './policies.ts';

/** Invites someone by mail to join the organisation with a role. A second invitation replaces the first. */
export const invitePerson = useCase({
  name: 'accounts.invite-person',
  summary: text(m.accounts_invite_person_summary),
  input: z.object({ email: emailAddress, role: roleSchema, language: z.enum(LOCALES).optional() }),
  output: z.object({ id: z.uuid() }),
  allow: peopleManager,
  http: { method: 'POST', path: '/organisation/invitations' },
  async run({ email, role, language }, context) {
    const organisationId = organisationOf(context.actor);
    const organisation = await findOrganisation(context.tx, organisationId);
    if (!organisation) return notFound();
    if (!rolesOf(organisation.kind as OrganisationKind).includes(role)) {
      return refuseField('role', 'role-not-here', text(m.accounts_role_not_here));
    }
    if (await isMember(context, organisationId, email))
      return refuseField('email', 'already-member', text(m.accounts_already_member));
    await revokeWaiting(context, organisationId, email);
    const name = { fr: organisation.nameFr, en: organisation.nameEn };
    const id = await invite(context, {
      organisationId,
      name,
      email,
      role,
      language: language ?? context.locale,
    });
    context.audit('invitation', id, { email, role });
    return ok({ id });
  },
});

async function isMember(context: Context, organisationId: string, email: string): Promise<boolean> {
  const found = await context.tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.userId')
    .select('m.userId')
    .where('m.organisationId', '=', organisationId)
    .where('p.email', '=', email)
    .executeTakeFirst();
  return found !== undefined;
}

async function revokeWaiting(context: Context, organisationId: string, email: string): Promise<void> {
  await context.tx
    .updateTable('invitation')
    .set({ revokedAt: context.now })
    .where('organisationId', '=', organisationId)
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute();
}
