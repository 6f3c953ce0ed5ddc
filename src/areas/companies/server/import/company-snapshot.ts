import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';

/** A firm's rows as they stood, as JSON: instants keep their microseconds. */
export interface Snapshot {
  company: Record<string, unknown>;
  names: Record<string, unknown>[];
}

/**
 * Firms as they stand before a batch first changes them. Those that the batch made, or has kept already, are left out:
 * the first snapshot is the one to go back to.
 */
export async function snapshots(
  tx: Tx,
  batchId: string,
  ids: readonly string[],
): Promise<Map<string, Snapshot>> {
  const { rows } = await sql<{ id: string; snapshot: Snapshot }>`
    select c.id, json_build_object(
      'company', to_jsonb(c) - 'name_key' - 'search_words',
      'names', (select coalesce(json_agg(to_jsonb(n)), '[]') from company_name n where n.company_id = c.id)) as snapshot
    from company c
    where c.id = any(${ids}::uuid[]) and not exists (
      select from import_row r where r.batch_id = ${batchId} and r.company_id = c.id and r.applied
        and ((r.before->>'created')::boolean or r.before->'effect' ? 'company'))`.execute(tx);
  return new Map(rows.map(({ id, snapshot }) => [id, snapshot]));
}

/** Which of these firms were written again after the import's instant. */
export async function changedSince(tx: Tx, ids: readonly string[], at: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from company where id = any(${ids}::uuid[]) and (updated_at <> ${at} or merged_into is not null)`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Puts firms back exactly as they stood, other names included. */
export async function restore(tx: Tx, kept: readonly Snapshot[]): Promise<void> {
  if (kept.length === 0) return;
  const columns = await writableColumns(tx);
  const companies = JSON.stringify(kept.map(({ company }) => company));
  const names = JSON.stringify(kept.flatMap((snapshot) => snapshot.names));
  await sql`
    update company c set ${sql.raw(columns.map((name) => `"${name}" = k."${name}"`).join(', '))}
    from json_populate_recordset(null::company, ${companies}) k where c.id = k.id`.execute(tx);
  const ids = kept.map(({ company }) => String(company['id']));
  await sql`delete from company_name where company_id = any(${ids}::uuid[])`.execute(tx);
  await sql`insert into company_name select * from json_populate_recordset(null::company_name, ${names})`.execute(
    tx,
  );
}

/** Asked of the database: a column added later is restored too. */
async function writableColumns(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'company'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'id'`.execute(
    tx,
  );
  return rows.map(({ name }) => name);
}
