import { sql } from 'kysely';
import { matchOne, type MatchWish, type TemplateFamily } from '#areas/strategy/index.ts';
import { createRequest, findTemplate, sendRequest, setRecipients } from '#areas/strategy/server/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { toInstant, toLocalTime } from '#platform/quebec-time.ts';
import type { Runtime } from '#platform/runtime.ts';
import { perform, systemActor, type Actor } from '#platform/use-case/index.ts';
import { CRITERIA, QUESTIONS, REQUEST, SECOND, TENDERS, type Tender } from './proposal-story.ts';

const DAY = 86_400_000;
type Ids = ReadonlyMap<string, string>;

/** Four in the afternoon of a day, in Québec: when deadlines fall. */
const atFour = (at: Date): Date => toInstant(`${quebecDay(at)}T16:00`) ?? at;

/** The sheets of the demonstration firm's strategy that requests were made from, and the people of both sides. */
interface Place {
  organisationId: string;
  strategyId: string;
  companyId: string;
  monitoring: string;
  second: string | null;
  firmUser: string | null;
  adviserUser: string | null;
  regionCode: string | null;
  naics: string | null;
}

/** Two requests of the demonstration's strategy. Without that strategy there is none. */
export async function seedRequests(runtime: Runtime, ids: Ids): Promise<void> {
  const now = runtime.clock.now();
  const place = await asActor(runtime.db, systemActor, findPlace);
  if (!place) return;
  await asActor(runtime.db, systemActor, (tx) => writeCompared(tx, place, ids, now));
  if (place.second) await sendSecond(runtime, { ...place, second: place.second }, ids, now);
}

async function findPlace(tx: Tx): Promise<Place | null> {
  const { rows } = await sql<Place>`
    select s.organisation_id, s.id as strategy_id, s.company_id, own.region_code, own.naics,
      (select t.id from technology_initiative t where t.strategy_id = s.id and t.template_id = ${REQUEST.template}) as monitoring,
      (select t.id from technology_initiative t where t.strategy_id = s.id and t.template_id = ${SECOND.template}) as second,
      (select m.user_id from membership m where m.organisation_id = o.id limit 1) as firm_user,
      (select m.user_id from membership m where m.organisation_id = s.organisation_id and m.role = 'adviser' limit 1) as adviser_user
    from organisation o join company own on own.id = o.company_id join company k on k.firm_id = own.firm_id
    join digital_strategy s on s.company_id = k.id
    where o.slug = 'demo-entreprise' order by s.created_at limit 1`.execute(tx);
  return rows[0]?.monitoring ? rows[0] : null;
}

/** Three proposals whose deadline passed two days ago, one refusal, a question, and scores of both sides. */
async function writeCompared(tx: Tx, place: Place, ids: Ids, now: Date): Promise<void> {
  const at = (days: number): Date => new Date(now.getTime() + days * DAY);
  const requestId = newId();
  await tx
    .insertInto('proposalRequest')
    .values({
      id: requestId,
      organisationId: place.organisationId,
      strategyId: place.strategyId,
      initiativeId: place.monitoring,
      ...{ title: REQUEST.title, need: REQUEST.need, context: REQUEST.context },
      criteria: JSON.stringify(CRITERIA),
      questions: JSON.stringify(QUESTIONS),
      weightsByName: 'Josée Lavoie',
      weightsByFirm: true,
      deadlineAt: atFour(at(-2)),
      deadlineSetAt: at(-23),
      state: 'sent',
      createdByName: 'Samuel Nguyen',
      createdAt: at(-24),
      updatedAt: at(-23),
      sentAt: at(-23),
      sentByName: 'Josée Lavoie',
    })
    .execute();
  for (const tender of TENDERS) await writeTender(tx, { requestId, place, now }, tender, ids);
  await addToTimeline(tx, place, requestId, at(-23));
}

const wishOf = ({ regionCode, naics }: Place): MatchWish => ({
  templateId: REQUEST.template,
  family: findTemplate(REQUEST.template)?.family ?? null,
  regionCode,
  naics,
  language: 'fr',
});

interface Writing {
  requestId: string;
  place: Place;
  now: Date;
}

async function writeTender(tx: Tx, writing: Writing, tender: Tender, ids: Ids): Promise<void> {
  const { requestId, now, place } = writing;
  const recipientId = newId();
  const answeredAt = new Date(now.getTime() - tender.daysAgo * DAY);
  const provider = await tx
    .selectFrom('provider')
    .select(['id', 'email', 'language', 'regionCodes', 'sectors', 'languages', 'templateIds'])
    .select(sql<TemplateFamily[]>`families`.as('families'))
    .select(sql<{ templateId: string }[]>`work_references`.as('workReferences'))
    .where('id', '=', ids.get(tender.provider)!)
    .executeTakeFirstOrThrow();
  const references = provider.workReferences.map(({ templateId }) => ({
    templateId,
    family: findTemplate(templateId)?.family ?? null,
  }));
  await tx
    .insertInto('proposalRecipient')
    .values({
      id: recipientId,
      requestId,
      providerId: provider.id,
      providerName: tender.provider,
      email: provider.email!,
      language: provider.language,
      match: JSON.stringify(matchOne(wishOf(place), { ...provider, references })),
      state: tender.content ? 'submitted' : 'declined',
      invitedAt: new Date(now.getTime() - 23 * DAY),
      answeredAt,
      declineReason: tender.declines ?? null,
      addedByName: 'Samuel Nguyen',
    })
    .execute();
  await writeAnswer(tx, writing, { recipientId, answeredAt }, tender);
  await writeScores(tx, writing, recipientId, tender);
}

async function writeAnswer(
  tx: Tx,
  { requestId, now }: Writing,
  { recipientId, answeredAt }: { recipientId: string; answeredAt: Date },
  tender: Tender,
): Promise<void> {
  if (tender.content)
    await tx
      .insertInto('proposal')
      .values({ recipientId, content: JSON.stringify(tender.content), submittedAt: answeredAt, revision: 1 })
      .execute();
  if (tender.asks)
    await tx
      .insertInto('proposalQuestion')
      .values({
        id: newId(),
        requestId,
        recipientId,
        text: tender.asks.question,
        askedAt: new Date(now.getTime() - 18 * DAY),
        answer: tender.asks.answer,
        answeredAt: new Date(now.getTime() - 17 * DAY),
        answeredByName: 'Josée Lavoie',
      })
      .execute();
}

/** The firm's own scores, and those of the adviser with a declared interest, which wait for the firm. */
async function writeScores(
  tx: Tx,
  { requestId, place, now }: Writing,
  recipientId: string,
  { firmScores = {}, adviserScores = {} }: Tender,
): Promise<void> {
  const scoredAt = new Date(now.getTime() - DAY);
  const rows = [
    ...scoresBy(place.firmUser, 'Josée Lavoie', firmScores, true),
    ...scoresBy(place.adviserUser, 'Samuel Nguyen', adviserScores, false),
  ];
  if (rows.length === 0) return;
  await tx
    .insertInto('proposalScore')
    .values(rows.map((row) => ({ ...row, requestId, recipientId, scoredAt })))
    .execute();
}

const scoresBy = (
  scoredBy: string | null,
  scoredByName: string,
  scores: Readonly<Record<string, number>>,
  byFirm: boolean,
) =>
  scoredBy === null
    ? []
    : Object.entries(scores).map(([criterionId, score]) => ({
        criterionId,
        score,
        scoredBy,
        scoredByName,
        byFirm,
        interested: !byFirm,
      }));

const addToTimeline = (tx: Tx, place: Place, requestId: string, at: Date) =>
  tx
    .insertInto('timelineEntry')
    .values({
      id: newId(),
      companyId: place.companyId,
      organisationId: place.organisationId,
      at,
      kind: 'request-sent',
      subjectType: 'proposal-request',
      subjectId: requestId,
      details: JSON.stringify({
        text: {
          fr: `Demande de propositions « ${REQUEST.title} » envoyée à ${TENDERS.length} prestataires`,
          en: `Request for proposals “${REQUEST.title}” sent to ${TENDERS.length} providers`,
        },
        path: `/strategies/${place.strategyId}/requests/${requestId}`,
      }),
    })
    .execute();

/** Through the use cases themselves, so that its mails, with their links, lie in the local outbox. */
async function sendSecond(
  runtime: Runtime,
  place: Place & { second: string },
  ids: Ids,
  now: Date,
): Promise<void> {
  const { organisationId, strategyId, second } = place;
  const actor: Actor = {
    ...systemActor,
    kind: 'person',
    role: 'adviser',
    delivers: true,
    organisationId,
    userId: place.adviserUser,
  };
  const run = async (operation: Parameters<typeof perform>[2], input: object) => {
    const result = await perform(runtime, { actor, channel: 'command', locale: 'fr' }, operation, input);
    if (!result.ok) throw new Error(`The demonstration's request: ${result.refusal.message.en}`);
    return result.value as { id: string };
  };
  const { title, need, context, providers } = SECOND;
  const deadline = toLocalTime(atFour(new Date(now.getTime() + 12 * DAY)));
  const fields = { title, need, context, criteria: CRITERIA, questions: [], deadline };
  const { id } = await run(createRequest, { strategyId, initiativeId: second, ...fields });
  await run(setRecipients, { id, providerIds: providers.map((name) => ids.get(name)!) });
  await run(sendRequest, { id });
}
