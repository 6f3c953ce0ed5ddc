import { z } from 'zod';
import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, refuseField, useCase, type Context } from '#platform/use-case/index.ts';
import { findListed, stateAfter } from '../list-entry.rules.ts';
import { addParticipationInput, type StatedFirm } from '../participation.ts';
import { followAttendance } from './attendance-timeline.ts';
import { firmWithoutDoubt } from './match-stated-firm.ts';
import { lockOwnActivity } from './own-activity.queries.ts';
import { insertParticipations, listedByEmail, type WritingTo } from './participation-writer.ts';
import { organisationOf, outreachStaff } from './policies.ts';

type Input = z.output<typeof addParticipationInput>;

/**
 * Adds someone by hand or at the door. Someone already on the list by their address is marked there instead; sent
 * twice with one `participationId` (a phone that lost its network), it is written once.
 */
export const addParticipation = useCase({
  name: 'outreach.add-participation',
  summary: text(m.outreach_op_add_participation),
  input: addParticipationInput.extend({ participationId: z.uuid().optional() }),
  output: z.object({ id: z.uuid(), alreadyListed: z.boolean() }),
  allow: outreachStaff,
  http: { method: 'POST', path: '/activities/{id}/participations' },
  async run({ participationId, ...input }, context) {
    const activity = await lockOwnActivity(context, input.id);
    if (!activity) return notFound();
    if (activity.cancelledAt)
      return refuse('conflict', 'activity-cancelled', text(m.outreach_activity_is_cancelled));
    if (!input.companyId && !input.firm && !input.name)
      return refuseField('name', 'nobody', text(m.outreach_problem_nobody));
    const to = writingTo(context, input.id);
    const listed = await markListed(to, input, context);
    if (listed) return ok({ id: listed, alreadyListed: true });
    const company = await chosenFirm(input, context);
    if (company === undefined) return refuseField('companyId', 'unknown-firm', text(m.outreach_problem_firm));
    const id = participationId ?? context.newId();
    await insertParticipations(to, [
      {
        id,
        companyId: company,
        stated: statedOf(input),
        state: input.state,
        source: input.source,
        person: input,
      },
    ]);
    await followAttendance(context, [id]);
    context.audit('participation', id, { activityId: input.id, state: input.state });
    return ok({ id, alreadyListed: false });
  },
});

const writingTo = ({ tx, now, actor }: Context, activityId: string): WritingTo => ({
  tx,
  now,
  activityId,
  organisationId: organisationOf(actor),
  createdBy: actor.userId,
});

async function markListed(
  to: WritingTo,
  { email, name, state }: Input,
  context: Context,
): Promise<string | null> {
  const sharing = email ? (await listedByEmail(to, [email])).get(email.toLowerCase()) : undefined;
  const listed = findListed(sharing ?? [], name);
  if (!listed) return null;
  await to.tx
    .updateTable('participation')
    .set({ state: stateAfter(listed.state, state) })
    .where('id', '=', listed.id)
    .execute();
  await followAttendance(context, [listed.id]);
  context.audit('participation', listed.id, { activityId: to.activityId, state });
  return listed.id;
}

/** The register's record: the one chosen, or the one that what was said can only mean. Undefined for an id that is none. */
async function chosenFirm(
  { companyId, firm, neq, email, phone }: Input,
  { tx }: Context,
): Promise<string | null | undefined> {
  if (!companyId) return firm ? firmWithoutDoubt(tx, { firm, ...(neq && { neq }) }, { email, phone }) : null;
  const found = await tx.selectFrom('company').where('id', '=', companyId).select('id').executeTakeFirst();
  return found?.id;
}

const statedOf = ({ firm, neq }: Input): StatedFirm | null => (firm ? { firm, ...(neq && { neq }) } : null);
