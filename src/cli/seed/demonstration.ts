import { seedPersonas } from '#areas/accounts/server/index.ts';
import { followActivity } from '#areas/outreach/server/attendance-timeline.ts';
import { loadProgramme } from '#areas/portfolio/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { readContent } from '#platform/content.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { generateContent } from '../generate/content.ts';
import { generateDemonstration, type Demonstration } from '../generate/index.ts';
import { loadBatches } from '../generate/load.ts';
import { seedAssessments } from './assessments.ts';
import { seedProviders } from './providers.ts';
import { seedQuotations } from './quotations.ts';
import { addSecondRecords } from './second-records.ts';
import { seedStrategies } from './strategies.ts';
import { EXTRUDER } from './supplier-extruder.ts';
import { seedSuppliers } from './suppliers.ts';
import { seedVisibility } from './visibility.ts';

const SEED = 4;

/** The demonstration as it stands on a day: the same day gives the same rows and the same files. */
export const demonstrationOf = (today: string): Demonstration =>
  generateDemonstration({ seed: SEED, today }, generateContent());

/** The organisations that the personas belong to, by the names their roles have. */
const ROLES_IN_STORY: Record<string, string> = {
  sva: 'demo-alliance-aluminium',
  'cei-mtl': 'demo-centre-metropole',
  mei: 'demo-ministere',
  dec: 'demo-agence-federale',
  virage: 'virage',
  entreprise: 'demo-entreprise',
  fournisseur: 'demo-fournisseur',
};

/** The real public portfolio, beside invented organisations, firms and activities; then the people who show it. */
export async function seedDemonstration(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  const story = demonstrationOf(quebecDay(now));
  if (!(await isSeeded(runtime))) {
    await seedStory(runtime, story, now);
    await addSecondRecords(runtime, story);
    await seedStrategies(runtime);
  }
  await addSupplierOrganisation(runtime, story);
  await seedPersonas(runtime, await organisationIds(runtime));
  await seedProviders(runtime);
  await seedSuppliers(runtime, story);
  await seedQuotations(runtime);
  await seedVisibility(runtime);
}

const isSeeded = async (runtime: Runtime): Promise<boolean> =>
  (await runtime.db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'demo-entreprise')
    .executeTakeFirst()) !== undefined;

function seedStory(runtime: Runtime, story: Demonstration, now: Date): Promise<void> {
  return asActor(runtime.db, systemActor, async (tx) => {
    await loadProgramme({ tx, newId: () => newId(now.getTime()), now }, readContent('programmes/otn'));
    await loadBatches(tx, batchesOf(story), { now, bulk: false });
    await addFirmOrganisation(tx, story);
    await addRegistrations(tx, story, now);
    await writeTimelines(tx, story, now);
    await seedAssessments(tx, story, now);
  });
}

const batchesOf = (story: Demonstration) =>
  [
    { kind: 'organisations', rows: story.organisations },
    { kind: 'initiatives', rows: story.initiatives },
    { kind: 'projects', rows: story.projects },
    { kind: 'companies', rows: story.companies },
    { kind: 'activities', rows: story.activities },
    { kind: 'participations', rows: story.participations },
  ] as const;

/** Each attended activity stands in the files of the firms that came, as if the organisation had entered it. */
async function writeTimelines(tx: Tx, story: Demonstration, now: Date): Promise<void> {
  for (const { id, organisationId } of story.activities) {
    const actor = { organisationId, userId: null };
    await followActivity({ tx, now, actor, newId: () => newId(now.getTime()) }, id);
  }
}

/** People who registered for what is still to come, so that there is somebody to check in. */
async function addRegistrations(tx: Tx, story: Demonstration, now: Date): Promise<void> {
  const upcoming = story.activities.filter(({ startsAt }) => new Date(startsAt) > now);
  for (const activity of upcoming) {
    const people = story.participations.filter(
      ({ projectId, personName }) => projectId === activity.projectId && personName !== null,
    );
    const { id: activityId, projectId, organisationId, heldOn } = activity;
    for (const { companyId, personName, email } of people.slice(0, 14)) {
      const id = newId(now.getTime());
      const held = { activityId, projectId, organisationId, heldOn };
      await tx
        .insertInto('participation')
        .values({
          id,
          ...held,
          companyId,
          firmId: companyId,
          state: 'registered',
          source: 'registration',
          createdAt: now,
        })
        .execute();
      await tx
        .insertInto('attendee')
        .values({
          participationId: id,
          organisationId,
          name: personName,
          email,
          consent: 'given',
          consentAt: now,
        })
        .execute();
    }
  }
}

/** The firm whose plant manager is one of the personas: one that came to activities. */
async function addFirmOrganisation(tx: Tx, story: Demonstration): Promise<void> {
  const known = new Set(
    story.participations.filter(({ attended }) => attended).map(({ companyId }) => companyId),
  );
  const firm = story.companies.find(({ id }) => known.has(id)) ?? story.companies[0]!;
  const name = { nameFr: firm.legalName, nameEn: firm.legalName };
  await tx
    .insertInto('organisation')
    .values({ id: newId(), slug: 'demo-entreprise', kind: 'firm', companyId: firm.id, ...name })
    .execute();
}

/** The extruder that a buyer finds in the network: a firm of the story, with people of its own. */
async function addSupplierOrganisation({ db }: Runtime, story: Demonstration): Promise<void> {
  const firm = story.companies.find(({ legalName }) => legalName === EXTRUDER)!;
  const name = { nameFr: firm.legalName, nameEn: firm.legalName };
  await db
    .insertInto('organisation')
    .values({ id: newId(), slug: 'demo-fournisseur', kind: 'firm', companyId: firm.id, ...name })
    .onConflict((on) => on.column('slug').doNothing())
    .execute();
}

async function organisationIds(runtime: Runtime): Promise<Record<string, string>> {
  const rows = await runtime.db.selectFrom('organisation').select(['id', 'slug']).execute();
  const bySlug = new Map(rows.map(({ id, slug }) => [slug, id]));
  return Object.fromEntries(Object.entries(ROLES_IN_STORY).map(([role, slug]) => [role, bySlug.get(slug)!]));
}
