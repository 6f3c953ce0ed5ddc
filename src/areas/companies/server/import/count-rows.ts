import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { BatchCounts } from '../../import/batch.ts';

/** Which rows count as what: one place, for the counts and for the lists behind them. */
export const ROW_CONDITIONS = {
  all: sql<boolean>`true`,
  errors: sql<boolean>`(problems <> '[]' and decision is distinct from 'skip')`,
  review: sql<boolean>`(problems = '[]' and decision = 'review')`,
  new: sql<boolean>`(problems = '[]' and decision = 'new')`,
  same: sql<boolean>`(problems = '[]' and decision = 'same')`,
  changed: sql<boolean>`(problems = '[]' and decision = 'same' and (changes->'filled' <> '[]' or changes->'differing' <> '[]'))`,
  skip: sql<boolean>`decision = 'skip'`,
};

export async function countRows(tx: Tx, batchId: string): Promise<BatchCounts> {
  const of = (condition: keyof typeof ROW_CONDITIONS) =>
    sql`count(*) filter (where ${ROW_CONDITIONS[condition]})`;
  const { rows } = await sql<BatchCounts>`
    select count(*) as total, ${of('new')} as "new", ${of('same')} as same, ${of('changed')} as changed,
      ${of('review')} as review, ${of('errors')} as errors, ${of('skip')} as skip
    from import_row where batch_id = ${batchId}`.execute(tx);
  return rows[0]!;
}
