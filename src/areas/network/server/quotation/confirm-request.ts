import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, refuse, useCase } from '#platform/use-case/index.ts';
import { REQUEST_STATES } from '../../quotation/index.ts';
import { takeBuyerStep } from './buyer-step.ts';
import { askForOpenNeed } from './letters.ts';
import { holdLink } from './link-scope.ts';
import { unknownLink } from './refusals.ts';
import { readLinkedRequest } from './request.queries.ts';

export const linkToken = z.string().min(20).max(100);
export const requestMoved = z.object({ state: z.enum(REQUEST_STATES) });

/** Confirms a buyer's address by the link that was mailed to it. Once, and within two days. */
export const confirmRequest = useCase({
  name: 'network.confirm-request',
  summary: text(m.quotation_op_confirm),
  input: z.object({ token: linkToken }),
  output: requestMoved,
  allow: anyone,
  http: { method: 'POST', path: '/network/buyer-requests/{token}/confirmation' },
  async run({ token }, context) {
    const { tx, now } = context;
    await holdLink(tx, token);
    const held = await readLinkedRequest(tx, { hold: true });
    if (!held) return unknownLink();
    const late = held.state === 'unconfirmed' && now > held.confirmBy;
    if (late || (held.state === 'expired' && held.confirmedAt === null))
      return refuse('conflict', 'link-expired', text(m.quotation_refusal_link_expired));
    if (held.confirmedAt !== null)
      return refuse('conflict', 'already-confirmed', text(m.quotation_refusal_confirmed));
    const step = await takeBuyerStep(context, token, 'confirm');
    if (!step.ok) return step;
    const { request, to } = step.value;
    await tx
      .updateTable('quotationRequest')
      .set({ state: to, confirmedAt: now })
      .where('id', '=', request.id)
      .execute();
    if (request.need.audience === 'network') askForOpenNeed(context, request.id);
    context.audit('quotation-request', request.id, { state: to });
    return ok({ state: to });
  },
});
