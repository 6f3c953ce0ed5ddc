import { z } from 'zod';
import { writeTimeline } from '#areas/companies/server/index.ts';
import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text, type Text } from '#platform/text.ts';
import { ok, useCase, type Context, type Result } from '#platform/use-case/index.ts';
import { PROFILE_STATES, type ProfileAction } from '../../profile/index.ts';
import { mailAnswer } from './profile-mail.ts';
import { networkOfficer, profileParty } from './policies.ts';
import type { ProfileRow } from './profile.queries.ts';
import { takeStep } from './profile-step.ts';
import { saveProfile, type EventKind } from './profile-writer.ts';

const moved = z.object({ companyId: z.uuid(), state: z.enum(PROFILE_STATES) });
const input = z.object({ companyId: z.uuid() });
const commented = input.extend({ comment: z.string().trim().min(1).max(4000) });

interface Move {
  action: ProfileAction;
  kind: EventKind;
  comment?: string;
  /** What changes beside the state. */
  also?: (profile: ProfileRow, context: Context) => Partial<ProfileRow>;
}

async function move(
  context: Context,
  companyId: string,
  { action, kind, comment, also }: Move,
): Promise<Result<ProfileRow>> {
  const step = await takeStep(context, { companyId }, action);
  if (!step.ok) return step;
  const { profile, to } = step.value;
  const row = { ...profile, state: to, ...also?.(profile, context) };
  const saved = await saveProfile(context, row, { kind, ...(comment && { comment }) });
  context.audit('supplier-profile', profile.companyId, { state: saved.state });
  return ok(saved);
}

const answer = (done: Result<ProfileRow>): Result<z.output<typeof moved>> =>
  done.ok ? ok({ companyId: done.value.companyId, state: done.value.state }) : done;

const path = (action: string) => `/network/profiles/{companyId}/${action}`;

/** Asks the programme to read a draft and publish it. */
export const submitProfile = useCase({
  name: 'network.submit-profile',
  summary: text(m.profile_op_submit),
  input,
  output: moved,
  allow: profileParty,
  http: { method: 'POST', path: path('submission') },
  run: async ({ companyId }, context) =>
    answer(
      await move(context, companyId, {
        action: 'submit',
        kind: 'submitted',
        also: () => ({ submittedAt: context.now }),
      }),
    ),
});

/** Takes a profile back from review, to write on. */
export const recallProfile = useCase({
  name: 'network.recall-profile',
  summary: text(m.profile_op_recall),
  input,
  output: moved,
  allow: profileParty,
  http: { method: 'POST', path: path('recall') },
  run: async ({ companyId }, context) =>
    answer(await move(context, companyId, { action: 'recall', kind: 'recalled' })),
});

/** Publishes what the firm agreed to show, or says that what changed since is right. */
export const approveProfile = useCase({
  name: 'network.approve-profile',
  summary: text(m.profile_op_approve),
  input,
  output: moved,
  allow: networkOfficer,
  http: { method: 'POST', path: path('approval') },
  async run({ companyId }, context) {
    const done = await move(context, companyId, {
      action: 'approve',
      kind: 'approved',
      also: ({ publishedAt, state }, { now }) => ({
        reviewedAt: now,
        publishedAt: state === 'published' ? publishedAt : now,
        verifiedOn: quebecDay(now),
      }),
    });
    if (!done.ok) return done;
    const saved = done.value;
    if (saved.publishedAt === saved.reviewedAt)
      await tell(context, saved, text(m.profile_timeline_published));
    mailAnswer(context, saved, null);
    return answer(done);
  },
});

/** Gives a profile back to the firm, with what is to be put right. */
export const sendBackProfile = useCase({
  name: 'network.send-back-profile',
  summary: text(m.profile_op_send_back),
  input: commented,
  output: moved,
  allow: networkOfficer,
  http: { method: 'POST', path: path('return') },
  async run({ companyId, comment }, context) {
    const done = await move(context, companyId, { action: 'send-back', kind: 'sent-back', comment });
    if (done.ok) mailAnswer(context, done.value, comment);
    return answer(done);
  },
});

/** Takes a profile away from the public. Nothing of it is lost. */
export const withdrawProfile = useCase({
  name: 'network.withdraw-profile',
  summary: text(m.profile_op_withdraw),
  input: input.extend({ comment: z.string().trim().max(4000).optional() }),
  output: moved,
  allow: profileParty,
  http: { method: 'POST', path: path('withdrawal') },
  async run({ companyId, comment }, context) {
    const done = await move(context, companyId, {
      action: 'withdraw',
      kind: 'withdrawn',
      ...(comment && { comment }),
    });
    if (done.ok) await tell(context, done.value, text(m.profile_timeline_withdrawn));
    return answer(done);
  },
});

/** Makes a draft of a withdrawn profile. */
export const reopenProfile = useCase({
  name: 'network.reopen-profile',
  summary: text(m.profile_op_reopen),
  input,
  output: moved,
  allow: profileParty,
  http: { method: 'POST', path: path('reopening') },
  run: async ({ companyId }, context) =>
    answer(await move(context, companyId, { action: 'reopen', kind: 'reopened' })),
});

/** Says that what a profile tells still holds today. */
export const verifyProfile = useCase({
  name: 'network.verify-profile',
  summary: text(m.profile_op_verify),
  input,
  output: moved,
  allow: profileParty,
  http: { method: 'POST', path: path('verification') },
  run: async ({ companyId }, context) =>
    answer(
      await move(context, companyId, {
        action: 'verify',
        kind: 'verified',
        also: () => ({ verifiedOn: quebecDay(context.now) }),
      }),
    ),
});

async function tell(context: Context, profile: ProfileRow, words: Text): Promise<void> {
  await writeTimeline(context, [
    {
      companyId: profile.companyId,
      at: context.now,
      kind: 'supplier-profile',
      text: words,
      path: `/network/profiles/${profile.companyId}`,
      projectId: profile.projectId,
      subjectType: 'supplier-profile',
      subjectId: profile.companyId,
    },
  ]);
}
