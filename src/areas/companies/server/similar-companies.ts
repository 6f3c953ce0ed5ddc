import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { CompanyFields, SimilarCompany } from '../company.ts';
import { blockingKeys, matchRecord, type MatchRecord, type MatchResult } from '../matching/index.ts';
import { toMatchRecord } from './company-row.ts';

/** Enough to hold every firm that shares a telling key; a key shared by more tells nothing. */
const MOST_CANDIDATES = 500;
const MOST_SHOWN = 10;

/** A firm of the register, as it is compared. */
export interface RegisterCandidate extends MatchRecord {
  id: string;
  names: string[];
  city: string | undefined;
  neq: string | undefined;
}

/** Judges which firm of the register a description stands for, with the evidence: for other areas too. */
export async function matchInRegister(
  tx: Tx,
  described: MatchRecord,
): Promise<MatchResult<RegisterCandidate>> {
  const candidates = await findCandidates(tx, blockingKeys(described));
  if (candidates.length === 0) return { decision: 'new', candidates: [], probabilityNew: 1 };
  return matchRecord(described, candidates, { registerSize: await countFirms(tx) });
}

/** Firms of the register that may be the one described, the likeliest first; none when it is most likely new. */
export async function findSimilar(tx: Tx, fields: CompanyFields): Promise<SimilarCompany[]> {
  const { decision, candidates: ranked } = await matchInRegister(tx, toMatchRecord(fields));
  if (decision === 'new') return [];
  return ranked.slice(0, MOST_SHOWN).map(({ record, probability }) => ({
    id: record.id,
    name: record.names[0]!,
    city: record.city ?? null,
    neq: record.neq ?? null,
    probability,
    sameNeq: record.neq !== undefined && record.neq === fields.neq,
  }));
}

async function findCandidates(tx: Tx, keys: string[]): Promise<RegisterCandidate[]> {
  const { rows } = await sql<Record<string, string | null> & { id: string; names: string[] }>`
    select c.id, c.legal_name || array(select n.name from company_name n where n.company_id = c.id order by n.id) as names,
      c.neq, c.business_number as bn, c.street as address, c.city, c.postal_code, c.phone, c.website
    from company c
    where c.blocking_keys && ${keys}::text[] and c.merged_into is null
    order by c.id limit ${MOST_CANDIDATES}`.execute(tx);
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).filter(([, value]) => value !== null),
      ) as unknown as RegisterCandidate,
  );
}

async function countFirms(tx: Tx): Promise<number> {
  const { rows } = await sql<{ firms: number }>`select count(*) as firms from company_listing`.execute(tx);
  return rows[0]!.firms;
}
