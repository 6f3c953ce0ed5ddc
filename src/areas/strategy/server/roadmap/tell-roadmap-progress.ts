import type { Tx } from '#platform/db/scope.ts';
import { tellProgress } from '../document/write-text.ts';

/** A first plan changes how far a strategy is, without a text of it changing. */
export async function tellRoadmapProgress(tx: Tx, strategyId: string): Promise<void> {
  const strategy = await tx
    .selectFrom('digitalStrategy')
    .select(['id', 'companyId'])
    .where('id', '=', strategyId)
    .executeTakeFirst();
  if (strategy) await tellProgress(tx, strategy);
}
