import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { hashSecret } from '#platform/ids.ts';

/**
 * Tells the database, for the rest of the transaction, which link its asker holds: a buyer has no account, and the
 * policies open the one request, or the one saved search, that the link was made for.
 */
export async function holdLink(tx: Tx, secret: string): Promise<void> {
  await sql`select set_config('virage.link', ${hashSecret(secret)}, true)`.execute(tx);
}
