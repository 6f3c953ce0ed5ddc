import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';

export interface LockedFirm {
  id: string;
  legalName: string;
  mergedInto: string | null;
  firmId: string;
  createdBy: string | null;
}

/**
 * Holds records until the transaction ends, in the order of their ids: everyone who merges, separates or judges firms
 * takes the standing firms this way first, so that two of them wait for each other in one order. Weaker than what a
 * change of key takes, because participations of the firm may go on being written.
 */
export async function lockFirms(tx: Tx, ids: readonly string[]): Promise<LockedFirm[]> {
  const { rows } = await sql<LockedFirm>`
    select id, legal_name, merged_into, firm_id, created_by from company
    where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx);
  return rows;
}

/**
 * Makes one firm stand for another and all the records merged into it. The records below go first: whoever writes a
 * participation takes its record before its firm, and so do we.
 */
export async function putUnder(tx: Tx, mergedId: string, survivorId: string): Promise<void> {
  await sql`update company set firm_id = ${survivorId} where firm_id = ${mergedId} and id <> ${mergedId}`.execute(
    tx,
  );
  await sql`update company set merged_into = ${survivorId}, firm_id = ${survivorId} where id = ${mergedId}`.execute(
    tx,
  );
}

/** Lets a record stand for itself again, with the records that were merged into it before. */
export async function standAlone(tx: Tx, id: string): Promise<void> {
  await sql`with recursive below as (
      select c.id from company c where c.merged_into = ${id}
      union all select c.id from company c join below on c.merged_into = below.id)
    update company set firm_id = ${id} where id in (select id from below)`.execute(tx);
  await sql`update company set merged_into = null, firm_id = ${id} where id = ${id}`.execute(tx);
}

/** The records from one up to the firm that stands for it, itself included. */
export async function chainAbove(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select c.id, c.merged_into, 0 as step from company c where c.id = ${id}
      union all select c.id, c.merged_into, above.step + 1 from company c join above on c.id = above.merged_into)
    select id from above order by step`.execute(tx);
  return rows.map((row) => row.id);
}
