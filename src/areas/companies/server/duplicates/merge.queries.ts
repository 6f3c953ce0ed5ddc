import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Contribution } from '../../duplicates/fill.rules.ts';
import type { Evidence } from '../../duplicates/pair.ts';
import type { StandingMerge } from '../../duplicates/undo.rules.ts';

/** What `company_merge.changes` holds: all that undoing needs. */
export interface MergeChanges {
  contribution: Contribution;
  /** Open pairs between the two firms that the merge settled. */
  settledPairs: string[];
}

export interface MergeRecord {
  id: string;
  survivorId: string;
  mergedId: string;
  changes: MergeChanges;
  undoneAt: Date | null;
}

export interface NewMerge extends Omit<MergeRecord, 'undoneAt'> {
  evidence: Evidence[];
  probability: number;
  mergedBy: string | null;
  organisationId: string | null;
  mergedAt: Date;
  jobId: string | null;
}

export async function insertMerge(tx: Tx, { changes, evidence, ...merge }: NewMerge): Promise<void> {
  const json = { changes: JSON.stringify(changes), evidence: JSON.stringify(evidence) };
  await tx
    .insertInto('companyMerge')
    .values({ ...merge, ...json })
    .execute();
}

export async function findMerge(tx: Tx, id: string): Promise<MergeRecord | undefined> {
  const { rows } =
    await sql<MergeRecord>`select id, survivor_id, merged_id, changes, undone_at from company_merge
    where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Merges that hold into any of these records, in the order they were made. */
export async function standingMergesInto(tx: Tx, ids: readonly string[]): Promise<MergeRecord[]> {
  const { rows } =
    await sql<MergeRecord>`select id, survivor_id, merged_id, changes, undone_at from company_merge
    where survivor_id = any(${[...ids]}::uuid[]) and undone_at is null order by merged_at, id for update`.execute(
      tx,
    );
  return rows;
}

export const asStanding = ({ id, survivorId, mergedId, changes }: MergeRecord): StandingMerge => ({
  id,
  survivorId,
  mergedId,
  contribution: changes.contribution,
});

export async function changeContribution(tx: Tx, id: string, contribution: Contribution): Promise<void> {
  await sql`update company_merge set changes = jsonb_set(changes, '{contribution}', ${JSON.stringify(contribution)}::jsonb)
    where id = ${id}`.execute(tx);
}

export async function markUndone(
  tx: Tx,
  id: string,
  by: { undoneBy: string | null; undoneByOrganisation: string | null; undoneAt: Date; kept: string[] },
): Promise<void> {
  await tx.updateTable('companyMerge').set(by).where('id', '=', id).execute();
}
