import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, notFound, ok, useCase, type Context } from '#platform/use-case/index.ts';
import { takeBuyerStep } from './buyer-step.ts';
import { linkToken, requestMoved } from './confirm-request.ts';
import { askForSupplierLetters } from './letters.ts';
import { refuseStep } from './refusals.ts';
import {
  readQuestions,
  readQuotations,
  readRecipients,
  standingQuotations,
  standingRecipients,
  type RecipientRow,
} from './request.queries.ts';

const at = (action: string) => `/network/buyer-requests/{token}/${action}`;

/** Answers a supplier's question. Every supplier that was asked reads the answer, and none who asked. */
export const answerSupplier = useCase({
  name: 'network.answer-supplier',
  summary: text(m.quotation_op_answer),
  input: z.object({ token: linkToken, questionId: z.uuid(), answer: z.string().trim().min(1).max(4000) }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('answers') },
  async run({ token, questionId, answer }, context) {
    const step = await takeBuyerStep(context, token, 'answer');
    if (!step.ok) return step;
    const { request, to } = step.value;
    const { tx, now } = context;
    if (!(await readQuestions(tx, request.id)).some(({ id }) => id === questionId)) return notFound();
    await tx
      .updateTable('quotationQuestion')
      .set({ answer, answeredAt: now })
      .where('id', '=', questionId)
      .where('requestId', '=', request.id)
      .execute();
    askForSupplierLetters(context, 'answered', standingRecipients(await readRecipients(tx, request.id)), {
      about: questionId,
    });
    context.audit('quotation-request', request.id, { answered: questionId });
    return ok({ state: to });
  },
});

/** Ends a request without an award, whoever it went to. */
export const withdrawRequest = useCase({
  name: 'network.withdraw-request',
  summary: text(m.quotation_op_withdraw),
  input: z.object({ token: linkToken, reason: z.string().trim().max(2000).default('') }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('withdrawal') },
  async run({ token, reason }, context) {
    const step = await takeBuyerStep(context, token, 'withdraw');
    if (!step.ok) return step;
    const { request, to } = step.value;
    await context.tx
      .updateTable('quotationRequest')
      .set({ state: to, endedAt: context.now, endReason: reason })
      .where('id', '=', request.id)
      .execute();
    const told = standingRecipients(await readRecipients(context.tx, request.id));
    askForSupplierLetters(context, 'withdrawn', told, { reason });
    context.audit('quotation-request', request.id, { state: to });
    return ok({ state: to });
  },
});

/** Chooses one quotation; the other suppliers learn that theirs was not. */
export const awardRequest = useCase({
  name: 'network.award-request',
  summary: text(m.quotation_op_award),
  input: z.object({ token: linkToken, recipientId: z.uuid() }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: at('award') },
  async run({ token, recipientId }, context) {
    const step = await takeBuyerStep(context, token, 'award');
    if (!step.ok) return step;
    const { request, to } = step.value;
    const recipients = await readRecipients(context.tx, request.id);
    const chosen = recipients.find(({ id }) => id === recipientId);
    if (!chosen) return notFound();
    const quoted = standingQuotations(await readQuotations(context.tx, request.id));
    if (chosen.state !== 'quoted' || !quoted.some((one) => one.recipientId === chosen.id))
      return refuseStep('has-quotation');
    const others = standingRecipients(recipients).filter(({ id }) => id !== chosen.id);
    await settle(context, chosen, others);
    await context.tx
      .updateTable('quotationRequest')
      .set({ state: to, awardedAt: context.now, endedAt: context.now })
      .where('id', '=', request.id)
      .execute();
    askForSupplierLetters(context, 'awarded', [chosen]);
    askForSupplierLetters(context, 'not-chosen', others);
    context.audit('quotation-request', request.id, { state: to, recipient: chosen.id });
    return ok({ state: to });
  },
});

async function settle({ tx }: Context, chosen: RecipientRow, others: readonly RecipientRow[]): Promise<void> {
  const move = (ids: string[], state: 'awarded' | 'not-chosen') =>
    tx.updateTable('quotationRecipient').set({ state }).where('id', 'in', ids).execute();
  await move([chosen.id], 'awarded');
  if (others.length > 0)
    await move(
      others.map(({ id }) => id),
      'not-chosen',
    );
}
