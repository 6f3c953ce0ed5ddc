import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { insertCompanies } from '#areas/companies/server/index.ts';
import { companyFieldsSchema } from '#areas/companies/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { actorOf, addOrganisation } from '#platform/testing/world.ts';
import { perform, publicActor, systemActor, type Actor, type Operation } from '#platform/use-case/index.ts';
import type { SentRecord } from '../../../assessment/index.ts';
import type { AnswerValue } from '../../../framework/index.ts';
import { startAssessment } from '../index.ts';

/** Two organisations with a project each, a firm of two records with its people, another firm with its own, a funder. */
export interface AssessmentWorld {
  adviser: Actor;
  otherAdviser: Actor;
  owner: Actor;
  otherOwner: Actor;
  funder: Actor;
  project: string;
  otherProject: string;
  firm: string;
  otherFirm: string;
}

export async function buildAssessmentWorld(runtime: Runtime): Promise<AssessmentWorld> {
  const sva = await addOrganisation(runtime, 'delivery', 'SVA');
  const cei = await addOrganisation(runtime, 'delivery', 'CEI');
  const ministry = await addOrganisation(runtime, 'funder', 'Ministère');
  const firm = await addFirm(runtime, {
    legalName: 'Usinage du Fjord inc.',
    naics: '332710',
    employees: 32,
    sizeClass: '10-49',
    regionCode: '02',
  });
  const otherFirm = await addFirm(runtime, {
    legalName: 'Meubles Laval inc.',
    naics: '337123',
    employees: 8,
    sizeClass: '1-9',
    regionCode: '13',
  });
  const own = await addOrganisation(runtime, 'firm', 'Usinage du Fjord', firm);
  const other = await addOrganisation(runtime, 'firm', 'Meubles Laval', otherFirm);
  const initiative = newId();
  await runtime.db
    .insertInto('initiative')
    .values({ id: initiative, slug: 'otn', organisationId: ministry, nameFr: 'OTN', nameEn: 'OTN' })
    .execute();
  const [project, otherProject] = [
    await addProject(runtime, sva, initiative),
    await addProject(runtime, cei, initiative),
  ];
  await runtime.db
    .insertInto('fundingSource')
    .values({ id: newId(), projectId: project, funderId: ministry })
    .execute();
  return {
    adviser: actorOf(sva, 'adviser'),
    otherAdviser: actorOf(cei, 'adviser'),
    owner: actorOf(own, 'firm', { companyId: firm }),
    otherOwner: actorOf(other, 'firm', { companyId: otherFirm }),
    funder: actorOf(ministry, 'funder'),
    ...{ project, otherProject, firm, otherFirm },
  };
}

export async function addFirm(
  runtime: Runtime,
  fields: z.input<typeof companyFieldsSchema>,
): Promise<string> {
  const id = newId();
  const now = runtime.clock.now();
  const writer = { now, actor: { organisationId: null, userId: null }, newId: () => newId(now.getTime()) };
  await asActor(runtime.db, systemActor, (tx) =>
    insertCompanies({ ...writer, tx }, [{ id, fields: companyFieldsSchema.parse(fields) }]),
  );
  return id;
}

async function addProject(runtime: Runtime, organisationId: string, initiativeId: string): Promise<string> {
  const id = newId();
  const names = { nameFr: 'Projet', nameEn: 'Project' };
  await runtime.db
    .insertInto('project')
    .values({
      id,
      slug: `p-${id}`,
      initiativeId,
      organisationId,
      ...names,
      scope: 'national',
      status: 'draft',
    })
    .execute();
  return id;
}

/** Runs an operation for someone, as a page does. */
export const runAs =
  (runtime: Runtime, actor: Actor) =>
  <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) =>
    perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation, input);

/** The same, for what must succeed. */
export const valueAs = (runtime: Runtime, actor: Actor) => {
  const run = runAs(runtime, actor);
  return async <I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) => {
    const result = await run(operation, input);
    if (!result.ok) throw new Error(`${operation.name} refused: ${JSON.stringify(result.refusal)}`);
    return result.value;
  };
};

export const asVisitor = (runtime: Runtime) => runAs(runtime, publicActor);

/** The code of a refusal, or "accepted". */
export async function answerOf(
  result: Promise<{ ok: true } | { ok: false; refusal: { code: string } }>,
): Promise<string> {
  const answer = await result;
  return answer.ok ? 'accepted' : answer.refusal.code;
}

/** An assessment with a link, as staff start one. */
export async function started(runtime: Runtime, world: AssessmentWorld, changes: object = {}) {
  const { id, url } = await valueAs(runtime, world.adviser)(startAssessment, {
    companyId: world.firm,
    frameworkId: 'virage-4-0',
    stage: 'T0',
    projectId: world.project,
    invitee: { name: 'Ève Tremblay', email: 'eve@fjord.test', language: 'fr' },
    ...changes,
  });
  return { id, token: url!.split('/answer/')[1]! };
}

/** What a device sends. */
export function said(
  questionId: string,
  value: AnswerValue | { text: string },
  more: Partial<SentRecord> = {},
): SentRecord {
  return {
    id: randomUUID(),
    questionId,
    kind: 'text' in value ? 'note' : 'answer',
    value,
    replaces: [],
    authorName: 'Ève Tremblay',
    device: 'telephone',
    answeredAt: '2026-03-02T15:00:00.000Z',
    ...more,
  };
}

export const level = (value: number): AnswerValue => ({ kind: 'level', level: value });
