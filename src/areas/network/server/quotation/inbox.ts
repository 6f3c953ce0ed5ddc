import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, query, useCase, type Context } from '#platform/use-case/index.ts';
import { conceptName, LANGUAGES } from '../../capabilities/index.ts';
import { RECIPIENT_STATES, REQUEST_STATES, seesFiles, totalCents } from '../../quotation/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { outcomeOf } from './get-buyer-request.ts';
import { supplierPeople } from './policies.ts';
import {
  readChanges,
  readDrawings,
  readOutcomes,
  readQuestions,
  readQuotations,
  readRequestById,
  standingOf,
  standingQuotations,
  type QuotationRow,
  type RecipientRow,
} from './request.queries.ts';
import { readInbox, readOwnRecipient } from './supplier.queries.ts';
import {
  agreementView,
  changeView,
  drawingView,
  needConcepts,
  needView,
  outcomeView,
  quotationView,
  viewNeed,
} from './views.ts';

/** The requests that reached the firm. */
export const listSupplierRequests = query({
  name: 'network.list-requests',
  summary: text(m.quotation_op_list),
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        requestId: z.uuid(),
        title: z.string(),
        language: z.enum(LANGUAGES),
        deadline: z.string(),
        requestState: z.enum(REQUEST_STATES),
        state: z.enum(RECIPIENT_STATES),
        buyerCompany: z.string(),
        buyerCountry: z.string(),
        sentAt: z.date(),
        seenAt: z.date().nullable(),
        score: z.number().nullable(),
      }),
    ),
  }),
  allow: supplierPeople,
  http: { method: 'GET', path: '/network/requests' },
  async run(_input, { tx, actor, now }) {
    const rows = await readInbox(tx, actor);
    const items = rows.map((row) => ({
      ...row,
      requestState: standingOf({ state: row.requestState, deadline: row.deadline }, now),
    }));
    return ok({ items });
  },
});

const version = quotationView.extend({ withdrawn: z.boolean() });

/** One request, as the firm that was asked reads it: of the others it knows nothing but the answers to their questions. */
export const getSupplierRequest = query({
  name: 'network.get-request',
  summary: text(m.quotation_op_get),
  input: z.object({ requestId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    requestState: z.enum(REQUEST_STATES),
    state: z.enum(RECIPIENT_STATES),
    today: z.string(),
    buyer: z.object({
      name: z.string(),
      company: z.string(),
      country: z.string(),
      /** Once this firm was chosen. */
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
    need: needView,
    score: z.number().nullable(),
    lacks: z.array(z.string()),
    /** Whether the files may be opened; `files` counts them before. */
    seesFiles: z.boolean(),
    files: z.number().int(),
    drawings: z.array(drawingView),
    acceptedAt: z.date().nullable(),
    declineReason: z.string().nullable(),
    changes: z.array(changeView),
    /** Why the buyer withdrew it, if it did. */
    endReason: z.string(),
    questions: z.array(
      z.object({ id: z.uuid(), text: z.string(), answer: z.string().nullable(), mine: z.boolean() }),
    ),
    quotation: quotationView.extend({ totalCents: z.number().nullable() }).nullable(),
    versions: z.array(version),
    outcome: z.object({
      buyer: outcomeView.nullable(),
      supplier: outcomeView.nullable(),
      agreement: agreementView,
    }),
  }),
  allow: supplierPeople,
  http: { method: 'GET', path: '/network/requests/{requestId}' },
  async run({ requestId }, context) {
    const { tx, actor, locale, now } = context;
    const recipient = await readOwnRecipient(tx, actor, requestId);
    const request = recipient && (await readRequestById(tx, requestId));
    if (!request) return notFound();
    const { need } = request;
    const concepts = await nameConcepts(tx, needConcepts(need));
    const drawings = await readDrawings(tx, request.id);
    const opens = seesFiles(need.confidentiality, recipient);
    return ok({
      id: request.id,
      requestState: standingOf(request, now),
      today: quebecDay(now),
      buyer: {
        name: request.buyerName,
        company: request.buyerCompany,
        country: request.buyerCountry,
        ...(await readContact(context, request.id)),
      },
      need: viewNeed(need, (id) => conceptName(concepts.get(id), locale) || id),
      seesFiles: opens,
      files: drawings.length,
      drawings: opens ? drawings : [],
      ...place(recipient),
      changes: await readChanges(tx, request.id),
      endReason: request.endReason,
      ...(await readExchange(context, recipient, need)),
    });
  },
});

const place = ({ state, match, acceptedAt, declineReason }: RecipientRow) => ({
  ...{ state, acceptedAt, declineReason },
  score: match.score ?? null,
  lacks: match.lacks ?? [],
});

/** How to reach a buyer: the database shows it to the supplier that was chosen, and to no other. */
async function readContact({ tx }: Context, requestId: string) {
  const found = await tx
    .selectFrom('quotationBuyer')
    .select(['email', 'phone'])
    .where('requestId', '=', requestId)
    .executeTakeFirst();
  return found ?? { email: null, phone: null };
}

async function readExchange(
  { tx }: Context,
  { id, requestId }: RecipientRow,
  need: { quantity: number | null },
) {
  const own = (await readQuotations(tx, requestId)).filter(({ recipientId }) => recipientId === id);
  const [current] = standingQuotations(own);
  const outcomes = (await readOutcomes(tx, requestId)).filter(({ recipientId }) => recipientId === id);
  return {
    questions: (await readQuestions(tx, requestId)).map((one) => ({ ...one, mine: one.recipientId === id })),
    quotation: current ? { ...current, totalCents: totalCents(current as Priced, need) } : null,
    versions: own.map((one) => ({ ...one, withdrawn: one.withdrawnAt !== null })),
    outcome: outcomeOf(outcomes),
  };
}
type Priced = QuotationRow & Parameters<typeof totalCents>[0];

/** Notes that the firm has opened a request. Once: the first time is what the buyer may learn. */
export const seeRequest = useCase({
  name: 'network.see-request',
  summary: text(m.quotation_op_see),
  input: z.object({ requestId: z.uuid() }),
  output: z.object({}),
  allow: supplierPeople,
  async run({ requestId }, context) {
    const { tx, actor, now } = context;
    const recipient = await readOwnRecipient(tx, actor, requestId);
    if (!recipient) return notFound();
    if (recipient.seenAt === null)
      await tx
        .updateTable('quotationRecipient')
        .set({ seenAt: now })
        .where('id', '=', recipient.id)
        .execute();
    context.audit('quotation-request', requestId, { seen: true });
    return ok({});
  },
});
