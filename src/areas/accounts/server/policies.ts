import { type Actor, type Policy, publicActor } from '#platform/use-case/index.ts';
import { managesPeople } from '../membership.rules.ts';

/** Whoever manages the people of their organisation. */
export const peopleManager: Policy = (actor) =>
  actor.kind === 'system' ||
  (actor.organisationId !== null && actor.role !== null && managesPeople(actor.role));

/** A person, not a key: for what a key may not do in anyone's name. */
export const personAdministrator: Policy = (actor) =>
  actor.kind === 'person' && actor.organisationId !== null && actor.role === 'administrator';

/** Anyone who acts for an organisation. */
export const member: Policy = (actor) => actor.organisationId !== null;

export const person: Policy = (actor) => actor.kind === 'person' && actor.userId !== null;

/** The organisation acted for. Policies have made sure that there is one. */
export function organisationOf(actor: Actor): string {
  if (actor.organisationId === null)
    throw new Error('This operation needs an actor with an organisation; its policy let one pass.');
  return actor.organisationId;
}

/** A person who acts for no organisation: what they do for themselves is nobody else's to read in an audit. */
export const personOnly = (userId: string): Actor => ({ ...publicActor, kind: 'person', userId });
