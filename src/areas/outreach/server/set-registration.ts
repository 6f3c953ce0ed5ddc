import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { slugOf } from '../activity.rules.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

/** Opens registration: from the first time on, the activity has a public page. */
export const openRegistration = useCase({
  name: 'outreach.open-registration',
  summary: text(m.outreach_op_open_registration),
  input: z.object({ id: z.uuid() }),
  output: z.object({ slug: z.string() }),
  allow: outreachStaff,
  http: { method: 'PUT', path: '/activities/{id}/registration' },
  async run({ id }, context) {
    const activity = await lockOwnActivity(context, id);
    if (!activity) return notFound();
    if (activity.cancelledAt)
      return refuse('conflict', 'activity-cancelled', text(m.outreach_activity_is_cancelled));
    if (activity.endsAt <= context.now)
      return refuse('conflict', 'activity-over', text(m.outreach_activity_is_over));
    const slug = activity.registrationSlug ?? slugOf(activity.titleFr, id);
    await setRegistration(context, id, { registrationOpen: true, registrationSlug: slug });
    return ok({ slug });
  },
});

/** Closes registration. The page stays, and says so. */
export const closeRegistration = useCase({
  name: 'outreach.close-registration',
  summary: text(m.outreach_op_close_registration),
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
  allow: outreachStaff,
  http: { method: 'DELETE', path: '/activities/{id}/registration' },
  async run({ id }, context) {
    const activity = await lockOwnActivity(context, id);
    if (!activity) return notFound();
    await setRegistration(context, id, { registrationOpen: false });
    return ok({});
  },
});

async function setRegistration(
  context: Context,
  id: string,
  change: { registrationOpen: boolean; registrationSlug?: string },
): Promise<void> {
  await context.tx
    .updateTable('activity')
    .set({ ...change, updatedAt: context.now })
    .where('id', '=', id)
    .execute();
  context.audit('activity', id, change);
}
