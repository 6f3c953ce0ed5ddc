import { sql } from 'kysely';
import type { z } from 'zod';
import { companyFieldsSchema } from '#areas/companies/index.ts';
import { insertCompanies } from '#areas/companies/server/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { actorOf, addOrganisation } from '#platform/testing/world.ts';
import { perform, publicActor, systemActor, type Actor, type Operation } from '#platform/use-case/index.ts';
import { createActivity, openRegistration } from '../index.ts';

/** Two organisations with a project each, the funder of the first, a firm with its people, and others who have no part. */
export interface OutreachWorld {
  officer: Actor;
  otherOfficer: Actor;
  funder: Actor;
  otherFunder: Actor;
  owner: Actor;
  project: string;
  otherProject: string;
  initiative: string;
  firm: string;
  firms: string[];
}

export async function buildOutreachWorld(runtime: Runtime): Promise<OutreachWorld> {
  const sva = await addOrganisation(runtime, 'delivery', 'SVA');
  const cei = await addOrganisation(runtime, 'delivery', 'CEI');
  const ministry = await addOrganisation(runtime, 'funder', 'Ministère');
  const other = await addOrganisation(runtime, 'funder', 'Autre bailleur');
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
  const firms = [];
  for (const fields of FIRMS) firms.push(await addFirm(runtime, fields));
  const firm = firms[0]!;
  const own = await addOrganisation(runtime, 'firm', 'Usinage du Fjord', firm);
  return {
    officer: actorOf(sva, 'officer'),
    otherOfficer: actorOf(cei, 'officer'),
    funder: actorOf(ministry, 'funder'),
    otherFunder: actorOf(other, 'funder'),
    owner: actorOf(own, 'firm', { companyId: firm }),
    project,
    otherProject,
    initiative,
    firm,
    firms,
  };
}

/** Passes its check digit, and belongs to nobody. */
export const KNOWN_NEQ = '1170001235';

const FIRMS = [
  { legalName: 'Usinage du Fjord inc.', regionCode: '02', naics: '3327' },
  { legalName: 'Fonderie Lac-Kénogami ltée', regionCode: '02', naics: '3315' },
  { legalName: 'Meubles Laval', regionCode: '13', naics: '3371', neq: KNOWN_NEQ },
];

async function addProject(runtime: Runtime, organisationId: string, initiativeId: string): Promise<string> {
  const id = newId();
  const names = { nameFr: 'Virage alu', nameEn: 'Alu turn' };
  await runtime.db
    .insertInto('project')
    .values({ id, slug: `projet-${id.slice(-6)}`, organisationId, initiativeId, scope: 'national', ...names })
    .execute();
  return id;
}

async function addFirm(runtime: Runtime, stated: object): Promise<string> {
  const id = newId();
  const fields = companyFieldsSchema.parse(stated);
  const [now, actor] = [runtime.clock.now(), { organisationId: null, userId: null }];
  await asActor(runtime.db, systemActor, (tx) =>
    insertCompanies({ tx, now, actor, newId }, [{ id, fields }]),
  );
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

/** The code of a refusal, or "accepted". */
export async function answerOf(
  result: Promise<{ ok: true } | { ok: false; refusal: { code: string } }>,
): Promise<string> {
  const answer = await result;
  return answer.ok ? 'accepted' : answer.refusal.code;
}

export const PLAN = {
  kind: 'workshop' as const,
  titleFr: 'Atelier : jumeau numérique',
  titleEn: 'Workshop: digital twin',
  startsAt: '2026-03-10T09:00',
  endsAt: '2026-03-10T12:00',
  place: 'Centre d’expertise, Saguenay',
  link: 'https://visio.example/secret',
};

export async function planActivity(
  runtime: Runtime,
  actor: Actor,
  projectId: string,
  changes: Partial<Omit<z.input<typeof createActivity.input>, 'projectId'>> = {},
): Promise<string> {
  const { id } = await valueAs(runtime, actor)(createActivity, { ...PLAN, projectId, ...changes });
  return id;
}

export async function openedActivity(
  runtime: Runtime,
  actor: Actor,
  projectId: string,
  changes: Parameters<typeof planActivity>[3] = {},
): Promise<{ id: string; slug: string }> {
  const id = await planActivity(runtime, actor, projectId, changes);
  const { slug } = await valueAs(runtime, actor)(openRegistration, { id });
  return { id, slug };
}

export const asPublic = (runtime: Runtime) => runAs(runtime, publicActor);

/** The mails written so far, the newest last. */
export async function mailsOf(runtime: Runtime) {
  return runtime.db.selectFrom('mail').selectAll().orderBy('id').execute();
}

/** What the database itself lets an actor read of a table, with no query in front. */
export async function visibleRows(runtime: Runtime, actor: Actor, table: string): Promise<number> {
  return asActor(runtime.db, actor, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
    return rows[0]!.n;
  });
}
