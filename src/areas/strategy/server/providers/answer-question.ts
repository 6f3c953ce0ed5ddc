import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, useCase } from '#platform/use-case/index.ts';
import { personName } from './person-name.ts';
import { requestParty } from './policies.ts';
import { writeTo } from './proposal-mail.ts';
import { letterOf, listeners } from './request-letters.ts';
import { takeRequestStep } from './request-step.ts';

/** Answers a provider's question. Every provider invited reads both, and none reads who asked. */
export const answerQuestion = useCase({
  name: 'strategy.answer-question',
  summary: text(m.providers_op_answer_question),
  input: z.object({ id: z.uuid(), questionId: z.uuid(), answer: z.string().trim().min(1).max(5000) }),
  output: z.object({ id: z.uuid() }),
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/answers' },
  async run({ id, questionId, answer }, context) {
    const step = await takeRequestStep(context, id, 'answer');
    if (!step.ok) return step;
    const { request, recipients } = step.value;
    const question = await context.tx
      .updateTable('proposalQuestion')
      .set({ answer, answeredAt: context.now, answeredByName: await personName(context) })
      .where('id', '=', questionId)
      .where('requestId', '=', id)
      .returning('text')
      .executeTakeFirst();
    if (!question) return notFound();
    const about = await letterOf(context, request);
    for (const recipient of listeners(recipients))
      writeTo(context, 'answer', recipient, about, { question: question.text, answer });
    context.audit('proposal-request', id, { questionId });
    return ok({ id });
  },
});
