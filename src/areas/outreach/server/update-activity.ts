import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { activityFieldsSchema } from '../activity.ts';
import { mustBeTold } from '../activity.rules.ts';
import { checkedPlan, columnsOf } from './activity-problems.ts';
import { followActivity } from './attendance-timeline.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Changes the plan. Participations and counts follow a new date or project; those registered are told of what they go by. */
export const updateActivity = useCase({
  name: 'outreach.update-activity',
  summary: text(m.outreach_op_update_activity),
  input: activityFieldsSchema.extend({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), told: z.boolean() }),
  allow: outreachStaff,
  http: { method: 'PUT', path: '/activities/{id}' },
  async run({ id, ...fields }, context) {
    const before = await lockOwnActivity(context, id);
    if (!before) return notFound();
    if (before.cancelledAt)
      return refuse('conflict', 'activity-cancelled', text(m.outreach_activity_is_cancelled));
    const plan = await checkedPlan(fields, context);
    if (!plan.ok) return plan;
    const after = columnsOf(fields, plan.value);
    const told = mustBeTold(before, after) && after.endsAt > context.now;
    await write(context, id, { ...after, revision: before.revision + (told ? 1 : 0) });
    await followActivity(context, id);
    if (told) context.enqueue('outreach-tell-registered', { activityId: id }, { key: `tell-${id}` });
    context.audit('activity', id, { titleFr: fields.titleFr });
    context.emit('outreach.activity-changed', { activityId: id });
    return ok({ id, told });
  },
});

const write = (
  { tx, now }: Context,
  id: string,
  columns: ReturnType<typeof columnsOf> & { revision: number },
) =>
  tx
    .updateTable('activity')
    .set({ ...columns, updatedAt: now })
    .where('id', '=', id)
    .execute();
