import { z } from 'zod';
import { m } from '#messages';
import { writeTimeline } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { personName } from './person-name.ts';
import { requestParty } from './policies.ts';
import { writeTo } from './proposal-mail.ts';
import { invite, letterOf, listeners } from './request-letters.ts';
import { checkedDeadline } from './request-problems.ts';
import type { RequestRow } from './request.queries.ts';
import { takeRequestStep } from './request-step.ts';

const id = z.object({ id: z.uuid() });
const done = z.object({ id: z.uuid() });

/** Sends the request: each provider gets a mail in its language with a link of its own. */
export const sendRequest = useCase({
  name: 'strategy.send-request',
  summary: text(m.providers_op_send_request),
  input: id,
  output: done,
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/sending' },
  async run({ id }, context) {
    const step = await takeRequestStep(context, id, 'send');
    if (!step.ok) return step;
    const { request, recipients, to } = step.value;
    if (recipients.length === 0)
      return refuseField('providerIds', 'no-recipient', text(m.providers_problem_no_recipient));
    if (!request.deadlineAt || request.deadlineAt <= context.now)
      return refuseField('deadline', 'deadline-past', text(m.providers_problem_deadline_past));
    const about = await letterOf(context, request);
    for (const recipient of recipients) await invite(context, recipient, about);
    await change(context, id, { state: to, sentAt: context.now, sentByName: await personName(context) });
    const count = { count: recipients.length, shown: String(recipients.length), title: request.title };
    await tell(context, request, 'request-sent', text(m.providers_timeline_sent, count));
    context.audit('proposal-request', id, { recipients: recipients.map(({ providerId }) => providerId) });
    return ok({ id });
  },
});

/** Moves the deadline later, for everybody alike, and says so to everybody. */
export const extendRequest = useCase({
  name: 'strategy.extend-request',
  summary: text(m.providers_op_extend_request),
  input: id.extend({ deadline: z.string().trim().min(1).max(40) }),
  output: done,
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/deadline' },
  async run({ id, deadline }, context) {
    const step = await takeRequestStep(context, id, 'extend');
    if (!step.ok) return step;
    const { request, recipients, to } = step.value;
    const at = checkedDeadline(deadline, context.now, request.deadlineAt);
    if (!at.ok) return at;
    await change(context, id, {
      state: to,
      deadlineAt: at.value,
      deadlineSetAt: context.now,
      closedAt: null,
    });
    const about = await letterOf(context, { ...request, deadlineAt: at.value });
    for (const recipient of listeners(recipients)) writeTo(context, 'extended', recipient, about);
    context.audit('proposal-request', id, { deadline: at.value.toISOString() });
    return ok({ id });
  },
});

/** Closes before the deadline, when nobody is left to wait for: from here proposals are read and none comes in. */
export const closeRequest = useCase({
  name: 'strategy.close-request',
  summary: text(m.providers_op_close_request),
  input: id,
  output: done,
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/closing' },
  async run({ id }, context) {
    const step = await takeRequestStep(context, id, 'close');
    if (!step.ok) return step;
    // While somebody may still answer, the announced deadline is kept.
    if (step.value.recipients.some(({ state }) => state === 'invited'))
      return refuse('conflict', 'answers-awaited', text(m.providers_problem_awaited));
    await change(context, id, { state: step.value.to, closedAt: context.now });
    context.audit('proposal-request', id, {});
    return ok({ id });
  },
});

/** Calls the request off, and says why to those who were invited. */
export const cancelRequest = useCase({
  name: 'strategy.cancel-request',
  summary: text(m.providers_op_cancel_request),
  input: id.extend({ reason: z.string().trim().min(1).max(2000) }),
  output: done,
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/cancellation' },
  async run({ id, reason }, context) {
    const step = await takeRequestStep(context, id, 'cancel');
    if (!step.ok) return step;
    const { request, recipients, to } = step.value;
    await change(context, id, { state: to, cancelledAt: context.now, cancelReason: reason });
    const about = await letterOf(context, request);
    for (const recipient of listeners(recipients))
      writeTo(context, 'cancelled', recipient, about, { reason });
    if (request.sentAt)
      await tell(
        context,
        request,
        'request-cancelled',
        text(m.providers_timeline_cancelled, { title: request.title }),
      );
    context.audit('proposal-request', id, { reason });
    return ok({ id });
  },
});

/** Gives a provider that lost its mail a new link; the old one opens nothing any more. */
export const resendLink = useCase({
  name: 'strategy.resend-link',
  summary: text(m.providers_op_resend),
  input: id.extend({ recipientId: z.uuid() }),
  output: done,
  allow: requestParty,
  http: { method: 'POST', path: '/proposal-requests/{id}/links' },
  async run({ id, recipientId }, context) {
    const step = await takeRequestStep(context, id, 'answer');
    if (!step.ok) return step;
    const { request, recipients } = step.value;
    const recipient = recipients.find((one) => one.id === recipientId);
    if (!recipient) return notFound();
    await invite(context, recipient, await letterOf(context, request));
    context.audit('proposal-recipient', recipientId, { requestId: id });
    return ok({ id });
  },
});

type Patch = Partial<{
  state: string;
  sentAt: Date;
  sentByName: string;
  deadlineAt: Date;
  deadlineSetAt: Date;
  closedAt: Date | null;
  cancelledAt: Date;
  cancelReason: string;
}>;

const change = ({ tx, now }: Context, request: string, patch: Patch) =>
  tx
    .updateTable('proposalRequest')
    .set({ ...patch, updatedAt: now })
    .where('id', '=', request)
    .execute();

/** What happened stands in the firm's file as the entry of the organisation that accompanies it, whoever acted. */
export const tell = (
  context: Context,
  request: RequestRow,
  kind: string,
  words: { fr: string; en: string },
): Promise<void> =>
  writeTimeline(
    { ...context, actor: { organisationId: request.organisationId, userId: context.actor.userId } },
    [
      {
        companyId: request.companyId,
        at: context.now,
        kind,
        text: words,
        path: `/strategies/${request.strategyId}/requests/${request.id}`,
        subjectType: 'proposal-request',
        subjectId: request.id,
      },
    ],
  );
