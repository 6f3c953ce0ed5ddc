import { sql } from 'kysely';
import { notFound, ok, type Context, type Result } from '#platform/use-case/index.ts';
import { takeRecipientStep, type RecipientAction, type RecipientState } from '../../quotation/index.ts';
import { refuseOver, refuseStep } from './refusals.ts';
import { readRequestById, standingOf, type RecipientRow, type RequestRow } from './request.queries.ts';
import { readOwnRecipient } from './supplier.queries.ts';

export interface SupplierStep {
  request: RequestRow;
  recipient: RecipientRow;
  to: RecipientState;
}

/** What a supplier does when nothing is asked of it any more: only declare what came of an award. */
const AFTERWARDS: readonly RecipientAction[] = ['declare'];

/** The firm's own place in a request, held, with the state an action leads to. A request that it was not asked is not there. */
export async function takeSupplierStep(
  context: Context,
  requestId: string,
  action: RecipientAction,
): Promise<Result<SupplierStep>> {
  const { tx, actor, now } = context;
  // The buyer's row, so that a deadline or an award cannot move in between; then our own.
  await sql`select quotation_hold(${requestId}::uuid)`.execute(tx);
  const recipient = await readOwnRecipient(tx, actor, requestId, { hold: true });
  const request = recipient && (await readRequestById(tx, requestId));
  if (!request) return notFound();
  const state = standingOf(request, now);
  if (state !== 'sent' && !AFTERWARDS.includes(action)) return refuseOver(state);
  const facts = { side: 'supplier', recipients: 1, quotations: 0, late: state !== 'sent' } as const;
  const step = takeRecipientStep(action, recipient.state, facts);
  return step.ok ? ok({ request, recipient, to: step.to }) : refuseStep(step.because);
}

/** Writes where a firm stands now, with what else changed. */
export function moveRecipient(
  { tx, now }: Context,
  { recipient, to }: SupplierStep,
  more: { acceptedAt?: Date; acceptedByName?: string; declineReason?: string | null } = {},
) {
  return tx
    .updateTable('quotationRecipient')
    .set({ state: to, answeredAt: now, ...more })
    .where('id', '=', recipient.id)
    .execute();
}
