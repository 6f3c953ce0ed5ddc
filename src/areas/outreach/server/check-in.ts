import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, useCase, type Context } from '#platform/use-case/index.ts';
import { PARTICIPATION_STATES, type ParticipationState } from '../participation.ts';
import { followAttendance } from './attendance-timeline.ts';
import { lockOwnParticipation } from './own-activity.queries.ts';
import { outreachStaff } from './policies.ts';

const output = z.object({ id: z.uuid(), activityId: z.uuid(), state: z.enum(PARTICIPATION_STATES) });

/** Marks that someone came. Said twice, it changes nothing: a phone may send it again. */
export const checkIn = useCase({
  name: 'outreach.check-in',
  summary: text(m.outreach_op_check_in),
  input: z.object({ id: z.uuid() }),
  output,
  allow: outreachStaff,
  http: { method: 'PUT', path: '/participations/{id}/attended' },
  async run({ id }, context) {
    const found = await lockOwnParticipation(context, id);
    if (!found) return notFound();
    if (found.cancelledAt)
      return refuse('conflict', 'activity-cancelled', text(m.outreach_activity_is_cancelled));
    await setState(context, found, 'attended');
    return ok({ id, activityId: found.activityId, state: 'attended' as const });
  },
});

/** Takes a check-in back: someone who registered is registered again, someone added is marked absent. */
export const undoCheckIn = useCase({
  name: 'outreach.undo-check-in',
  summary: text(m.outreach_op_undo_check_in),
  input: z.object({ id: z.uuid() }),
  output,
  allow: outreachStaff,
  http: { method: 'DELETE', path: '/participations/{id}/attended' },
  async run({ id }, context) {
    const found = await lockOwnParticipation(context, id);
    if (!found) return notFound();
    const state: ParticipationState = found.source === 'registration' ? 'registered' : 'absent';
    if (found.state === 'attended') await setState(context, found, state);
    return ok({
      id,
      activityId: found.activityId,
      state: found.state === 'attended' ? state : (found.state as ParticipationState),
    });
  },
});

async function setState(
  context: Context,
  found: { id: string; activityId: string; state: string },
  state: ParticipationState,
) {
  if (found.state === state) return;
  await context.tx.updateTable('participation').set({ state }).where('id', '=', found.id).execute();
  await followAttendance(context, [found.id]);
  context.audit('participation', found.id, { activityId: found.activityId, from: found.state, to: state });
}
