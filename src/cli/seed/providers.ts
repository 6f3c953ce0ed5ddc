import { sql } from 'kysely';
import { findTemplate } from '#areas/strategy/server/index.ts';
import { PERSONAS } from '#areas/accounts/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { plainSlug } from '#platform/plain.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { PROVIDERS, type ProviderStory } from './provider-story.ts';
import { seedRequests } from './proposals.ts';

const DAY = 86_400_000;
const REGIONS = Array.from({ length: 17 }, (_, at) => String(at + 1).padStart(2, '0'));

/**
 * The directory, an adviser's declared interest, and two requests of the demonstration's strategy: one whose proposals
 * are to compare, one whose answers are awaited. After the personas, because the adviser is one of them.
 */
export async function seedProviders(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  const ids = await asActor(runtime.db, systemActor, async (tx) => {
    if (await tx.selectFrom('provider').select('id').limit(1).executeTakeFirst()) return null;
    const keepers = await findKeepers(tx);
    if (keepers.length === 0) return null;
    return insertProviders(tx, keepers, now);
  });
  if (!ids) return;
  await asActor(runtime.db, systemActor, (tx) => declareInterest(tx, ids, now));
  await seedRequests(runtime, ids);
}

/** The demonstration's delivery organisations: each added some of the providers. */
async function findKeepers(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisation')
    .select('id')
    .where('slug', 'in', ['demo-centre-metropole', 'demo-alliance-aluminium'])
    .orderBy('slug')
    .execute();
  return rows.map(({ id }) => id);
}

async function insertProviders(tx: Tx, keepers: readonly string[], now: Date): Promise<Map<string, string>> {
  const rows = PROVIDERS.map((story, at) =>
    rowOf(story, keepers[at % keepers.length]!, new Date(now.getTime() - (90 - at) * DAY)),
  );
  await tx.insertInto('provider').values(rows).execute();
  await tx
    .insertInto('providerChange')
    .values(
      rows.map(({ id, organisationId, createdAt, createdByName }) => ({
        id: newId(),
        providerId: id,
        organisationId,
        kind: 'added',
        changedByName: createdByName,
        at: createdAt,
      })),
    )
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}

function rowOf(story: ProviderStory, organisationId: string, at: Date) {
  const { name, summary, size, language, regions, sectors, languages, templates, brands, ties } = story;
  const host = plainSlug(name);
  const families = templates.flatMap((id) => findTemplate(id)?.family ?? []);
  return {
    id: newId(),
    organisationId,
    name,
    website: `https://${host}.example`,
    email: `propositions@${host}.example`,
    language: language ?? 'fr',
    sizeClass: size,
    summary: `${summary} ${story.city}.`,
    regionCodes: regions === 'all' ? REGIONS : [...(regions ?? [])],
    sectors: [...(sectors ?? [])],
    languages: [...(languages ?? [])],
    families: [...new Set(families)],
    templateIds: [...templates],
    workReferences: JSON.stringify((story.references ?? []).map(referenceOf)),
    brands: [...(brands ?? [])],
    ties: ties ?? '',
    createdByName: 'Maude Tremblay',
    createdAt: at,
    updatedByName: 'Maude Tremblay',
    updatedAt: at,
  };
}

const referenceOf = ([firm, project, year, templateId, named]: NonNullable<
  ProviderStory['references']
>[number]) => ({
  firm,
  project,
  year,
  templateId,
  named: named ? 'public' : 'on-request',
});

/** The demonstration's adviser has a brother at one of the providers, and says so. */
async function declareInterest(tx: Tx, ids: Map<string, string>, now: Date): Promise<void> {
  const adviser = PERSONAS.find(({ key }) => key === 'adviser');
  const { rows } = await sql<{ userId: string; organisationId: string }>`
    select m.user_id, m.organisation_id from auth."user" u join membership m on m.user_id = u.id::text
    where u.email = ${adviser?.email ?? ''} limit 1`.execute(tx);
  const [member] = rows;
  if (!member || !adviser) return;
  const declaredAt = new Date(now.getTime() - 60 * DAY);
  await tx
    .insertInto('adviserInterest')
    .values({
      id: newId(),
      ...member,
      userName: adviser.name,
      providerId: ids.get('Cadence Industrielle')!,
      kind: 'family',
      since: quebecDay(new Date(now.getTime() - 400 * DAY)),
      text: 'Mon frère y dirige les installations.',
      declaredAt,
      updatedAt: declaredAt,
    })
    .execute();
}
