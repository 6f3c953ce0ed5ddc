import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { ok, useCase } from '#platform/use-case/index.ts';
import { activityFieldsSchema } from '../activity.ts';
import { checkedPlan, columnsOf } from './activity-problems.ts';
import { organisationOf, outreachStaff } from './policies.ts';

/** Plans an activity of one of the organisation's projects. */
export const createActivity = useCase({
  name: 'outreach.create-activity',
  summary: text(m.outreach_op_create_activity),
  input: activityFieldsSchema,
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'POST', path: '/activities' },
  async run(fields, context) {
    const plan = await checkedPlan(fields, context);
    if (!plan.ok) return plan;
    const id = context.newId();
    const { tx, actor, now } = context;
    await tx
      .insertInto('activity')
      .values({
        id,
        organisationId: organisationOf(actor),
        ...columnsOf(fields, plan.value),
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    context.audit('activity', id, { titleFr: fields.titleFr });
    context.emit('outreach.activity-changed', { activityId: id });
    return ok({ id });
  },
});
