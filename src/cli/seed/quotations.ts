import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { NEED_VERSION, needSchema } from '#areas/network/index.ts';
import { quebecDay } from '#platform/clock.ts';
import { asActor, type Tx } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { QUOTATION_STORIES, type QuotationStory } from './quotation-story.ts';
import { EXTRUDER } from './supplier-extruder.ts';

const DAY = 86_400_000;

interface Firm {
  companyId: string;
  name: string;
  slug: string;
}
interface Making {
  tx: Tx;
  now: Date;
  id: string;
  story: QuotationStory;
}

/** Requests of buyers abroad, for the extruder and another firm of the network, in different states. */
export async function seedQuotations(runtime: Runtime): Promise<void> {
  const now = runtime.clock.now();
  await asActor(runtime.db, systemActor, async (tx) => {
    if (await tx.selectFrom('quotationRequest').select('id').limit(1).executeTakeFirst()) return;
    const [extruder, other] = await findFirms(tx);
    if (!extruder || !other) return;
    for (const story of QUOTATION_STORIES) {
      const making = { tx, now, story, id: newId(now.getTime()) };
      await insertRequest(making);
      if (story.drawing) await insertDrawing(making, story.drawing);
      if (story.extendedFrom !== undefined) await insertExtension(making, story.extendedFrom);
      if (story.extruder) await insertExtruder(making, extruder, story.extruder);
      if (story.other) await insertOffer(making, await insertRecipient(making, other, 'quoted'), story.other);
    }
    await insertWatch(tx, extruder, now);
  });
}

async function findFirms(tx: Tx): Promise<Firm[]> {
  const { rows } = await sql<Firm>`
    select s.company_id, c.legal_name as name, s.slug from supplier_public s join company c on c.id = s.company_id
    where c.legal_name = ${EXTRUDER} or s.published->'processes' @> '[{"concept": "aluminium-extrusion"}]'
    order by c.legal_name = ${EXTRUDER} desc, s.company_id limit 2`.execute(tx);
  return rows;
}

const dayFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY);

async function insertRequest({ tx, now, id, story }: Making): Promise<void> {
  const { buyer, state, postedAt, deadlineAt } = story;
  const deadline = quebecDay(dayFrom(now, deadlineAt));
  const need = needSchema.parse({ ...story.need, deadline });
  const posted = dayFrom(now, postedAt);
  const awarded = state === 'awarded' ? dayFrom(now, deadlineAt + 5) : null;
  await tx
    .insertInto('quotationRequest')
    .values({
      ...{ id, title: need.title, language: need.language, state, deadline, audience: need.audience },
      ...{ need: JSON.stringify(need), schemaVersion: NEED_VERSION, confidentiality: need.confidentiality },
      ...{ buyerName: buyer.name, buyerCompany: buyer.company, buyerCountry: buyer.country },
      ...{ createdAt: posted, confirmBy: dayFrom(posted, 2), confirmedAt: posted },
      ...{ sentAt: story.extruder && posted, awardedAt: awarded, endedAt: awarded },
    })
    .execute();
  await tx.insertInto('quotationBuyer').values({ requestId: id, email: buyer.email }).execute();
}

async function insertRecipient(
  { tx, now, id: requestId, story }: Making,
  firm: Firm,
  state: string,
  declineReason: string | null = null,
): Promise<string> {
  const id = newId(now.getTime());
  const lost = story.state === 'awarded' && state === 'quoted' ? 'not-chosen' : state;
  await tx
    .insertInto('quotationRecipient')
    .values({
      ...{ id, requestId, ...firm, declineReason, state: lost, sentAt: dayFrom(now, story.postedAt) },
      match: JSON.stringify({ score: 92, lacks: [] }),
      answeredAt: state === 'sent' ? null : dayFrom(now, story.postedAt + 3),
    })
    .execute();
  return id;
}

async function insertExtruder(
  making: Making,
  firm: Firm,
  { state, quotation, declineReason }: NonNullable<QuotationStory['extruder']>,
): Promise<void> {
  const { tx, now, id: requestId, story } = making;
  const recipientId = await insertRecipient(making, firm, state, declineReason);
  if (quotation) await insertOffer(making, recipientId, quotation);
  const of = { requestId, recipientId };
  if (story.question) {
    const { text, answer } = story.question;
    const asked = { text, askedByName: 'Luc Bouchard', askedAt: dayFrom(now, story.postedAt + 1) };
    const answered = { answer, answeredAt: answer === null ? null : dayFrom(now, story.postedAt + 2) };
    await tx
      .insertInto('quotationQuestion')
      .values({ id: newId(now.getTime()), ...of, ...asked, ...answered })
      .execute();
  }
  if (!story.outcome) return;
  const said = { ...of, ...story.outcome, ordered: true, declaredAt: dayFrom(now, story.deadlineAt + 20) };
  await tx
    .insertInto('quotationOutcome')
    .values([
      { ...said, side: 'buyer', declaredByName: story.buyer.name },
      { ...said, side: 'supplier', declaredByName: 'Luc Bouchard' },
    ])
    .execute();
}

async function insertOffer(
  { tx, now, id: requestId, story }: Making,
  recipientId: string,
  offer: NonNullable<QuotationStory['other']>,
): Promise<void> {
  const made = { madeByName: 'Luc Bouchard', madeAt: dayFrom(now, story.postedAt + 3) };
  const validUntil = quebecDay(dayFrom(now, story.deadlineAt + 45));
  await tx
    .insertInto('quotation')
    .values({ id: newId(now.getTime()), requestId, recipientId, version: 1, ...offer, validUntil, ...made })
    .execute();
}

const DXF = '  0\nSECTION\n  2\nHEADER\n  0\nENDSEC\n  0\nEOF\n';

async function insertDrawing({ tx, now, id: requestId, story }: Making, name: string): Promise<void> {
  const id = newId(now.getTime());
  const data = Buffer.from(DXF);
  const sha256 = createHash('sha256').update(data).digest('hex');
  await tx
    .insertInto('quotationDrawing')
    .values({
      ...{ id, requestId, name, mediaType: 'image/vnd.dxf', sizeBytes: data.byteLength, sha256 },
      ...{ scan: 'unscanned', addedAt: dayFrom(now, story.postedAt) },
    })
    .execute();
  await tx.insertInto('quotationDrawingChunk').values({ drawingId: id, position: 0, data }).execute();
}

async function insertExtension({ tx, now, id: requestId, story }: Making, from: number): Promise<void> {
  const deadline = (days: number) => JSON.stringify({ deadline: quebecDay(dayFrom(now, days)) });
  await tx
    .insertInto('quotationChange')
    .values({
      ...{ id: newId(now.getTime()), requestId, kind: 'extended', at: dayFrom(now, from - 1) },
      ...{ before: deadline(from), after: deadline(story.deadlineAt) },
    })
    .execute();
}

async function insertWatch(tx: Tx, { companyId }: Firm, now: Date): Promise<void> {
  await tx
    .insertInto('needWatch')
    .values({
      ...{ id: newId(now.getTime()), companyId, name: 'Extrusion', createdByName: 'Luc Bouchard' },
      criteria: JSON.stringify({ concepts: ['aluminium-extrusion'], countries: [] }),
      createdAt: dayFrom(now, -30),
    })
    .execute();
}
