import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { expectation, type ExpectationCode } from '../../import/expectations.ts';
import type { FieldKey } from '../../import/import-field.ts';
import type { RowProblem } from '../../import/import-values.ts';
import type { BatchRecord } from './batch.queries.ts';

/**
 * Joins the rows of a file that state one firm which the register lacks: the first of them speaks for the firm, the
 * others follow it ('same', with `same_as_row`). One firm is one NEQ, or one name in one place; in a list of people who
 * came to one activity, one name.
 */
export async function joinRowsOfOneFirm(tx: Tx, batch: BatchRecord): Promise<void> {
  // Rows just staged are unknown to the planner, which would compare each with each.
  await sql`set local enable_nestloop = off`.execute(tx);
  await joinKnown(tx, batch.id);
  await follow(tx, batch.id, sql`values #>> '{firm,neq}'`);
  await follow(tx, batch.id, batch.kind === 'attendance' ? NAME : sql`${NAME} || '|' || ${PLACE}`);
  await refuse(
    tx,
    batch,
    'neq-of-another',
    'neq',
    sql`r.same_as_row is not null and exists (
    select from import_row first where first.batch_id = r.batch_id and first.row_number = r.same_as_row
      and first.values #>> '{firm,neq}' = r.values #>> '{firm,neq}'
      and similarity(fold(first.values #>> '{firm,legalName}'), fold(r.values #>> '{firm,legalName}')) < 0.2)`,
  );
  await refuse(
    tx,
    batch,
    'name-missing',
    'neq',
    sql`r.decision = 'new' and r.values #> '{firm,neq}' is not null
    and coalesce(r.values #>> '{firm,legalName}', '') = ''`,
  );
}

// Letters and digits only: "Acier Nord inc." and "ACIER NORD INC" are one name. In a list of firms a name alone is not
// enough: there are many "Usinage Laval".
const NAME = sql`nullif(regexp_replace(fold(values #>> '{firm,legalName}'), '[^a-z0-9]', '', 'g'), '')`;
const PLACE = sql`coalesce(values #>> '{firm,postalCode}', fold(values #>> '{firm,city}'), values #>> '{firm,phone}')`;

type Sql = ReturnType<typeof sql>;

/** A row whose NEQ another row gives to a firm of the register states that firm too. */
async function joinKnown(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update import_row r set decision = 'same', company_id = known.company_id, candidates = null, changes = null
    from (select values #>> '{firm,neq}' as neq, min(company_id::text)::uuid as company_id from import_row
      where batch_id = ${batchId} and decision = 'same' and values #>> '{firm,neq}' is not null group by 1) known
    where r.batch_id = ${batchId} and r.problems = '[]' and r.decision in ('new', 'review')
      and r.values #>> '{firm,neq}' = known.neq`.execute(tx);
}

/** Rows with one key follow the first of them, unless they hold several NEQ: then they are several firms. */
async function follow(tx: Tx, batchId: string, key: Sql): Promise<void> {
  await sql`
    with keyed as materialized (
      select row_number, ${key} as key, values #>> '{firm,neq}' as neq from import_row
      where batch_id = ${batchId} and problems = '[]' and decision in ('new', 'review') and same_as_row is null
    ), grouped as materialized (
      select row_number, min(row_number) over one as first, min(neq) over one as least, max(neq) over one as most
      from keyed where key is not null window one as (partition by key)
    )
    update import_row r set decision = 'same', same_as_row = g.first, candidates = null
    from grouped g where r.batch_id = ${batchId} and r.row_number = g.row_number and g.first < g.row_number
      and g.least is not distinct from g.most`.execute(tx);
}

/** Gives rows a problem that only shows among the others; its cell is looked up in the file's own values. */
async function refuse(
  tx: Tx,
  batch: BatchRecord,
  code: ExpectationCode,
  field: FieldKey,
  where: Sql,
): Promise<void> {
  const column = batch.mapping?.columns.indexOf(field) ?? -1;
  const problem: Omit<RowProblem, 'found'> = {
    column: column < 0 ? null : column,
    header: column < 0 ? null : (batch.headers[column] ?? ''),
    code,
    message: expectation(code),
  };
  await sql`
    update import_row r set decision = null, same_as_row = null,
      problems = jsonb_build_array(${JSON.stringify(problem)}::jsonb || jsonb_build_object('found', coalesce(r.values #>> '{firm,neq}', '')))
    where r.batch_id = ${batch.id} and r.problems = '[]' and ${where}`.execute(tx);
}
