import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { totalsOf } from '../../providers/comparison.rules.ts';
import { nextRecipientState } from '../../providers/proposal.workflow.ts';
import type { ChoiceRecord } from '../../providers/request.ts';
import { tell } from './move-request.ts';
import { personName } from './person-name.ts';
import { requestPerson, sideOf } from './policies.ts';
import { writeTo } from './proposal-mail.ts';
import { countedScores } from './read-requests.ts';
import { letterOf } from './request-letters.ts';
import { takeRequestStep, type TakenStep } from './request-step.ts';
import { readScores } from './request.queries.ts';

/**
 * Records which proposal is chosen and why, with the totals and the declared interests of that moment. Everyone who
 * proposed is told. Not for somebody with an open interest in a provider that was asked.
 */
export const chooseProposal = useCase({
  name: 'strategy.choose-proposal',
  summary: text(m.providers_op_choose),
  input: z.object({ id: z.uuid(), recipientId: z.uuid(), reason: z.string().trim().min(1).max(5000) }),
  output: z.object({ id: z.uuid() }),
  allow: requestPerson,
  http: { method: 'POST', path: '/proposal-requests/{id}/choice' },
  async run({ id, recipientId, reason }, context) {
    const step = await takeRequestStep(context, id, 'choose');
    if (!step.ok) return step;
    const { request, recipients, to } = step.value;
    const winner = recipients.find((one) => one.id === recipientId);
    if (!winner) return notFound();
    if (!nextRecipientState(winner.state, 'choose'))
      return refuseField('recipientId', 'no-proposal', text(m.providers_problem_recipient));
    const { tx, actor, now } = context;
    await tx
      .updateTable('proposalRequest')
      .set({
        state: to,
        chosenRecipientId: recipientId,
        choiceReason: reason,
        chosenBy: actor.userId,
        chosenByName: await personName(context),
        chosenByFirm: sideOf(actor) === 'firm',
        chosenAt: now,
        choiceRecord: JSON.stringify(await recordOf(context, step.value)),
        updatedAt: now,
      })
      .where('id', '=', id)
      .execute();
    await tellProviders(context, step.value, recipientId);
    const words = text(m.providers_timeline_chosen, { provider: winner.name, title: request.title });
    await tell(context, request, 'proposal-chosen', words);
    context.audit('proposal-request', id, { recipientId, providerId: winner.providerId, reason });
    context.emit('strategy.proposal-chosen', { requestId: id, providerId: winner.providerId });
    return ok({ id });
  },
});

async function recordOf(
  { tx }: Context,
  { request, recipients, interests }: TakenStep,
): Promise<ChoiceRecord> {
  const proposed = recipients.filter(({ state }) => state === 'submitted');
  const totals = totalsOf(
    request.criteria,
    proposed.map((one) => one.id),
    countedScores(await readScores(tx, request.id)),
  );
  return {
    interests: interests.map(({ person, providerId, provider, kind, since, until, text: words }) => ({
      person,
      providerId,
      provider,
      kind,
      since,
      until,
      text: words,
    })),
    totals: totals.map(({ recipientId, total, known, low, high }) => ({
      recipientId,
      provider: proposed.find((one) => one.id === recipientId)!.name,
      total,
      known,
      low,
      high,
    })),
  };
}

async function tellProviders(
  context: Context,
  { request, recipients }: TakenStep,
  winnerId: string,
): Promise<void> {
  const about = await letterOf(context, request);
  for (const recipient of recipients) {
    const won = recipient.id === winnerId;
    const state = nextRecipientState(recipient.state, won ? 'choose' : 'pass-over');
    if (!state) continue;
    await context.tx.updateTable('proposalRecipient').set({ state }).where('id', '=', recipient.id).execute();
    writeTo(context, won ? 'chosen' : 'lost', recipient, about);
  }
}
