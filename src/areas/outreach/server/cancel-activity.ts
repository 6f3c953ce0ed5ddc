import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase } from '#platform/use-case/index.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Calls an activity off: its page says so, and those registered are told. One that somebody attended was held. */
export const cancelActivity = useCase({
  name: 'outreach.cancel-activity',
  summary: text(m.outreach_op_cancel_activity),
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  allow: outreachStaff,
  http: { method: 'POST', path: '/activities/{id}/cancel' },
  async run({ id }, context) {
    const { tx, now } = context;
    const activity = await lockOwnActivity(context, id);
    if (!activity) return notFound();
    if (activity.cancelledAt) return ok({ id });
    const attended = await tx
      .selectFrom('participation')
      .where('activityId', '=', id)
      .where('state', '=', 'attended')
      .select('id')
      .limit(1)
      .executeTakeFirst();
    if (attended) return refuse('conflict', 'activity-attended', text(m.outreach_cancel_attended));
    await tx
      .updateTable('activity')
      .set({ cancelledAt: now, registrationOpen: false, revision: activity.revision + 1, updatedAt: now })
      .where('id', '=', id)
      .execute();
    context.enqueue('outreach-tell-registered', { activityId: id }, { key: `tell-${id}` });
    context.audit('activity', id, { titleFr: activity.titleFr });
    context.emit('outreach.activity-changed', { activityId: id });
    return ok({ id });
  },
});
