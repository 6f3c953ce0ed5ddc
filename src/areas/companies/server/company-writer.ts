import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { mayBeMisspelt, searchText } from '../company-search.rules.ts';
import type { CompanyFields } from '../company.ts';
import type { CompanyEvent } from '../timeline.ts';
import { COLUMNS, toRow } from './company-row.ts';
import { writeTimeline, type Writer } from './timeline-writer.ts';

/**
 * The one way a firm's row is written: by the register's own use cases, by imports, merges and the generator.
 *
 * What holds after it, and must after any other writing of `company`:
 * - the fields were tidied (`tidyCompany`): the writer checks nothing;
 * - region and its certainty follow from the address, unless someone stated the region;
 * - `search_text` and `blocking_keys` follow from names, identifiers and address, and every word of the first is in
 *   `company_word`;
 * - `company_name` holds exactly the other names;
 * - a new record stands for itself: `firm_id` is its own id (merges change that, and nothing else does);
 * - among records that stand for themselves, a NEQ is there once;
 * - `updated_at` is the writing's instant, and the firm's timeline says what happened when the caller does.
 */
export interface CompanyToWrite {
  id: string;
  fields: CompanyFields;
  /** What the timeline says of it; nothing when left out. */
  event?: { kind: CompanyEvent; details?: Record<string, unknown> };
}

const CHUNK = 2000;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const columns = sql.raw(NAMES.join(', '));
const recordType = sql.raw(`r(id uuid, ${NAMES.map((name) => `${name} ${COLUMNS[name]}`).join(', ')})`);
const assignments = sql.raw(NAMES.map((name) => `${name} = r.${name}`).join(', '));

/**
 * Adds firms, thousands a statement. A firm whose NEQ already stands in the register is left out.
 * @returns the ids of those that were added.
 */
export async function insertCompanies(
  writer: Writer,
  companies: readonly CompanyToWrite[],
): Promise<Set<string>> {
  const added = new Set<string>();
  await inChunks(companies, async (chunk, rows) => {
    const { rows: written } = await sql<{ id: string }>`
      insert into company (id, firm_id, created_by, created_at, updated_at, ${columns})
      select r.id, r.id, ${writer.actor.organisationId}::uuid, ${writer.now}, ${writer.now}, ${columns}
      from json_to_recordset(${rows}) as ${recordType}
      on conflict (neq) where neq is not null and merged_into is null do nothing
      returning id`.execute(writer.tx);
    for (const { id } of written) added.add(id);
    await writeAround(
      writer,
      chunk.filter(({ id }) => added.has(id)),
    );
  });
  return added;
}

/**
 * Replaces all that is stated of firms, thousands a statement. Start from `readFields` to change only a part.
 * @throws the database's unique violation when a NEQ is another firm's: ask before.
 */
export async function updateCompanies(writer: Writer, companies: readonly CompanyToWrite[]): Promise<void> {
  await inChunks(companies, async (chunk, rows) => {
    await sql`update company c set ${assignments}, updated_at = ${writer.now}
      from json_to_recordset(${rows}) as ${recordType} where c.id = r.id`.execute(writer.tx);
    const ids = chunk.map(({ id }) => id);
    await sql`delete from company_name where company_id = any(${ids}::uuid[])`.execute(writer.tx);
    await writeAround(writer, chunk);
  });
}

/** Takes firms out again, as if they had never been written: only to undo what wrote them, before anything leans on it. */
export async function deleteCompanies(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from timeline_entry where company_id = any(${ids}::uuid[])`.execute(tx);
  await sql`delete from company where id = any(${ids}::uuid[])`.execute(tx);
}

async function inChunks(
  companies: readonly CompanyToWrite[],
  write: (chunk: readonly CompanyToWrite[], rows: string) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < companies.length; start += CHUNK) {
    const chunk = companies.slice(start, start + CHUNK);
    await write(chunk, JSON.stringify(chunk.map(({ id, fields }) => ({ id, ...toRow(fields) }))));
  }
}

/** Other names, words and timeline of firms just written. */
async function writeAround(writer: Writer, companies: readonly CompanyToWrite[]): Promise<void> {
  await writeNames(writer, companies);
  await writeWords(writer.tx, companies);
  const entries = companies.flatMap(({ id, event }) =>
    event
      ? [
          {
            companyId: id,
            at: writer.now,
            kind: event.kind,
            shared: true,
            details: { ...event.details, ...byWhom(writer) },
          },
        ]
      : [],
  );
  await writeTimeline(writer, entries);
}

const byWhom = ({ actor }: Writer) => (actor.organisationId ? { by: actor.organisationId } : {});

async function writeNames({ tx, newId }: Writer, companies: readonly CompanyToWrite[]): Promise<void> {
  const stated = companies.flatMap(({ id, fields }) =>
    fields.otherNames.map(({ name, kind }) => ({ company_id: id, name, kind })),
  );
  if (stated.length === 0) return;
  // Names are read back in the order of their ids, and ids of one instant come in any order.
  const ids = stated.map(() => newId()).sort();
  const names = stated.map((name, at) => ({ id: ids[at], ...name }));
  await sql`insert into company_name (id, company_id, name, kind)
    select id, company_id, name, kind from json_populate_recordset(null::company_name, ${JSON.stringify(names)})
    on conflict (company_id, name) do nothing`.execute(tx);
}

async function writeWords(tx: Tx, companies: readonly CompanyToWrite[]): Promise<void> {
  const words = new Set(
    companies.flatMap(({ fields }) => searchText(fields).split(' ').filter(mayBeMisspelt)),
  );
  if (words.size === 0) return;
  await sql`insert into company_word (word)
    select new.word from unnest(${[...words]}::text[]) new(word)
    where not exists (select from company_word known where known.word = new.word collate "C")`.execute(tx);
}
