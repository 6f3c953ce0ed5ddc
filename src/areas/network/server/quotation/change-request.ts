import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { anyone, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { changeOf, changesNothing, needSchema, type ChangeKind, type Need } from '../../quotation/index.ts';
import { takeBuyerStep, type BuyerStep } from './buyer-step.ts';
import { linkToken, requestMoved } from './confirm-request.ts';
import { askForSupplierLetters } from './letters.ts';
import { checkedDays, needColumns } from './post-request.ts';
import { readRecipients, standingRecipients } from './request.queries.ts';

const at = (action: string) => `/network/buyer-requests/{token}/${action}`;

/** Gives suppliers until a later day; a request that was late, or closed, takes quotations again. */
export const extendRequest = useCase({
  name: 'network.extend-request',
  summary: text(m.quotation_op_extend),
  input: z.object({ token: linkToken, deadline: z.iso.date() }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('extension') },
  async run({ token, deadline }, context) {
    const step = await takeBuyerStep(context, token, 'extend');
    if (!step.ok) return step;
    const { request, to } = step.value;
    // A later deadline may pass the day the parts were wanted: then that day is the buyer's to say again.
    const need = { ...request.need, deadline };
    const dated = checkedDays({ ...need, neededOn: null }, quebecDay(context.now));
    if (!dated.ok || deadline <= request.deadline)
      return refuseField('deadline', 'deadline-earlier', text(m.quotation_problem_earlier));
    await change(context, step.value, { kind: 'extended', need });
    return ok({ state: to });
  },
});

/** Says anew what is needed and how much of it, until the first quotation is in. */
export const amendRequest = useCase({
  name: 'network.amend-request',
  summary: text(m.quotation_op_amend),
  input: needSchema
    .pick({ description: true, quantity: true, unit: true, frequency: true })
    .extend({ token: linkToken }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('amendment') },
  async run({ token, ...said }, context) {
    const step = await takeBuyerStep(context, token, 'edit');
    if (!step.ok) return step;
    const { request, to } = step.value;
    const need = { ...request.need, ...said };
    if (!changesNothing(changeOf(request.need, need)))
      await change(context, step.value, { kind: 'amended', need });
    return ok({ state: to });
  },
});

/** Takes no more quotations, from today on: those that are in can be compared and one of them chosen. */
export const closeRequest = useCase({
  name: 'network.close-request',
  summary: text(m.quotation_op_close),
  input: z.object({ token: linkToken, reason: z.string().trim().max(2000).default('') }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('closing') },
  async run({ token, reason }, context) {
    const step = await takeBuyerStep(context, token, 'close');
    if (!step.ok) return step;
    const { request, to } = step.value;
    const need = { ...request.need, deadline: quebecDay(context.now) };
    await change(context, step.value, { kind: 'closed', need, reason });
    return ok({ state: to });
  },
});

/** Writes the need as it is now and what changed of it, and tells those who were asked. */
async function change(
  context: Context,
  { request, to }: BuyerStep,
  { kind, need, reason = '' }: { kind: ChangeKind; need: Need; reason?: string },
): Promise<void> {
  const { tx, now } = context;
  const id = context.newId();
  await tx
    .updateTable('quotationRequest')
    .set({ ...needColumns(need), state: to })
    .where('id', '=', request.id)
    .execute();
  const { before, after } = changeOf(request.need, need);
  const parts = { before: JSON.stringify(before), after: JSON.stringify(after) };
  await tx
    .insertInto('quotationChange')
    .values({ id, requestId: request.id, kind, ...parts, reason, at: now })
    .execute();
  const told = standingRecipients(await readRecipients(tx, request.id));
  askForSupplierLetters(context, kind, told, { about: id, reason });
  context.audit('quotation-request', request.id, { state: to, change: kind, deadline: need.deadline });
}
