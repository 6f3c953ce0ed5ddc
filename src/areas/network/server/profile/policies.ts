import { sql, type RawBuilder } from 'kysely';
import { role, staff, type Actor, type Policy } from '#platform/use-case/index.ts';
import type { ProfileSide } from '../../profile/index.ts';

/** A programme's people, not a firm's own administrator. */
export const networkStaff: Policy = (actor) => staff(actor) && actor.companyId === null;

/** Those who look after the network: they review what is published. */
export const networkOfficer: Policy = (actor) =>
  networkStaff(actor) && role('officer', 'administrator')(actor);

const firmPeople: Policy = (actor) => actor.companyId !== null && role('firm', 'administrator')(actor);

/** The two sides of a profile: the firm, and the programme that it joined the network through. */
export const profileParty: Policy = (actor) => networkStaff(actor) || firmPeople(actor);

export function sideOf(actor: Actor): ProfileSide {
  if (actor.companyId !== null) return 'firm';
  return networkOfficer(actor) ? 'officer' : 'adviser';
}

/** What an actor may see of the profiles named `p` in a query. */
export const visibleProfiles = ({ organisationId, companyId }: Actor): RawBuilder<boolean> =>
  companyId === null
    ? sql<boolean>`p.organisation_id = ${organisationId}::uuid`
    : sql<boolean>`p.company_id in (select c.id from company c
        where c.firm_id = (select own.firm_id from company own where own.id = ${companyId}::uuid))`;
