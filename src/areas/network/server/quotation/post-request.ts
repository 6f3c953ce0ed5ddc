import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { takeTurn, type Allowance } from '#platform/limit.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { buyerSchema, needSchema, NEED_VERSION, type Need } from '../../quotation/index.ts';
import { keepDrawings, MOST_DRAWINGS, receivedDrawing } from './drawings.ts';
import { askForLetter } from './letters.ts';
import { readNeedWords } from './read-words.ts';
import { tooMany } from './refusals.ts';

/** Requests from one mail address in a day, and from one source (see the page) in an hour. */
const PER_ADDRESS: Allowance = { most: 5, seconds: 86_400 };
export const requestAllowance: Allowance = { most: 10, seconds: 3600 };

/** How long a mailed address waits to be confirmed. */
const CONFIRM_WITHIN_MS = 48 * 3_600_000;
const MOST_DAYS = 366;

/**
 * Takes a buyer's need. Nobody sees it before its mail address is confirmed by the link that goes there. Pages only: files
 * are looked at by `receiveDrawings`, and sources counted, before it runs.
 */
export const postRequest = useCase({
  name: 'network.post-request',
  summary: text(m.quotation_op_post),
  input: z.object({
    need: needSchema,
    buyer: buyerSchema,
    drawings: z.array(receivedDrawing).max(MOST_DRAWINGS).default([]),
  }),
  output: z.object({ confirmBy: z.date() }),
  allow: anyone,
  async run({ need: asked, buyer, drawings }, context) {
    const { tx, now } = context;
    const dated = checkedDays(asked, quebecDay(now));
    if (!dated.ok) return dated;
    if (!(await takeTurn(tx, `quotation-post:${buyer.email.toLowerCase()}`, PER_ADDRESS, now)))
      return tooMany();
    const need = await readNeedWords(context, asked);
    const id = context.newId();
    const confirmBy = new Date(now.getTime() + CONFIRM_WITHIN_MS);
    await insertRequest(context, { id, need, buyer, confirmBy });
    await keepDrawings(context, id, drawings);
    askForLetter(context, { kind: 'confirm', requestId: id, key: `confirm:${id}` });
    context.audit('quotation-request', id, { country: buyer.country, drawings: drawings.length });
    return ok({ confirmBy });
  },
});

/** A deadline is to come, within a year; what is needed comes after it. */
export function checkedDays({ deadline, neededOn }: Need, today: string): Result<null> {
  const latest = new Date(Date.parse(today) + MOST_DAYS * 86_400_000).toISOString().slice(0, 10);
  if (deadline <= today) return refuseField('need.deadline', 'deadline-past', text(m.quotation_problem_past));
  if (deadline > latest) return refuseField('need.deadline', 'deadline-far', text(m.quotation_problem_far));
  if (neededOn !== null && neededOn < deadline)
    return refuseField('need.neededOn', 'needed-early', text(m.quotation_problem_needed));
  return ok(null);
}

interface NewRequest {
  id: string;
  need: Need;
  buyer: z.output<typeof buyerSchema>;
  confirmBy: Date;
}

async function insertRequest(
  { tx, now }: Context,
  { id, need, buyer, confirmBy }: NewRequest,
): Promise<void> {
  await tx
    .insertInto('quotationRequest')
    .values({
      id,
      ...needColumns(need),
      schemaVersion: NEED_VERSION,
      language: need.language,
      state: 'unconfirmed',
      buyerName: buyer.name,
      buyerCompany: buyer.company,
      buyerCountry: buyer.country,
      createdAt: now,
      confirmBy,
    })
    .execute();
  await tx
    .insertInto('quotationBuyer')
    .values({ requestId: id, email: buyer.email, phone: buyer.phone })
    .execute();
}

/** A need, and the parts of it that the database asks about. */
export const needColumns = (need: Need) => ({
  need: JSON.stringify(need),
  title: need.title,
  deadline: need.deadline,
  confidentiality: need.confidentiality,
  audience: need.audience,
});
