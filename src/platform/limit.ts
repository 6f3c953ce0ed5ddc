import { sql } from 'kysely';
import type { Database } from './db/connect.ts';
import type { Tx } from './db/scope.ts';
import { hashSecret } from './ids.ts';

/** At most `most` times within `seconds` of the first. */
export interface Allowance {
  most: number;
  seconds: number;
}

/**
 * Takes one turn for a key ("register:192.0.2.1") and says whether it may go on. Counted in the database, so that every
 * server process counts the same; only a hash of the key is kept. In a transaction that is taken back, so is the turn.
 */
export async function takeTurn(
  db: Database | Tx,
  key: string,
  { most, seconds }: Allowance,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select app_take_turn(${hashSecret(key)}, ${most}::integer, ${seconds}::integer, ${now}::timestamptz) as allowed`.execute(
    db,
  );
  return rows[0]!.allowed;
}

/** Forgets windows that ended: a job's work. */
export async function forgetTurns(db: Database, before: Date): Promise<void> {
  await sql`delete from turn where starts_at < ${before}`.execute(db);
}
