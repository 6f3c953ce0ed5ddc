import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { anyone, ok, refuseField, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { outcomeProblem, outcomeSchema, plainOutcome, type Outcome } from '../../quotation/index.ts';
import { takeBuyerStep } from './buyer-step.ts';
import { linkToken } from './confirm-request.ts';
import { personName } from '../profile/person-name.ts';
import { supplierPeople } from './policies.ts';
import { readOutcomes, readRecipients } from './request.queries.ts';
import { takeSupplierStep } from './supplier-step.ts';
import { outcomeOf } from './get-buyer-request.ts';
import { agreementView } from './views.ts';

const declared = z.object({ agreement: agreementView });

/** The buyer says what came of the award. It can be said again, until both agree and after. */
export const declareBuyerOutcome = useCase({
  name: 'network.declare-buyer-outcome',
  summary: text(m.quotation_op_declare_buyer),
  input: z.object({ token: linkToken, outcome: outcomeSchema }),
  output: declared,
  allow: anyone,
  http: { method: 'PUT', path: '/network/buyer-requests/{token}/outcome' },
  async run({ token, outcome }, context) {
    const step = await takeBuyerStep(context, token, 'declare');
    if (!step.ok) return step;
    const { request } = step.value;
    const chosen = (await readRecipients(context.tx, request.id)).find(({ state }) => state === 'awarded')!;
    const by = { side: 'buyer', declaredByName: request.buyerName } as const;
    return declare(context, { requestId: request.id, recipientId: chosen.id, ...by }, outcome);
  },
});

/** The supplier that was chosen says what came of it. */
export const declareSupplierOutcome = useCase({
  name: 'network.declare-supplier-outcome',
  summary: text(m.quotation_op_declare_supplier),
  input: z.object({ requestId: z.uuid(), outcome: outcomeSchema }),
  output: declared,
  allow: supplierPeople,
  http: { method: 'PUT', path: '/network/requests/{requestId}/outcome' },
  async run({ requestId, outcome }, context) {
    const step = await takeSupplierStep(context, requestId, 'declare');
    if (!step.ok) return step;
    const { request, recipient } = step.value;
    const by = { side: 'supplier', declaredByName: await personName(context) } as const;
    return declare(context, { requestId: request.id, recipientId: recipient.id, ...by }, outcome);
  },
});

interface Declaring {
  requestId: string;
  recipientId: string;
  side: 'buyer' | 'supplier';
  declaredByName: string;
}

async function declare(
  context: Context,
  of: Declaring,
  said: Outcome,
): Promise<Result<z.output<typeof declared>>> {
  const problem = outcomeProblem(said);
  if (problem !== null)
    return refuseField(`outcome.${problem}`, 'outcome-incomplete', text(m.quotation_problem_outcome));
  const outcome = { ...plainOutcome(said), declaredByName: of.declaredByName, declaredAt: context.now };
  await context.tx
    .insertInto('quotationOutcome')
    .values({ ...of, ...outcome })
    .onConflict((on) => on.columns(['recipientId', 'side']).doUpdateSet(outcome))
    .execute();
  context.audit('quotation-request', of.requestId, { side: of.side, ordered: said.ordered });
  return ok({ agreement: outcomeOf(await readOutcomes(context.tx, of.requestId)).agreement });
}
