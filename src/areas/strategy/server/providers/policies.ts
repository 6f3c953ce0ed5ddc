import { sql, type RawBuilder } from 'kysely';
import { role, staff, type Actor, type Policy } from '#platform/use-case/index.ts';
import type { RequestSide } from '../../providers/request.workflow.ts';

/** Those who keep the directory: a programme's people, not a firm's own administrator. */
export const directoryKeeper: Policy = (actor) => staff(actor) && actor.companyId === null;

const firmPeople: Policy = (actor) => actor.companyId !== null && role('firm', 'administrator')(actor);

/** Those who look through it: its keepers, and firms, whose choice it serves. */
export const directoryReader: Policy = (actor) => directoryKeeper(actor) || firmPeople(actor);

/** The two sides of a request: those who write the strategy, and the firm. Which strategy is the query's to say. */
export const requestParty: Policy = directoryReader;

/** A person of either side: what is judged or declared is somebody's own. */
export const requestPerson: Policy = (actor) => requestParty(actor) && actor.userId !== null;

export const sideOf = ({ companyId }: Actor): RequestSide => (companyId === null ? 'staff' : 'firm');

export function organisationOf(actor: Actor): string {
  if (!actor.organisationId) throw new Error('Staff act for an organisation, and this actor has none.');
  return actor.organisationId;
}

/** What an actor may see of the strategies named `s` in a query. */
export const visibleStrategies = ({ organisationId, companyId }: Actor): RawBuilder<boolean> =>
  companyId === null
    ? sql<boolean>`s.organisation_id = ${organisationId}::uuid`
    : sql<boolean>`s.company_id in (select c.id from company c
        where c.firm_id = (select own.firm_id from company own where own.id = ${companyId}::uuid))`;
