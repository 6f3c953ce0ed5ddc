import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { StatedRow } from '../../import/import-values.ts';
import type { ImportedBatch, ImportedRow, UndoneRow } from './contract.ts';

/** A row as it was decided, before its firm is settled. */
export interface DecidedRow {
  rowNumber: number;
  values: StatedRow;
  decision: 'same' | 'new' | 'review';
  companyId: string | null;
  sameAsRow: number | null;
}

/** The next rows to import, in the order of the file; people whose firm nobody settled come along without one. */
export async function nextRows(
  tx: Tx,
  batch: ImportedBatch,
  after: number,
  limit: number,
): Promise<DecidedRow[]> {
  const decisions = batch.kind === 'attendance' ? ['same', 'new', 'review'] : ['same', 'new'];
  const { rows } = await sql<DecidedRow>`
    select row_number, values, decision, company_id, same_as_row from import_row
    where batch_id = ${batch.id} and row_number > ${after} and problems = '[]' and decision = any(${decisions}::text[])
    order by row_number limit ${limit}`.execute(tx);
  return rows;
}

/** For each matched record, the one that stands for its firm now: it may have been merged since the dry run. */
export async function finalRecords(tx: Tx, rows: readonly DecidedRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ companyId }) => companyId ?? []))];
  if (ids.length === 0) return new Map();
  const { rows: found } = await sql<{ id: string; firmId: string }>`
    select id, firm_id from company where id = any(${ids}::uuid[]) for share`.execute(tx);
  return new Map(found.map(({ id, firmId }) => [id, firmId]));
}

/** Keeps with each row what it did, enough to take it back. */
export async function writeApplied(
  tx: Tx,
  batchId: string,
  rows: readonly ImportedRow[],
  effects: readonly unknown[],
): Promise<void> {
  const records = rows.map(({ rowNumber, companyId, created }, at) => ({
    row_number: rowNumber,
    company_id: companyId,
    before: { created, effect: effects[at] ?? null },
  }));
  await sql`
    update import_row r set applied = true, company_id = done.company_id, before = done.before
    from json_populate_recordset(null::import_row, ${JSON.stringify(records)}) done
    where r.batch_id = ${batchId} and r.row_number = done.row_number`.execute(tx);
}

export async function countEffects(
  tx: Tx,
  batchId: string,
): Promise<{ created: number; filled: number; contacts: number; rows: number }> {
  const { rows } = await sql<{ created: number; filled: number; contacts: number; rows: number }>`
    select count(*) as rows, count(*) filter (where (before->>'created')::boolean) as created,
      count(*) filter (where before->'effect' ? 'company') as filled,
      count(*) filter (where before->'effect' ? 'contactId') as contacts
    from import_row where batch_id = ${batchId} and applied`.execute(tx);
  return rows[0]!;
}

/** The next imported rows, in the order of the file, with what each did. */
export async function appliedRows(
  tx: Tx,
  batchId: string,
  after: number,
  limit: number,
): Promise<UndoneRow[]> {
  const { rows } = await sql<UndoneRow>`
    select row_number, company_id, coalesce((before->>'created')::boolean, false) as created, before->'effect' as effect
    from import_row where batch_id = ${batchId} and row_number > ${after} and applied
    order by row_number limit ${limit}`.execute(tx);
  return rows;
}

/** Rows as they were before the import: their decisions stay, the firms that only the import gave them do not. */
export async function forgetApplied(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update import_row set applied = false, before = null,
      company_id = case when (before->>'created')::boolean or same_as_row is not null then null else company_id end
    where batch_id = ${batchId} and applied`.execute(tx);
}
