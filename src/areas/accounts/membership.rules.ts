import type { OrganisationKind, Role } from './membership.ts';

const ROLES_OF: Record<OrganisationKind, readonly Role[]> = {
  platform: ['administrator'],
  delivery: ['officer', 'adviser', 'administrator'],
  // Few people and all alike: an administrator counts as staff, who see more of the register than a firm does.
  firm: ['firm'],
  funder: ['funder', 'administrator'],
  partner: ['officer', 'adviser', 'administrator'],
};

/** The roles that people of such an organisation can have, the one that manages people last. */
export const rolesOf = (kind: OrganisationKind): readonly Role[] => ROLES_OF[kind];

/** Whether an organisation of this kind does the programme's work, and so works on the register. */
export const delivers = (kind: OrganisationKind): boolean => kind !== 'funder' && kind !== 'firm';

/** Whether the role invites people, changes roles and removes people in its organisation. */
export const managesPeople = (role: Role): boolean => role === 'administrator' || role === 'firm';

/** The role that the first person of an organisation has. */
export const firstRoleOf = (kind: OrganisationKind): Role => ROLES_OF[kind].at(-1)!;

/**
 * Whether an organisation would be left with nobody who manages its people once `userId` has `next` (null: has left).
 * Such an organisation could never invite anyone again.
 */
export function wouldBeLeftAlone(
  members: readonly { userId: string; role: Role }[],
  userId: string,
  next: Role | null,
): boolean {
  if (next !== null && managesPeople(next)) return false;
  return !members.some((member) => member.userId !== userId && managesPeople(member.role));
}
