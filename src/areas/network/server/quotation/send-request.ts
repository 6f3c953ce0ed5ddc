import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { takeBuyerStep } from './buyer-step.ts';
import { matchPublished } from './candidates.ts';
import { linkToken, requestMoved } from './confirm-request.ts';
import { askForSupplierLetters } from './letters.ts';
import { supplierGone } from './refusals.ts';
import { readRecipients, type RequestRow } from './request.queries.ts';

/** Suppliers that one request may go to: who writes to everybody asks nobody. */
const MOST_RECIPIENTS = 20;

/** Sends a confirmed request to the suppliers that the buyer picked; more can be asked until the deadline. */
export const sendRequest = useCase({
  name: 'network.send-request',
  summary: text(m.quotation_op_send),
  input: z.object({ token: linkToken, companyIds: z.array(z.uuid()).max(MOST_RECIPIENTS) }),
  output: requestMoved.extend({ asked: z.number().int() }),
  allow: anyone,
  http: { method: 'POST', path: '/network/buyer-requests/{token}/recipients' },
  async run({ token, companyIds }, context) {
    const step = await takeBuyerStep(context, token, 'send', companyIds.length);
    if (!step.ok) return step;
    const { request, to } = step.value;
    const known = await readRecipients(context.tx, request.id);
    const fresh = [...new Set(companyIds)].filter((id) => !known.some(({ companyId }) => companyId === id));
    if (known.length + fresh.length > MOST_RECIPIENTS)
      return refuseField(
        'companyIds',
        'too-many-recipients',
        text(m.quotation_problem_recipients, { limit: MOST_RECIPIENTS }),
      );
    const picked = await matchPublished(context, request.need, fresh);
    // One that was on the page a minute ago may have withdrawn its consent since.
    if (picked.length < fresh.length) return supplierGone(String(fresh.length - picked.length));
    const added = await insertRecipients(context, request, picked);
    await context.tx
      .updateTable('quotationRequest')
      .set({ state: to, sentAt: request.sentAt ?? context.now })
      .where('id', '=', request.id)
      .execute();
    askForSupplierLetters(context, 'invite', added);
    context.audit('quotation-request', request.id, {
      state: to,
      asked: picked.map(({ companyId }) => companyId),
    });
    return ok({ state: to, asked: added.length });
  },
});

async function insertRecipients(
  { tx, now, newId }: Context,
  request: RequestRow,
  picked: Awaited<ReturnType<typeof matchPublished>>,
): Promise<{ id: string; requestId: string }[]> {
  const rows = picked.map(({ companyId, name, slug, match }) => ({
    ...{ id: newId(), requestId: request.id, companyId, name, slug, state: 'sent', sentAt: now },
    match: JSON.stringify({ score: match.score, lacks: match.lacks.map(({ aspect }) => aspect) }),
  }));
  if (rows.length > 0) await tx.insertInto('quotationRecipient').values(rows).execute();
  return rows;
}
