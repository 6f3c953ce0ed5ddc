import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '#platform/use-case/index.ts';

/**
 * What an actor may see of the activities named `a` in a query: its organisation's, those of the projects it pays for,
 * and for a firm those it was at.
 */
export const visibleActivities = (actor: Actor): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(a.organisation_id = ${actor.organisationId}::uuid or ${fundedProjects(actor, sql`a.project_id`)}
        or ${ownParticipation(actor)})`;

/** Whether the actor's organisation pays for the project in a column. */
export const fundedProjects = (actor: Actor, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`${column} in (select s.project_id from funding_source s where s.funder_id = ${actor.organisationId}::uuid)`;

const ownParticipation = ({ companyId }: Actor): RawBuilder<boolean> =>
  companyId === null
    ? sql<boolean>`false`
    : sql<boolean>`exists (select from participation own join company c on c.id = own.company_id
        where own.activity_id = a.id and c.firm_id = (select mine.firm_id from company mine where mine.id = ${companyId}::uuid))`;

/** What an actor may see of the participations named `pa`: its organisation's, its funded projects', its own firm's. */
export const visibleParticipations = (actor: Actor): RawBuilder<boolean> =>
  actor.kind === 'system'
    ? sql<boolean>`true`
    : sql<boolean>`(pa.organisation_id = ${actor.organisationId}::uuid or ${fundedProjects(actor, sql`pa.project_id`)}
        or ${ownFirm(actor)})`;

const ownFirm = ({ companyId }: Actor): RawBuilder<boolean> =>
  companyId === null
    ? sql<boolean>`false`
    : sql<boolean>`pa.firm_id = (select mine.firm_id from company mine where mine.id = ${companyId}::uuid)`;
