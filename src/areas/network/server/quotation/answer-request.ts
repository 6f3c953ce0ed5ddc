import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { RECIPIENT_STATES } from '../../quotation/index.ts';
import { personName } from '../profile/person-name.ts';
import { askForLetter } from './letters.ts';
import { supplierPeople } from './policies.ts';
import { readQuestions } from './request.queries.ts';
import { moveRecipient, takeSupplierStep } from './supplier-step.ts';

const moved = z.object({ state: z.enum(RECIPIENT_STATES) });
const at = (action: string) => `/network/requests/{requestId}/${action}`;
const MOST_QUESTIONS = 20;

/** Accepts, for the firm, to keep the buyer's files confidential; they open with it. */
export const acceptConfidentiality = useCase({
  name: 'network.accept-confidentiality',
  summary: text(m.quotation_op_accept),
  input: z.object({ requestId: z.uuid(), accepted: z.boolean() }),
  output: moved,
  allow: supplierPeople,
  http: { method: 'POST', path: at('acceptance') },
  async run({ requestId, accepted }, context) {
    if (!accepted) return refuseField('accepted', 'not-accepted', text(m.quotation_problem_accept));
    const step = await takeSupplierStep(context, requestId, 'accept');
    if (!step.ok) return step;
    await moveRecipient(context, step.value, {
      acceptedAt: context.now,
      acceptedByName: await personName(context),
    });
    context.audit('quotation-request', requestId, { accepted: true });
    return ok({ state: step.value.to });
  },
});

/** Says that no quotation will come, and why: the buyer learns it at once. */
export const declineQuotation = useCase({
  name: 'network.decline-request',
  summary: text(m.quotation_op_decline),
  input: z.object({ requestId: z.uuid(), reason: z.string().trim().min(1).max(2000) }),
  output: moved,
  allow: supplierPeople,
  http: { method: 'POST', path: at('refusal') },
  async run({ requestId, reason }, context) {
    const step = await takeSupplierStep(context, requestId, 'decline');
    if (!step.ok) return step;
    const { recipient, to } = step.value;
    await moveRecipient(context, step.value, { declineReason: reason });
    askForLetter(context, {
      ...{ kind: 'declined', requestId, supplier: recipient.name },
      key: `declined:${recipient.id}`,
    });
    context.audit('quotation-request', requestId, { state: to });
    return ok({ state: to });
  },
});

/** Asks the buyer something. */
export const askBuyer = useCase({
  name: 'network.ask-buyer',
  summary: text(m.quotation_op_ask),
  input: z.object({ requestId: z.uuid(), question: z.string().trim().min(1).max(2000) }),
  output: moved,
  allow: supplierPeople,
  http: { method: 'POST', path: at('questions') },
  async run({ requestId, question }, context) {
    const step = await takeSupplierStep(context, requestId, 'ask');
    if (!step.ok) return step;
    const { recipient, to } = step.value;
    const asked = (await readQuestions(context.tx, requestId)).filter(
      ({ recipientId }) => recipientId === recipient.id,
    );
    if (asked.length >= MOST_QUESTIONS)
      return refuseField('question', 'too-many-questions', text(m.quotation_problem_questions));
    const id = context.newId();
    const by = { askedByName: await personName(context), askedAt: context.now };
    await context.tx
      .insertInto('quotationQuestion')
      .values({ id, requestId, recipientId: recipient.id, text: question, ...by })
      .execute();
    askForLetter(context, { kind: 'question', requestId, supplier: recipient.name, key: `question:${id}` });
    context.audit('quotation-request', requestId, { question: id });
    return ok({ state: to });
  },
});
