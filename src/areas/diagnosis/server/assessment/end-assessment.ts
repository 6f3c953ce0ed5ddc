import { sql } from 'kysely';
import { z } from 'zod';
import { m } from '#messages';
import { removeTimeline } from '#areas/companies/server/index.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { nextState } from '../../assessment/index.ts';
import { insertAssessment, lockOwn, type OwnAssessment } from './assessment.queries.ts';
import { diagnosisStaff, organisationOf } from './policies.ts';
import { frozenRecords, snapshotOf } from './snapshot.queries.ts';

const id = z.uuid();

/** Gives an open assessment up. Everything said stays on record, and what still arrives is kept aside. */
export const withdrawAssessment = useCase({
  name: 'diagnosis.withdraw-assessment',
  summary: text(m.assessment_op_withdraw),
  input: z.object({ id }),
  output: z.object({ id }),
  allow: diagnosisStaff,
  http: { method: 'POST', path: '/assessments/{id}/withdrawal' },
  async run(input, context) {
    const { tx, actor, now } = context;
    const found = await lockOwn(tx, organisationOf(actor), input.id);
    if (!found) return notFound();
    const state = nextState(found.state, 'withdraw', 'staff');
    if (!state) return refuse('conflict', 'not-open', text(m.assessment_not_open));
    await tx.updateTable('assessment').set({ state, withdrawnAt: now }).where('id', '=', found.id).execute();
    await removeTimeline(context, 'assessment', [found.id]);
    context.audit('assessment', found.id);
    context.emit('diagnosis.assessment-withdrawn', { assessmentId: found.id, companyId: found.companyId });
    return ok({ id: found.id });
  },
});

/** Opens a submitted assessment again, as a new one that starts with its answers. The submitted one stays as it is. */
export const reopenAssessment = useCase({
  name: 'diagnosis.reopen-assessment',
  summary: text(m.assessment_op_reopen),
  input: z.object({ id }),
  output: z.object({ id }),
  allow: diagnosisStaff,
  http: { method: 'POST', path: '/assessments/{id}/reopening' },
  async run(input, context) {
    const { tx, actor } = context;
    const found = await lockOwn(tx, organisationOf(actor), input.id);
    if (!found) return notFound();
    if (!nextState(found.state, 'reopen', 'staff'))
      return refuse('conflict', 'not-submitted', text(m.assessment_not_submitted));
    const fresh = await startAgain(context, found);
    if (!fresh) return refuse('conflict', 'already-open', text(m.assessment_already_open));
    await takeAnswersUp(context, found.id, fresh);
    context.audit('assessment', fresh, { reopens: found.id });
    context.emit('diagnosis.assessment-started', { assessmentId: fresh, companyId: found.companyId });
    return ok({ id: fresh });
  },
});

async function startAgain(context: Context, { state: _, ...found }: OwnAssessment): Promise<string | null> {
  const { tx, actor, now } = context;
  const fresh = context.newId();
  const row = { ...found, id: fresh, reopensId: found.id, organisationId: organisationOf(actor) };
  const added = await insertAssessment(tx, { ...row, createdBy: actor.userId, createdAt: now });
  return added ? fresh : null;
}

/** Each answer that was frozen is the first record of its question, said by who had submitted it. */
async function takeAnswersUp(context: Context, from: string, to: string): Promise<void> {
  const { tx, now, actor } = context;
  const frozen = (await snapshotOf(tx, from))!;
  const records = frozenRecords(frozen, { newId: context.newId, device: 'reopened', at: now });
  await sql`select * from assessment_save(${to}::uuid, null, ${JSON.stringify(records)}::jsonb, ${actor.userId}, null,
    ${now}::timestamptz)`.execute(tx);
}
