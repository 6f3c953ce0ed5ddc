import { z } from 'zod';
import { quebecDay } from '#platform/clock.ts';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, query } from '#platform/use-case/index.ts';
import { conceptName, LANGUAGES } from '../../capabilities/index.ts';
import {
  agreementOf,
  compareQuotations,
  RECIPIENT_STATES,
  REQUEST_STATES,
  type Outcome,
  type QuotationFields,
} from '../../quotation/index.ts';
import { nameConcepts } from '../search/name-concepts.ts';
import { linkToken } from './confirm-request.ts';
import { holdLink } from './link-scope.ts';
import { unknownLink } from './refusals.ts';
import {
  readChanges,
  readDrawings,
  readLinkedRequest,
  readOutcomes,
  readQuestions,
  readQuotations,
  readRecipients,
  standingOf,
  standingQuotations,
  type OutcomeRow,
  type QuotationRow,
} from './request.queries.ts';
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

const compared = quotationView.extend({
  totalCents: z.number().nullable(),
  cheapest: z.boolean(),
  fastest: z.boolean(),
  expired: z.boolean(),
});

/** A request for whoever holds a link to it: whom it went to, what they asked and offer, and what came of it. */
export const getBuyerRequest = query({
  name: 'network.get-buyer-request',
  summary: text(m.quotation_op_get_buyer),
  input: z.object({ token: linkToken, language: z.enum(LANGUAGES).optional() }),
  output: z.object({
    state: z.enum(REQUEST_STATES),
    /** Whether the address can be confirmed still. */
    confirmable: z.boolean(),
    buyer: z.object({ name: z.string(), company: z.string() }),
    need: needView,
    drawings: z.array(drawingView),
    recipients: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        slug: z.string(),
        state: z.enum(RECIPIENT_STATES),
        score: z.number().nullable(),
        declineReason: z.string().nullable(),
        quotation: compared.nullable(),
      }),
    ),
    changes: z.array(changeView),
    questions: z.array(
      z.object({ id: z.uuid(), text: z.string(), supplier: z.string(), answer: z.string().nullable() }),
    ),
    outcome: z.object({
      buyer: outcomeView.nullable(),
      supplier: outcomeView.nullable(),
      agreement: agreementView,
    }),
  }),
  allow: anyone,
  http: { method: 'GET', path: '/network/buyer-requests/{token}' },
  async run({ token, language }, { tx, now }) {
    await holdLink(tx, token);
    const request = await readLinkedRequest(tx, { hold: false });
    if (!request) return unknownLink();
    const { id, need } = request;
    const recipients = await readRecipients(tx, id);
    const quotations = standingQuotations(await readQuotations(tx, id));
    const outcomes = await readOutcomes(tx, id);
    const concepts = await nameConcepts(tx, needConcepts(need));
    const names = new Map(recipients.map((one) => [one.id, one.name]));
    const beside = compareAll(quotations, need, quebecDay(now));
    const state = standingOf(request, now);
    return ok({
      state,
      confirmable: state === 'unconfirmed' && now <= request.confirmBy,
      buyer: { name: request.buyerName, company: request.buyerCompany },
      need: viewNeed(need, (one) => conceptName(concepts.get(one), language ?? need.language) || one),
      drawings: await readDrawings(tx, id),
      recipients: recipients.map(({ match, ...one }) => ({
        ...one,
        score: match.score ?? null,
        quotation: beside.get(one.id) ?? null,
      })),
      changes: await readChanges(tx, id),
      questions: (await readQuestions(tx, id)).map((one) => ({
        ...one,
        supplier: names.get(one.recipientId) ?? '',
      })),
      outcome: outcomeOf(outcomes),
    });
  },
});

function compareAll(quotations: readonly QuotationRow[], need: { quantity: number | null }, today: string) {
  const compared = compareQuotations(quotations as (QuotationRow & QuotationFields)[], need, today);
  return new Map(quotations.map((one, at) => [one.recipientId, { ...one, ...compared[at]! }]));
}

/** What both sides declared of an award, and whether they agree. */
export function outcomeOf(outcomes: readonly OutcomeRow[]) {
  const of = (side: OutcomeRow['side']) => outcomes.find((one) => one.side === side) ?? null;
  const [buyer, supplier] = [of('buyer'), of('supplier')];
  return { buyer, supplier, agreement: agreementOf(buyer as Outcome | null, supplier as Outcome | null) };
}
