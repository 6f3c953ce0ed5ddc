import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { strategyDocumentSchema, type Signoff, type StrategyDocument } from '../../document/document.ts';

/** Every signature of a strategy, the newest first. */
export async function readSignoffs(tx: Tx, strategyId: string): Promise<Signoff[]> {
  const { rows } = await sql<Signoff>`
    select version, signed_name as name, signed_role as role, signed_on::text as "on", recorded, recorded_by_name as recorded_by
    from strategy_signoff where strategy_id = ${strategyId}::uuid order by version desc`.execute(tx);
  return rows;
}

/** What was signed as this version, exactly as it was; null when this version was not signed. */
export async function signedDocument(
  tx: Tx,
  strategyId: string,
  version: number,
): Promise<StrategyDocument | null> {
  const found = await tx
    .selectFrom('strategySignoff')
    .where('strategyId', '=', strategyId)
    .where('version', '=', version)
    .select('document')
    .executeTakeFirst();
  return found ? strategyDocumentSchema.parse(found.document) : null;
}
