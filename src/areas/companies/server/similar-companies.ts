import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { queryWords } from '../company-search.rules.ts';
import type { CompanyFields, SimilarCompany } from '../company.ts';
import { toRow } from './company-row.ts';

/** Firms of the register that may be the one described, the likeliest first. */
export async function findSimilar(tx: Tx, fields: CompanyFields, exceptId: string | null = null): Promise<SimilarCompany[]> {
  const { blocking_keys: keys } = toRow(fields);
  const { rows } = await sql<{ id: string; name: string; city: string | null; neq: string | null }>`
    select c.id, c.legal_name as name, c.city, c.neq from company c
    where c.blocking_keys && ${keys}::text[] and c.merged_into is null and c.id is distinct from ${exceptId}::uuid limit 200`.execute(tx);
  const words = queryWords(fields.legalName).join(' ');
  return rows
    .map((row) => ({ ...row, sameNeq: row.neq !== null && row.neq === fields.neq, probability: queryWords(row.name).join(' ') === words ? 0.9 : 0 }))
    .filter((row) => row.probability > 0.1 || row.sameNeq);
}
