import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase } from '#platform/use-case/index.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Takes out an activity that was planned by mistake: only as long as nobody is on its list. */
export const removeActivity = useCase({
  name: 'outreach.remove-activity',
  summary: text(m.outreach_op_remove_activity),
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
  allow: outreachStaff,
  http: { method: 'DELETE', path: '/activities/{id}' },
  async run({ id }, context) {
    const activity = await lockOwnActivity(context, id);
    if (!activity) return notFound();
    const someone = await context.tx
      .selectFrom('participation')
      .where('activityId', '=', id)
      .select('id')
      .limit(1)
      .executeTakeFirst();
    if (someone) return refuse('conflict', 'activity-has-people', text(m.outreach_remove_has_people));
    await context.tx.deleteFrom('activity').where('id', '=', id).execute();
    context.audit('activity', id, { titleFr: activity.titleFr });
    context.emit('outreach.activity-changed', { activityId: id });
    return ok({});
  },
});
