import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { personName } from './person-name.ts';
import { requestPerson, sideOf } from './policies.ts';
import { takeRequestStep } from './request-step.ts';

/** By recipient, then by criterion: 0 to 5. What is left out is not known, and no zero. */
const scoresSchema = z.record(z.uuid(), z.record(z.string(), z.coerce.number().int().min(0).max(5)));

/**
 * Notes one's own scores, in place of those one noted before. With an open interest in a provider that was asked, they
 * wait for a person of the firm to confirm them.
 */
export const scoreProposals = useCase({
  name: 'strategy.score-proposals',
  summary: text(m.providers_op_score),
  input: z.object({ id: z.uuid(), scores: scoresSchema.default({}) }),
  output: z.object({ id: z.uuid(), waiting: z.boolean() }),
  allow: requestPerson,
  http: { method: 'PUT', path: '/proposal-requests/{id}/my-scores' },
  async run({ id, scores }, context) {
    const step = await takeRequestStep(context, id, 'score');
    if (!step.ok) return step;
    const { request, recipients, bound } = step.value;
    const given = Object.entries(scores).flatMap(([recipientId, byCriterion]) =>
      Object.entries(byCriterion).map(([criterionId, score]) => ({ recipientId, criterionId, score })),
    );
    const able = new Set(recipients.filter(({ state }) => state === 'submitted').map((one) => one.id));
    const criteria = new Set(request.criteria.map((one) => one.id));
    if (given.some(({ recipientId }) => !able.has(recipientId)))
      return refuseField('scores', 'no-proposal', text(m.providers_problem_recipient));
    if (given.some(({ criterionId }) => !criteria.has(criterionId)))
      return refuseField('scores', 'unknown-criterion', text(m.providers_problem_criterion));
    const { tx, actor, now } = context;
    await tx
      .deleteFrom('proposalScore')
      .where('requestId', '=', id)
      .where('scoredBy', '=', actor.userId!)
      .execute();
    const own = {
      requestId: id,
      scoredBy: actor.userId!,
      scoredByName: await personName(context),
      byFirm: sideOf(actor) === 'firm',
      scoredAt: now,
      interested: bound,
    };
    if (given.length > 0)
      await tx
        .insertInto('proposalScore')
        .values(given.map((one) => ({ ...one, ...own })))
        .execute();
    context.audit('proposal-request', id, { scores: given.length, interested: bound });
    return ok({ id, waiting: bound && given.length > 0 });
  },
});

/** A person of the firm makes the scores of somebody with a declared interest count. */
export const confirmScores = useCase({
  name: 'strategy.confirm-scores',
  summary: text(m.providers_op_confirm_scores),
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), confirmed: z.number().int() }),
  allow: requestPerson,
  http: { method: 'POST', path: '/proposal-requests/{id}/score-confirmation' },
  async run({ id }, context) {
    const step = await takeRequestStep(context, id, 'confirm-scores');
    if (!step.ok) return step;
    const { tx, now } = context;
    const { numUpdatedRows } = await tx
      .updateTable('proposalScore')
      .set({ confirmedAt: now, confirmedByName: await personName(context) })
      .where('requestId', '=', id)
      .where('interested', '=', true)
      .where('confirmedAt', 'is', null)
      .executeTakeFirst();
    context.audit('proposal-request', id, { confirmed: Number(numUpdatedRows) });
    return ok({ id, confirmed: Number(numUpdatedRows) });
  },
});
