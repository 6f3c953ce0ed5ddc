import { z } from 'zod';
import { m } from '#messages';
import { openJobRun } from '#platform/jobs/job-run.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { makeDeliverableInput } from '../../deliverable/index.ts';
import { authorOf } from '../document/author.ts';
import { strategyWriter } from '../document/policies.ts';
import { findStrategy, type OpenStrategy } from '../document/strategy-scope.ts';
import { findUnderWay, hasVersion } from './deliverable.queries.ts';

export const DELIVERABLE_TASK = 'strategy.make-deliverable';

/** Has the plan of one version made, in one language, as PDF and Word. Asked twice at once, it is made once. */
export const makeDeliverable = useCase({
  name: 'strategy.make-deliverable',
  summary: text(m.deliverable_op_make),
  input: makeDeliverableInput,
  output: z.object({ id: z.uuid(), deliverableId: z.uuid() }),
  allow: strategyWriter,
  http: { method: 'POST', path: '/strategies/{id}/deliverables' },
  async run({ id, version: asked, language }, context) {
    const strategy = await findStrategy(context, id, { lock: true });
    if (!strategy) return notFound();
    const version = asked ?? strategy.version;
    if (version !== strategy.version && !(await hasVersion(context.tx, id, version)))
      return refuseField('version', 'no-such-version', text(m.deliverable_problem_version));
    const underWay = await findUnderWay(context.tx, { strategyId: id, version, language, now: context.now });
    const deliverableId = underWay ?? (await ask(context, strategy, { version, language }));
    return ok({ id, deliverableId });
  },
});

async function ask(
  context: Context,
  { id: strategyId, organisationId }: OpenStrategy,
  wanted: { version: number; language: string },
): Promise<string> {
  const deliverableId = context.newId();
  const author = await authorOf(context);
  const jobId = await openJobRun(context, 'make-deliverable', deliverableId);
  await context.tx
    .insertInto('strategyDeliverable')
    .values({
      id: deliverableId,
      strategyId,
      organisationId,
      ...wanted,
      jobId,
      askedBy: author.id,
      askedByName: author.name,
      createdAt: context.now,
    })
    .execute();
  context.enqueue(DELIVERABLE_TASK, { deliverableId });
  context.audit('strategy', strategyId, { deliverableId, ...wanted });
  return deliverableId;
}
