import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { countsSchema } from '../../import/batch.ts';
import { registerStaff } from '../policies.ts';
import { changeBatch } from './batch.queries.ts';
import { countRows, ROW_CONDITIONS } from './count-rows.ts';
import { takeStep } from './steps.ts';

const CHANGES = {
  /** Rows with errors are left out of the import; the others go in. */
  'skip-errors': { where: ROW_CONDITIONS.errors, set: sql`decision = 'skip'` },
  'likeliest-for-review': {
    where: ROW_CONDITIONS.review,
    set: sql`decision = 'same', changes = null,
      company_id = (select c.firm_id from company c where c.id = (candidates->0->>'companyId')::uuid)`,
  },
  'new-for-review': {
    where: ROW_CONDITIONS.review,
    set: sql`decision = 'new', company_id = null, changes = null`,
  },
  'skip-review': { where: ROW_CONDITIONS.review, set: sql`decision = 'skip'` },
} as const;

const NEEDS = {
  'skip-errors': sql`true`,
  'likeliest-for-review': sql`jsonb_array_length(coalesce(candidates, '[]')) > 0`,
  'new-for-review': sql`coalesce(values #>> '{firm,legalName}', '') <> ''`,
  'skip-review': sql`true`,
} as const;

/** Decides all rows of one kind at once. */
export const decideImportRows = useCase({
  name: 'companies.decide-import-rows',
  summary: text(m.imports_op_decide_rows),
  input: z.object({ id: z.uuid(), change: z.enum(Object.keys(CHANGES) as (keyof typeof CHANGES)[]) }),
  output: z.object({ counts: countsSchema }),
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/decisions' },
  async run({ id, change }, context) {
    const step = await takeStep(context, id, 'decide');
    if (!step.ok) return step;
    const { set, where } = CHANGES[change];
    await sql`update import_row set ${set}, decided_by = ${context.actor.userId}
      where batch_id = ${id} and ${where} and ${NEEDS[change]}`.execute(context.tx);
    const counts = await countRows(context.tx, id);
    const { failure: _told, ...summary } = step.value.batch.summary;
    await changeBatch(context.tx, step.value.batch, { summary: { ...summary, counts } });
    context.audit('import', id, { change });
    return ok({ counts });
  },
});
