import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { CompanyFilter } from '../company.ts';
import { mayBeMisspelt, nearestWords, queryWords, searchQuery } from '../company-search.rules.ts';

/** Who reads the register, as far as its lists care. */
export interface Asking {
  organisationId: string | null;
  /** Whether probable duplicates are this reader's to decide, and so to see. */
  decides: boolean;
}

export interface Correction {
  typed: string;
  used: string[];
}

/** A filter as a condition on `company_listing c`. */
export interface Narrowed {
  where: RawBuilder<unknown>;
  /** Whether the matches may stand anywhere in every order, so that walking an order for them could take for ever. */
  scattered: boolean;
  corrected: Correction[];
}

export async function matching(tx: Tx, asking: Asking, filter: CompanyFilter): Promise<Narrowed> {
  const words = await resolveWords(tx, filter.q ?? '');
  const conditions = [
    ...(words.length > 0 ? [sql`c.words @@ ${searchQuery(words.map(({ used }) => used))}::tsquery`] : []),
    ...plainConditions(filter),
    ...(filter.project ? [reachedBy(filter.project, asking)] : []),
    ...(filter.review ? [waitsForReview(asking)] : []),
  ];
  return {
    where: conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`,
    scattered: words.length > 0 || Boolean(filter.project ?? filter.review ?? filter.membership),
    corrected: words.filter(({ typed, used }) => !used.includes(typed)),
  };
}

function plainConditions({ region, sector, size, membership }: CompanyFilter): RawBuilder<unknown>[] {
  return [
    ...(region ? [sql`c.region_key = ${region === 'none' ? '99' : region}`] : []),
    ...(sector ? [inSector(sector)] : []),
    ...(size ? [sql`c.size_class = ${size}`] : []),
    ...(membership ? [sql`c.memberships @> array[${membership}::text]`] : []),
  ];
}

/** "31-33" spans three codes; any other code holds those that begin with it. */
function inSector(sector: string): RawBuilder<unknown> {
  const [first = sector, last = sector] = sector.split('-');
  return sql`c.naics >= ${first} and c.naics <= ${`${last}9999`}`;
}

/** Firms that a project of the reader's organisation, or one it funds, has reached. */
const reachedBy = (project: string, { organisationId }: Asking) => sql`
  c.company_id in (select r.firm_id from reach_firm r where r.scope_kind = 'project' and r.scope_id = ${project}
    and r.year = 0 and r.contacts > 0)
  and exists (select from project p where p.id = ${project} and (p.organisation_id = ${organisationId}
    or exists (select from funding_source f where f.project_id = p.id and f.funder_id = ${organisationId})))`;

const waitsForReview = ({ decides }: Asking) => sql`${decides} and c.company_id in (
  select d.left_firm from open_duplicate d union all select d.right_firm from open_duplicate d)`;

/** How many firms have a probable duplicate that nobody has judged yet. */
export async function countToReview(tx: Tx, asking: Asking): Promise<number> {
  if (!asking.decides) return 0;
  const { rows } = await sql<{ total: number }>`select count(*) as total from company_listing c
    where ${waitsForReview(asking)}`.execute(tx);
  return rows[0]!.total;
}

/**
 * The words of a search, each with the words to look for in its place. A word that begins nothing in the register is
 * taken as misspelt and stands for its nearest neighbours, when it has any.
 */
export async function resolveWords(tx: Tx, typed: string): Promise<Correction[]> {
  const words = queryWords(typed);
  const unknown = await findUnknown(tx, words.filter(mayBeMisspelt));
  const corrected = new Map<string, string[]>();
  for (const word of unknown) corrected.set(word, nearestWords(word, await findNear(tx, word)));
  return words.map((word) => {
    const near = corrected.get(word) ?? [];
    return { typed: word, used: near.length > 0 ? near : [word] };
  });
}

async function findUnknown(tx: Tx, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ word: string }>`
    select typed.word from unnest(${[...words]}::text[]) typed(word) where not exists (select from company_word known
      where known.word >= typed.word collate "C" and known.word < typed.word || '~' collate "C")`.execute(tx);
  return rows.map(({ word }) => word);
}

/** Words that share enough letters in a row with a misspelt one; `nearestWords` then measures each. */
async function findNear(tx: Tx, word: string): Promise<string[]> {
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.3', true)`.execute(tx);
  const { rows } = await sql<{ word: string }>`
    select word from company_word where ${word} <% word
    order by word_similarity(${word}, word) desc, word limit 200`.execute(tx);
  return rows.map((row) => row.word);
}
