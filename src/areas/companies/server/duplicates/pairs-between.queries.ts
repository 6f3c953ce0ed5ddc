import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Evidence, PairState } from '../../duplicates/pair.ts';

/** A pair as it is kept, with the firms that stand for its records now. */
export interface KnownPair {
  id: string;
  leftId: string;
  rightId: string;
  leftFirm: string;
  rightFirm: string;
  state: PairState;
  evidence: Evidence[];
  decidedAt: Date | null;
}

/** Every pair between records of these firms, in the order that writers lock them. */
export async function pairsAmong(tx: Tx, firmIds: readonly string[]): Promise<KnownPair[]> {
  const ids = [...new Set(firmIds)];
  const { rows } = await sql<KnownPair>`
    select p.id, p.left_id, p.right_id, l.firm_id as left_firm, r.firm_id as right_firm, p.state, p.evidence, p.decided_at
    from company l join duplicate_pair p on p.left_id = l.id join company r on r.id = p.right_id
    where l.firm_id = any(${ids}::uuid[]) and r.firm_id = any(${ids}::uuid[]) and l.firm_id <> r.firm_id
    order by p.left_id, p.right_id`.execute(tx);
  return rows;
}

/** Names two firms, whichever comes first. */
export const firmsKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
