import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { ReviewRow, RowFilter } from '../../import/batch.ts';
import type { StatedRow } from '../../import/import-values.ts';
import { ROW_CONDITIONS } from './count-rows.ts';

type Row = Omit<ReviewRow, 'label' | 'repaired' | 'candidates' | 'company'> & {
  values: StatedRow;
  candidates: ReviewRow['candidates'] | null;
  companyId: string | null;
  companyName: string | null;
};

/** Rows for the review page, behind `after` in the order of the file. The caller has checked whose batch it is. */
export async function reviewRows(
  tx: Tx,
  batchId: string,
  show: RowFilter,
  after: number,
  limit: number,
): Promise<ReviewRow[]> {
  const { rows } = await sql<Row>`
    select r.row_number, r.values, r.problems, r.decision, r.same_as_row, r.candidates, r.changes, r.company_id,
      c.legal_name as company_name
    from (select * from import_row where batch_id = ${batchId} and row_number > ${after} and ${ROW_CONDITIONS[show]}
      order by row_number limit ${limit}) r
    left join company c on c.id = r.company_id order by r.row_number`.execute(tx);
  return rows.map(({ values, candidates, companyId, companyName, ...row }) => ({
    ...row,
    label: labelOf(values),
    repaired: values.repaired ?? [],
    candidates: candidates ?? [],
    company: companyId && companyName ? { id: companyId, name: companyName } : null,
  }));
}

function labelOf({ firm, person }: StatedRow): ReviewRow['label'] {
  return {
    firm: firm.legalName ?? firm.neq ?? '',
    place: [firm.street, firm.city, firm.postalCode].filter(Boolean).join(', '),
    person: person.name ?? person.email ?? '',
  };
}
