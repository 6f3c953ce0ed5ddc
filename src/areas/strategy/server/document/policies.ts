import { role, staff, type Actor, type Policy } from '#platform/use-case/index.ts';

/** Advisers and officers: they begin strategies, and write in those of their organisation. */
export const strategyStaff: Policy = (actor) => staff(actor) && actor.companyId === null;

/** Those who may write in some strategy: its organisation's staff, and the people of the firm that it is about. */
export const strategyWriter: Policy = (actor) =>
  strategyStaff(actor) || (actor.companyId !== null && role('firm', 'administrator')(actor));

/** Those who write a strategy are those who read it; a funder reads in the firm's file that it exists. */
export const strategyReader: Policy = strategyWriter;

/** The organisation that an actor past the policy acts for. */
export function organisationOf(actor: Actor): string {
  if (!actor.organisationId) throw new Error('Staff act for an organisation, and this actor has none.');
  return actor.organisationId;
}
