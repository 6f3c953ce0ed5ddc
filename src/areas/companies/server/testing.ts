import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { asActor } from '#platform/db/scope.ts';
import { perform, systemActor, type Actor, type Operation } from '#platform/use-case/index.ts';
import type { z } from 'zod';
import { companyFieldsSchema, type CompanyFields } from '../company.ts';
import { insertCompanies } from './company-writer.ts';

/** A firm's fields with nothing known but what the test says. */
export const firmNamed = (legalName: string, more: Partial<CompanyFields> = {}): CompanyFields =>
  companyFieldsSchema.parse({ legalName, ...more });

/** Puts firms into the register as the system does; gives their ids in order. */
export async function addFirms(runtime: Runtime, firms: CompanyFields[]): Promise<string[]> {
  const companies = firms.map((fields) => ({ id: newId(), fields }));
  const now = runtime.clock.now();
  await asActor(runtime.db, systemActor, (tx) =>
    insertCompanies({ tx, now, actor: systemActor, newId: () => newId(now.getTime()) }, companies),
  );
  return companies.map(({ id }) => id);
}

/** Merges a record into a firm as far as the register's own columns go. */
export async function mergeInto(runtime: Runtime, mergedId: string, firmId: string): Promise<void> {
  await runtime.db
    .updateTable('company')
    .set({ mergedInto: firmId, firmId })
    .where('id', '=', mergedId)
    .execute();
}

/** Runs an operation for someone, as a page does. */
export const runAs =
  (runtime: Runtime, actor: Actor) =>
  <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) =>
    perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation, input);

/** The same, for what must succeed. */
export const valueAs = (runtime: Runtime, actor: Actor) => {
  const run = runAs(runtime, actor);
  return async <I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<I, O>,
    input: z.input<I>,
  ): Promise<z.output<O>> => {
    const result = await run(operation, input);
    if (!result.ok) throw new Error(`${operation.name} refused: ${result.refusal.message.fr}`);
    return result.value;
  };
};

export interface TestActivity {
  organisationId: string;
  projectId: string;
  activityId: string;
}

/** A project of an organisation, paid by a funder, with one activity. */
export async function addActivity(
  runtime: Runtime,
  organisationId: string,
  funderId: string | null,
): Promise<TestActivity> {
  const [projectId, activityId] = [newId(), newId()];
  const at = runtime.clock.now();
  const names = { nameFr: 'Projet', nameEn: 'Project' };
  await runtime.db
    .insertInto('project')
    .values({
      id: projectId,
      slug: `projet-${projectId.slice(-6)}`,
      organisationId,
      scope: 'national',
      ...names,
    })
    .execute();
  if (funderId)
    await runtime.db.insertInto('fundingSource').values({ id: newId(), projectId, funderId }).execute();
  const titles = { titleFr: 'Atelier', titleEn: 'Workshop', kind: 'workshop' };
  const when = { startsAt: at, endsAt: at, heldOn: '2026-02-01', createdAt: at, updatedAt: at };
  await runtime.db
    .insertInto('activity')
    .values({ id: activityId, organisationId, projectId, ...titles, ...when })
    .execute();
  return { organisationId, projectId, activityId };
}

/** A firm's presence at an activity, with the person who came. */
export async function addParticipation(
  runtime: Runtime,
  activity: TestActivity,
  firmId: string,
  person: string,
): Promise<void> {
  const id = newId();
  await runtime.db
    .insertInto('participation')
    .values({
      id,
      ...activity,
      heldOn: '2026-02-01',
      companyId: firmId,
      firmId,
      source: 'manual',
      createdAt: runtime.clock.now(),
    })
    .execute();
  await runtime.db
    .insertInto('attendee')
    .values({ participationId: id, organisationId: activity.organisationId, name: person })
    .execute();
}
