import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { RowProblem, StatedRow } from '../../import/import-values.ts';
import type { MatchedRow } from './match-rows.ts';

export interface StagedRow {
  rowNumber: number;
  values: StatedRow;
  problems: RowProblem[];
  /** Null for a row with problems: it is not matched. */
  match: MatchedRow | null;
}

export async function lastStagedRow(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{
    last: number | null;
  }>`select max(row_number) as last from import_row where batch_id = ${batchId}`.execute(tx);
  return rows[0]?.last ?? 0;
}

export async function countStaged(tx: Tx, batchId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from import_row where batch_id = ${batchId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Writes rows of the file beside the register, in one statement. */
export async function stageRows(tx: Tx, batchId: string, rows: readonly StagedRow[]): Promise<void> {
  const records = rows.map(({ rowNumber, values, problems, match }) => ({
    row_number: rowNumber,
    values,
    problems,
    decision: match?.decision ?? null,
    company_id: match?.companyId ?? null,
    probability: match?.probability ?? null,
    candidates: match && match.candidates.length > 0 ? match.candidates : null,
    changes: match?.changes ?? null,
  }));
  await sql`
    insert into import_row (batch_id, row_number, values, problems, decision, company_id, probability, candidates, changes)
    select ${batchId}::uuid, row_number, values, problems, decision, company_id, probability, candidates, changes
    from json_populate_recordset(null::import_row, ${JSON.stringify(records)})`.execute(tx);
}
