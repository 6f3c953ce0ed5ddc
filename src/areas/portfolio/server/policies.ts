import { role, signedIn, type Actor, type Policy } from '#platform/use-case/index.ts';

/** Published projects and their figures are for everyone who has come in; drafts are told apart by the queries. */
export const reader: Policy = signedIn;
/** Those who run projects, for their own organisation. */
export const projectWriter: Policy = role('officer', 'administrator');
/** Those who answer for an initiative, for their own organisation. */
export const initiativeWriter: Policy = role('funder', 'administrator');
export const figureWriter: Policy = role('officer', 'funder', 'administrator');

export const mayWriteProject = (actor: Actor, organisationId: string): boolean =>
  actor.kind === 'system' || (projectWriter(actor) && actor.organisationId === organisationId);

export const mayWriteInitiative = (actor: Actor, organisationId: string): boolean =>
  actor.kind === 'system' || (initiativeWriter(actor) && actor.organisationId === organisationId);

/** Those who say what a region puts first: programme people and funders, for their own organisation. */
export const priorityWriter: Policy = role('officer', 'funder', 'administrator');

export const mayWritePriority = (actor: Actor, organisationId: string): boolean =>
  actor.kind === 'system' || (priorityWriter(actor) && actor.organisationId === organisationId);
