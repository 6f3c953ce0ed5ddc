import { needSchema } from '#areas/network/index.ts';
import { hashSecret, newId } from '#platform/ids.ts';
import type { Runtime } from '#platform/runtime.ts';

interface Asked {
  organisationId: string;
  /** A firm with a supplier profile. */
  companyId: string;
  mark: string;
}
type Db = Runtime['db'];

const at = new Date('2026-01-15T15:00:00Z');

/** A request for quotation to one firm, with a drawing, a question, a quotation, what came of it, and two watches. */
export async function plantQuotation({ db }: Runtime, asked: Asked): Promise<string[]> {
  const mark = `${asked.mark} ${asked.organisationId}`;
  const [requestId, recipientId] = [newId(), newId()];
  await plantRequest(db, { ...asked, mark, requestId, recipientId });
  const of = { requestId, recipientId };
  const question = newId();
  const said = { before: JSON.stringify({ description: '' }), after: JSON.stringify({ description: mark }) };
  await db
    .insertInto('quotationChange')
    .values({ id: newId(), requestId, kind: 'amended', ...said, reason: mark, at })
    .execute();
  await db
    .insertInto('quotationQuestion')
    .values({ id: question, ...of, text: mark, askedByName: mark, askedAt: at })
    .execute();
  const offer = { priceCents: 4_200_001, currency: 'EUR', priceFor: 'total', leadTimeDays: 30 };
  const quotation = newId();
  await db
    .insertInto('quotation')
    .values({
      ...{ id: quotation, ...of, version: 1, ...offer, validUntil: '2099-01-01', incoterm: 'DAP' },
      ...{ text: mark, madeByName: mark, madeAt: at },
    })
    .execute();
  await db
    .insertInto('quotationOutcome')
    .values({ ...of, side: 'supplier', ordered: false, declaredByName: mark, declaredAt: at })
    .execute();
  const drawing = await plantDrawing(db, requestId, mark);
  return [requestId, recipientId, question, quotation, drawing, ...(await plantWatches(db, asked, mark))];
}

async function plantRequest(
  db: Db,
  { companyId, mark, requestId, recipientId }: Asked & { requestId: string; recipientId: string },
): Promise<void> {
  const need = needSchema.parse({
    ...{ language: 'de', title: mark, deadline: '2099-01-01', destination: { country: 'DE' } },
  });
  await db
    .insertInto('quotationRequest')
    .values({
      ...{ id: requestId, need: JSON.stringify(need), title: mark, language: 'de', state: 'awarded' },
      ...{ deadline: need.deadline, confidentiality: 'on-acceptance', buyerName: mark, buyerCompany: mark },
      ...{ buyerCountry: 'DE', createdAt: at, confirmBy: at, confirmedAt: at, sentAt: at, awardedAt: at },
    })
    .execute();
  await db
    .insertInto('quotationBuyer')
    .values({ requestId, email: `${mark}@example.test` })
    .execute();
  await db
    .insertInto('quotationLink')
    .values({ hash: hashSecret(mark), requestId, madeAt: at })
    .execute();
  await db
    .insertInto('quotationRecipient')
    .values({
      ...{ id: recipientId, requestId, companyId, name: mark, slug: 's', state: 'awarded', sentAt: at },
      declineReason: mark,
    })
    .execute();
}

async function plantDrawing(db: Db, requestId: string, mark: string): Promise<string> {
  const id = newId();
  const file = { name: mark, mediaType: 'application/pdf', sizeBytes: 3, sha256: '', scan: 'clean' };
  await db
    .insertInto('quotationDrawing')
    .values({ id, requestId, ...file, addedAt: at })
    .execute();
  await db
    .insertInto('quotationDrawingChunk')
    .values({ drawingId: id, position: 0, data: Buffer.from(mark) })
    .execute();
  return id;
}

async function plantWatches(db: Db, { companyId }: Asked, mark: string): Promise<string[]> {
  const [needs, search] = [newId(), newId()];
  const criteria = JSON.stringify({ concepts: ['aluminium-extrusion'], countries: [] });
  await db
    .insertInto('needWatch')
    .values({ id: needs, companyId, name: mark, criteria, createdByName: mark, createdAt: at })
    .execute();
  await db
    .insertInto('searchWatch')
    .values({ id: search, email: mark, language: 'de', words: mark, state: 'on', createdAt: at })
    .execute();
  return [needs, search];
}
