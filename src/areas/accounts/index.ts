export { SCOPES } from './api-key.ts';
export { identityProviderInput } from './identity-provider.ts';
export { managesPeople, rolesOf } from './membership.rules.ts';
export type { Member, OrganisationKind } from './membership.ts';
