import { role, signedIn, staff, type Actor, type Policy } from '#platform/use-case/index.ts';
import type { Asking } from './company-filter.queries.ts';

/** Those who keep the register: a programme's people. A firm's own administrator keeps one file, not the register. */
export const registerStaff: Policy = (actor) => staff(actor) && actor.companyId === null;

/** Those who look through the register: its keepers, and funders. */
export const registerReader: Policy = (actor) =>
  actor.kind === 'system' ||
  (role('officer', 'adviser', 'administrator', 'funder')(actor) && actor.companyId === null);

/** Those who may write in the file of some firm: its keepers in any, a firm's people in their own. */
export const fileWriter: Policy = (actor) =>
  registerStaff(actor) || (actor.companyId !== null && role('firm', 'administrator')(actor));

export const fileReader: Policy = signedIn;

/** What an actor is to one firm: decided by records, so queries and use cases ask it, after the policy. */
export interface Standing {
  keeper: boolean;
  ownFirm: boolean;
}

/** `actorFirmId` is the firm that stands for the actor's own record. */
export const standingOf = (actor: Actor, firmId: string, actorFirmId: string | null): Standing => ({
  keeper: registerStaff(actor),
  ownFirm: actorFirmId !== null && actorFirmId === firmId,
});

/** The actor as the register's lists care: probable duplicates are its keepers' to decide. */
export const askingAs = (actor: Actor): Asking => ({
  organisationId: actor.organisationId,
  decides: registerStaff(actor),
});
