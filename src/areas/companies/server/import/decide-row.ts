import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import type { Tx } from '#platform/db/scope.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Result } from '#platform/use-case/index.ts';
import { countsSchema, ROW_DECISIONS, type RowDecision } from '../../import/batch.ts';
import { fillMissing } from '../../import/fill.rules.ts';
import type { StatedRow } from '../../import/import-values.ts';
import { readFields } from '../company-fields.queries.ts';
import { registerStaff } from '../policies.ts';
import { changeBatch } from './batch.queries.ts';
import { countRows } from './count-rows.ts';
import { takeStep } from './steps.ts';

/** Says what becomes of one row: this firm of the register, a new firm, left out, or open again. */
export const decideImportRow = useCase({
  name: 'companies.decide-import-row',
  summary: text(m.imports_op_decide_row),
  input: z.object({
    id: z.uuid(),
    rowNumber: z.coerce.number().int().positive(),
    decision: z.enum(ROW_DECISIONS),
    /** The firm it is: for 'same'. */
    companyId: z.uuid().optional(),
  }),
  output: z.object({ counts: countsSchema }),
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/rows/{rowNumber}/decision' },
  async run({ id, rowNumber, decision, companyId }, context) {
    const step = await takeStep(context, id, 'decide');
    if (!step.ok) return step;
    const row = await readDecidable(context.tx, id, rowNumber);
    if (!row) return notFound();
    const sound = checkDecision(row, decision, companyId);
    if (!sound.ok) return sound;
    const firm = decision === 'same' ? await firmOf(context.tx, companyId!) : null;
    if (decision === 'same' && !firm) return notFound();
    await write(context.tx, id, row, { decision, firm, decidedBy: context.actor.userId });
    const counts = await countRows(context.tx, id);
    const { failure: _told, ...summary } = step.value.batch.summary;
    await changeBatch(context.tx, step.value.batch, { summary: { ...summary, counts } });
    context.audit('import', id, { rowNumber, decision, companyId: firm });
    return ok({ counts });
  },
});

interface Decidable {
  rowNumber: number;
  values: StatedRow;
  faulty: boolean;
}

async function readDecidable(tx: Tx, batchId: string, rowNumber: number): Promise<Decidable | undefined> {
  const { rows } = await sql<Decidable>`
    select row_number, values, problems <> '[]' as faulty from import_row
    where batch_id = ${batchId} and row_number = ${rowNumber}`.execute(tx);
  return rows[0];
}

function checkDecision(row: Decidable, decision: RowDecision, companyId: string | undefined): Result<null> {
  if (row.faulty && decision !== 'skip' && decision !== 'review') {
    return refuse('refused', 'row-has-errors', text(m.imports_refusal_row_has_errors));
  }
  if (decision === 'same' && !companyId)
    return refuse('invalid', 'no-firm-chosen', text(m.imports_refusal_no_firm_chosen));
  const nameless = decision === 'new' && !row.values.firm.legalName;
  return nameless ? refuse('refused', 'no-name', text(m.imports_refusal_no_name)) : ok(null);
}

/** The firm that stands for the chosen record. */
async function firmOf(tx: Tx, companyId: string): Promise<string | null> {
  const found = await tx
    .selectFrom('company')
    .select('firmId')
    .where('id', '=', companyId)
    .executeTakeFirst();
  return found?.firmId ?? null;
}

interface Written {
  decision: RowDecision;
  firm: string | null;
  decidedBy: string | null;
}

/** A row with errors that is taken in again has no decision: its errors stand. */
async function write(
  tx: Tx,
  batchId: string,
  row: Decidable,
  { decision, firm, decidedBy }: Written,
): Promise<void> {
  const known = firm ? (await readFields(tx, [firm])).get(firm) : undefined;
  const changes = known ? JSON.stringify(fillMissing(known, row.values.firm).changes) : null;
  const kept = row.faulty && decision === 'review' ? null : decision;
  await sql`
    update import_row set decision = ${kept}, company_id = ${firm}::uuid, same_as_row = null, changes = ${changes}::jsonb,
      decided_by = ${decidedBy}
    where batch_id = ${batchId} and row_number = ${row.rowNumber}`.execute(tx);
}
