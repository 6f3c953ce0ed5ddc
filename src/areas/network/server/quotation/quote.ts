import { z } from 'zod';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { ok, refuseField, useCase } from '#platform/use-case/index.ts';
import { quotationFieldsSchema, RECIPIENT_STATES } from '../../quotation/index.ts';
import { personName } from '../profile/person-name.ts';
import { askForLetter } from './letters.ts';
import { supplierPeople } from './policies.ts';
import { readQuotations, standingQuotations } from './request.queries.ts';
import { moveRecipient, takeSupplierStep } from './supplier-step.ts';

/** Offers of one supplier for one request: enough to negotiate, too few to fill a mailbox with. */
const MOST_VERSIONS = 20;

/** Offers a price, in place of what was offered before. Refused after the deadline, what was sent before staying. */
export const quote = useCase({
  name: 'network.quote',
  summary: text(m.quotation_op_quote),
  input: z.object({ requestId: z.uuid(), quotation: quotationFieldsSchema }),
  output: z.object({ version: z.number().int() }),
  allow: supplierPeople,
  http: { method: 'PUT', path: '/network/requests/{requestId}/quotation' },
  async run({ requestId, quotation }, context) {
    const step = await takeSupplierStep(context, requestId, 'quote');
    if (!step.ok) return step;
    const { recipient } = step.value;
    const { tx, now } = context;
    if (quotation.validUntil < quebecDay(now))
      return refuseField('quotation.validUntil', 'validity-past', text(m.quotation_problem_validity));
    const before = (await readQuotations(tx, requestId)).filter((one) => one.recipientId === recipient.id);
    if (before.length >= MOST_VERSIONS)
      return refuseField('quotation.priceCents', 'too-many-versions', text(m.quotation_problem_versions));
    const id = context.newId();
    const version = before.length + 1;
    const by = { madeByName: await personName(context), madeAt: now };
    await tx
      .insertInto('quotation')
      .values({ id, requestId, recipientId: recipient.id, version, ...quotation, ...by })
      .execute();
    await moveRecipient(context, step.value);
    askForLetter(context, { kind: 'quoted', requestId, supplier: recipient.name, key: `quoted:${id}` });
    // How much is nobody's but the two sides'.
    context.audit('quotation-request', requestId, { quoted: version });
    return ok({ version });
  },
});

/** Takes back what was offered, until the deadline. */
export const withdrawQuotation = useCase({
  name: 'network.withdraw-quotation',
  summary: text(m.quotation_op_withdraw_quotation),
  input: z.object({ requestId: z.uuid() }),
  output: z.object({ state: z.enum(RECIPIENT_STATES) }),
  allow: supplierPeople,
  http: { method: 'DELETE', path: '/network/requests/{requestId}/quotation' },
  async run({ requestId }, context) {
    const step = await takeSupplierStep(context, requestId, 'withdraw-quotation');
    if (!step.ok) return step;
    const { recipient, to } = step.value;
    const [standing] = standingQuotations(await readQuotations(context.tx, requestId)).filter(
      (one) => one.recipientId === recipient.id,
    );
    await context.tx
      .updateTable('quotation')
      .set({ withdrawnAt: context.now })
      .where('id', '=', standing!.id)
      .execute();
    await moveRecipient(context, step.value);
    context.audit('quotation-request', requestId, { withdrawn: standing!.version });
    return ok({ state: to });
  },
});
