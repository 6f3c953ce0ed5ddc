import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';

/** Distinct firms of a scope that submitted an assessment from a day to a day. Null for an activity: it diagnoses nobody. */
export async function countDiagnosed(
  tx: Tx,
  { scope, id }: { scope: string; id: string },
  { from, to }: { from: string | null; to: string | null },
): Promise<number | null> {
  if (scope === 'activity') return null;
  const { rows } = await sql<{
    firms: number;
  }>`select diagnosed_between(${scope}, ${id}, ${from}::date, ${to}::date) as firms`.execute(tx);
  return rows[0]!.firms;
}
