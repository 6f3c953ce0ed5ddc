import { createHash } from 'node:crypto';
import type { Tx } from '../db/scope.ts';
import type { Actor } from '../use-case/actor.ts';

/** An answer kept under the caller's key, so that a request repeated after a lost answer is not done twice. */
export interface KeptAnswer {
  status: number;
  response: unknown;
}

export type Claim = { kind: 'new' } | { kind: 'kept'; answer: KeptAnswer } | { kind: 'other-request' };

const scopeOf = (actor: Actor): string => actor.organisationId ?? 'public';
const hashOf = (operation: string, input: unknown): string =>
  createHash('sha256').update(operation).update(JSON.stringify(input)).digest('hex');

/**
 * Claims a key in the caller's transaction. A second request with the same key waits here until the first one commits
 * (the primary key makes it), and then reads the first one's answer.
 */
export async function claimKey(
  tx: Tx,
  actor: Actor,
  key: string,
  operation: string,
  input: unknown,
  now: Date,
): Promise<Claim> {
  const requestHash = hashOf(operation, input);
  const inserted = await tx
    .insertInto('idempotencyKey')
    .values({
      scope: scopeOf(actor),
      key,
      operation,
      requestHash,
      status: 0,
      response: 'null',
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'new' };
  const kept = await tx
    .selectFrom('idempotencyKey')
    .selectAll()
    .where('scope', '=', scopeOf(actor))
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (kept.requestHash !== requestHash) return { kind: 'other-request' };
  return { kind: 'kept', answer: { status: kept.status, response: kept.response } };
}

export async function keepAnswer(tx: Tx, actor: Actor, key: string, answer: KeptAnswer): Promise<void> {
  await tx
    .updateTable('idempotencyKey')
    .set({ status: answer.status, response: JSON.stringify(answer.response) })
    .where('scope', '=', scopeOf(actor))
    .where('key', '=', key)
    .execute();
}
