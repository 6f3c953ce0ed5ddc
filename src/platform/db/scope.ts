import { type Kysely, sql, type Transaction } from 'kysely';
import type { Actor } from '../use-case/actor.ts';
import type { DB } from './schema.ts';

export type Tx = Transaction<DB>;

/**
 * Opens one transaction in which the database itself knows who asks: it steps down to the application role and every
 * row-level policy applies. The system actor stays the owner. Settings are local: they end with the transaction.
 */
export function asActor<T>(db: Kysely<DB>, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    if (actor.kind !== 'system') await stepDown(tx, actor);
    return work(tx);
  });
}

function stepDown(tx: Tx, actor: Actor) {
  return sql`select set_config('role', 'virage_app', true),
    set_config('virage.user', ${actor.userId ?? ''}, true),
    set_config('virage.organisation', ${actor.organisationId ?? ''}, true),
    set_config('virage.role', ${actor.role ?? ''}, true),
    set_config('virage.delivers', ${String(actor.delivers)}, true),
    set_config('virage.company', ${actor.companyId ?? ''}, true)`.execute(tx);
}
