import { sql } from 'kysely';
import { computeRoadmapNow, signStrategy, tellProgress } from '#areas/strategy/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { perform, systemActor } from '#platform/use-case/index.ts';
import { roadmapSettings } from './roadmap-settings.ts';
import {
  ADVISER,
  contentsOf,
  DAY,
  MANAGER,
  writeComments,
  writeSections,
  writeSheets,
  type Writing,
} from './strategy-writing.ts';

/** Which organisation accompanies which firm: the one that diagnosed it, or the personas' own. */
interface Place {
  organisationId: string;
  projectId: string | null;
  companyId: string;
  legalName: string;
}

/** A strategy well under way for the firm of a persona, and a signed one for another. */
export async function seedStrategies(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  const written = await asActor(runtime.db, systemActor, async (tx) => {
    const places = await findPlaces(tx);
    if (places.length === 0 || (await hasStrategies(tx))) return null;
    const [first, second] = places as [Place, Place | undefined];
    return {
      draft: await writeStrategy(tx, first, now, { complete: false }),
      signed: second ? await writeStrategy(tx, second, now, { complete: true }) : null,
    };
  });
  if (!written) return;
  const { draft, signed } = written;
  const settings = roadmapSettings(now);
  await computeRoadmapNow(runtime, { strategyId: draft, settings, byName: MANAGER, adopt: false });
  if (!signed) return;
  await computeRoadmapNow(runtime, { strategyId: signed, settings, byName: ADVISER, adopt: true });
  await sign(runtime, signed, now);
}

const hasStrategies = async (tx: Tx): Promise<boolean> =>
  (await tx.selectFrom('digitalStrategy').select('id').limit(1).executeTakeFirst()) !== undefined;

async function findPlaces(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with home as (select o.id, (select p.id from project p where p.organisation_id = o.id order by p.starts_on, p.id limit 1) as project_id
        from organisation o where o.slug = 'demo-centre-metropole'),
      own as (select c.id, c.legal_name from organisation o join company c on c.id = o.company_id where o.slug = 'demo-entreprise'),
      known as (
        select distinct on (s.company_id) s.organisation_id, s.project_id, c.id as company_id, c.legal_name,
          c.id in (select id from own) as mine, s.organisation_id in (select id from home) as usual,
          c.naics like '33%' and c.size_class in ('10-49', '50-249') as made
        from assessment_snapshot s join company c on c.id = s.company_id
        where c.merged_into is null order by s.company_id, s.submitted_at desc)
    (select organisation_id, project_id, company_id, legal_name from known where mine)
    union all
    (select home.id, home.project_id, own.id, own.legal_name from home, own where not exists (select from known where mine))
    union all
    (select organisation_id, project_id, company_id, legal_name from known where not mine and usual and made
      order by legal_name limit 1)`.execute(tx);
  return rows;
}

async function writeStrategy(tx: Tx, place: Place, now: Date, writing: Writing): Promise<string> {
  const { organisationId, projectId, companyId, legalName } = place;
  const [id, begun] = [newId(), new Date(now.getTime() - 40 * DAY)];
  const last = {
    updatedByName: writing.complete ? ADVISER : MANAGER,
    updatedAt: new Date(now.getTime() - DAY),
  };
  await tx
    .insertInto('digitalStrategy')
    .values({
      id,
      organisationId,
      companyId,
      projectId,
      title: `Plan numérique, ${legalName}`,
      createdAt: begun,
      ...last,
    })
    .execute();
  const sheets = await writeSheets(tx, id, { now, organisationId, complete: writing.complete });
  await writeSections(tx, id, { now, organisationId, contents: contentsOf(sheets, writing) });
  if (!writing.complete) await writeComments(tx, id, { now, organisationId, sheets });
  await tellProgress(tx, { id, companyId });
  await addToTimeline(tx, { id, ...place }, begun);
  return id;
}

const addToTimeline = (tx: Tx, strategy: Place & { id: string }, at: Date) =>
  tx
    .insertInto('timelineEntry')
    .values({
      id: newId(),
      companyId: strategy.companyId,
      organisationId: strategy.organisationId,
      projectId: strategy.projectId,
      at,
      kind: 'strategy-created',
      subjectType: 'strategy',
      subjectId: strategy.id,
      details: JSON.stringify({
        text: { fr: 'Stratégie numérique commencée', en: 'Digital strategy begun' },
        path: `/strategies/${strategy.id}`,
      }),
    })
    .execute();

/** Through the use case itself: what was signed is frozen as for anyone. */
async function sign(runtime: Runtime, id: string, now: Date): Promise<void> {
  const strategy = await runtime.db
    .selectFrom('digitalStrategy')
    .where('id', '=', id)
    .select(['organisationId', 'updatedAt'])
    .executeTakeFirstOrThrow();
  const actor = { ...systemActor, kind: 'person' as const, role: 'adviser' as const, delivers: true };
  const result = await perform(
    runtime,
    { actor: { ...actor, organisationId: strategy.organisationId }, channel: 'command', locale: 'fr' },
    signStrategy,
    {
      id,
      name: 'Martin Gagné',
      role: 'Président',
      on: quebecDay(new Date(now.getTime() - 2 * DAY)),
      seen: strategy.updatedAt,
    },
  );
  if (!result.ok) throw new Error(`The demonstration's plan cannot be signed: ${result.refusal.message.en}`);
}
