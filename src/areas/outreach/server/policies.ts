import { role, signedIn, staff, type Actor, type Policy } from '#platform/use-case/index.ts';

/** Those who hold activities: a programme's people, not a firm's own administrator. */
export const outreachStaff: Policy = (actor) => staff(actor) && actor.companyId === null;

/** Those who follow activities: the ones who hold them, and who pays for them. */
export const outreachReader: Policy = (actor) =>
  actor.kind === 'system' ||
  (role('officer', 'adviser', 'administrator', 'funder')(actor) && actor.companyId === null);

/** Totals are everybody's who works here; which firms make them is decided record by record. */
export const reachReader: Policy = signedIn;

/** The organisation that an actor past the policy acts for. */
export function organisationOf(actor: Actor): string {
  if (!actor.organisationId) throw new Error('Staff act for an organisation, and this actor has none.');
  return actor.organisationId;
}
