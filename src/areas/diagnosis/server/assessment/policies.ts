import { anyone, role, staff, type Actor, type Policy } from '#platform/use-case/index.ts';

/** Those who run assessments: a programme's people. */
export const diagnosisStaff: Policy = (actor) => staff(actor) && actor.companyId === null;

/** Those who have a list of assessments: the programme's people, and a firm's own. */
export const diagnosisReader: Policy = (actor) =>
  diagnosisStaff(actor) || (actor.companyId !== null && role('firm', 'administrator')(actor));

/** Whoever holds a link may answer; whether it is good is asked of the record itself. */
export const answerer: Policy = anyone;

/** The organisation that an actor past the policy acts for. */
export function organisationOf(actor: Actor): string {
  if (!actor.organisationId) throw new Error('Staff act for an organisation, and this actor has none.');
  return actor.organisationId;
}
