import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, refuse, useCase, type Result } from '#platform/use-case/index.ts';
import { toDecide } from '../../import/batch.workflow.ts';
import { registerStaff } from '../policies.ts';
import { changeBatch, clearRows, type BatchRecord } from './batch.queries.ts';
import { countRows } from './count-rows.ts';
import { startJob, takeStep } from './steps.ts';

const input = z.object({ id: z.uuid() });
const output = z.object({ id: z.uuid() });

/** Imports a checked list: all of it or nothing. */
export const importList = useCase({
  name: 'companies.import-list',
  summary: text(m.imports_op_import),
  input,
  output,
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/import' },
  async run({ id }, context) {
    const step = await takeStep(context, id, 'import');
    if (!step.ok) return step;
    const { batch, next } = step.value;
    const counts = await countRows(context.tx, id);
    const ready = checkDecided({ ...batch, summary: { ...batch.summary, counts } });
    if (!ready.ok) return ready;
    const { failure: _told, ...summary } = batch.summary;
    await startJob(context, batch, `import-apply-${batch.kind}`, {
      state: next,
      summary: { ...summary, counts },
    });
    context.audit('import', id, { ...counts });
    return ok({ id });
  },
});

const REFUSALS = {
  errors: m.imports_refusal_errors_left,
  review: m.imports_refusal_review_left,
  nothing: m.imports_refusal_nothing,
};

function checkDecided({ summary, kind }: BatchRecord): Result<null> {
  const [open] = toDecide(summary.counts!, kind);
  return open ? refuse('refused', `${open}-left`, text(REFUSALS[open])) : ok(null);
}

/** Leaves a list before it is imported: nothing of it was written, and what was staged of it is removed. */
export const cancelImport = useCase({
  name: 'companies.cancel-import',
  summary: text(m.imports_op_cancel),
  input,
  output,
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/cancel' },
  async run({ id }, context) {
    const step = await takeStep(context, id, 'cancel');
    if (!step.ok) return step;
    await clearRows(context.tx, id);
    await changeBatch(context.tx, step.value.batch, { state: step.value.next, finishedAt: context.now });
    context.audit('import', id);
    return ok({ id });
  },
});

/** Takes an imported list back, exactly, unless something leans on it since. */
export const undoImport = useCase({
  name: 'companies.undo-import',
  summary: text(m.imports_op_undo),
  input,
  output,
  allow: registerStaff,
  http: { method: 'POST', path: '/imports/{id}/undo' },
  async run({ id }, context) {
    const step = await takeStep(context, id, 'undo');
    if (!step.ok) return step;
    const { batch, next } = step.value;
    const summary = { ...batch.summary, obstacles: undefined };
    await startJob(context, batch, `import-undo-${batch.kind}`, { state: next, summary });
    context.audit('import', id);
    return ok({ id });
  },
});
