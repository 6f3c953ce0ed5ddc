import type { RequestEvent } from '@sveltejs/kit';
import {
  changeRole,
  failNamed,
  invitePerson,
  listInvitations,
  listPeople,
  removeMember,
  revokeInvitation,
} from '#areas/accounts/server/index.ts';
import { managesPeople, rolesOf } from '#areas/accounts/index.ts';
import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { Operation } from '#platform/use-case/index.ts';
import { formValues, performFor } from '#platform/web/form.ts';
import { load as run } from '#platform/web/load.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { organisation } = await event.parent();
  const { role, userId } = event.locals.actor;
  const manages = role !== null && managesPeople(role);
  const [people, invitations] = await Promise.all([
    run(event, listPeople, {}),
    manages ? run(event, listInvitations, {}) : { items: [] },
  ]);
  return {
    people: people.items,
    invitations: invitations.items,
    manages,
    userId,
    roles: rolesOf(organisation.kind),
  };
};

async function act(event: RequestEvent, action: string, operation: Operation, done: Text) {
  const form = await event.request.formData();
  const result = await performFor(event, operation, formValues(form));
  return result.ok ? { action, done } : failNamed(action, result.refusal, form);
}

export const actions: Actions = {
  invite: (event) => act(event, 'invite', invitePerson, text(m.accounts_invited)),
  role: (event) => act(event, 'people', changeRole, text(m.accounts_role_changed)),
  remove: (event) => act(event, 'people', removeMember, text(m.accounts_member_removed)),
  revoke: (event) => act(event, 'invitations', revokeInvitation, text(m.accounts_invitation_revoked_done)),
};
