import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/db/scope.ts';
import type { companySuggestionSchema } from '../company.ts';
import { queryWords, searchQuery } from '../company-search.rules.ts';
import { fold } from '../matching/text.ts';
import { resolveWords } from './company-filter.queries.ts';

export type CompanySuggestion = z.infer<typeof companySuggestionSchema>;

const shown = sql`c.id, c.legal_name as name, c.city, c.neq`;
const LAST = '\u{10ffff}';

/**
 * Firms to pick from while someone types: names that begin so, then firms that have the words anywhere, then, when
 * there are none, firms with neighbouring words. Each step stops as soon as there are enough.
 */
export async function suggestCompanies(tx: Tx, typed: string, limit: number): Promise<CompanySuggestion[]> {
  const words = queryWords(typed);
  if (words.length === 0) return [];
  const found = await beginning(tx, fold(typed.trim()), limit);
  if (found.length < limit)
    found.push(
      ...(await having(
        tx,
        words.map((word) => [word]),
        limit,
      )),
    );
  if (found.length === 0) found.push(...(await having(tx, await neighbours(tx, typed), limit)));
  return [...new Map(found.map((firm) => [firm.id, firm])).values()].slice(0, limit);
}

async function beginning(tx: Tx, start: string, limit: number): Promise<CompanySuggestion[]> {
  const { rows } = await sql<CompanySuggestion>`
    select ${shown} from company_listing l join company c on c.id = l.company_id
    where l.name_key >= ${start} and l.name_key < ${start + LAST}
    order by l.name_key, l.company_id limit ${limit}`.execute(tx);
  return rows;
}

async function having(tx: Tx, alternatives: string[][], limit: number): Promise<CompanySuggestion[]> {
  // Twice as many as wanted: some may be there already, and the closest names come first among them.
  const { rows } = await sql<CompanySuggestion>`
    select ${shown} from (select company_id from company_listing where words @@ ${searchQuery(alternatives)}::tsquery limit ${limit * 2}) l
    join company c on c.id = l.company_id`.execute(tx);
  return rows.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

async function neighbours(tx: Tx, typed: string): Promise<string[][]> {
  return (await resolveWords(tx, typed)).map(({ used }) => used);
}
