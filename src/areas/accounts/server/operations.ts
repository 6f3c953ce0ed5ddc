import type { AnyOperation } from '#platform/use-case/index.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeRole } from './change-role.ts';
import { createApiKey } from './create-api-key.ts';
import { createOrganisation } from './create-organisation.ts';
import { invitePerson } from './invite-person.ts';
import { listApiKeys } from './list-api-keys.ts';
import { listAudit, listAuditedOperations } from './list-audit.ts';
import { listInvitations } from './list-invitations.ts';
import { listOrganisations } from './list-organisations.ts';
import { listPeople } from './list-people.ts';
import { listMail, readMail } from './read-mail.ts';
import { readOrganisation } from './read-organisation.ts';
import { removeMember } from './remove-member.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import {
  readIdentityProvider,
  removeIdentityProvider,
  setIdentityProvider,
} from './set-identity-provider.ts';

export const operations: AnyOperation[] = [
  createOrganisation,
  listOrganisations,
  readOrganisation,
  invitePerson,
  listInvitations,
  revokeInvitation,
  acceptInvitation,
  listPeople,
  changeRole,
  removeMember,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  readIdentityProvider,
  setIdentityProvider,
  removeIdentityProvider,
  listAudit,
  listAuditedOperations,
  listMail,
  readMail,
];

export {
  acceptInvitation,
  changeRole,
  createApiKey,
  createOrganisation,
  invitePerson,
  listApiKeys,
  listAudit,
  listAuditedOperations,
  listInvitations,
  listMail,
  listOrganisations,
  listPeople,
  readIdentityProvider,
  readMail,
  readOrganisation,
  removeIdentityProvider,
  removeMember,
  revokeApiKey,
  revokeInvitation,
  setIdentityProvider,
};
