import { m } from '#messages';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, type Context, type Result } from '#platform/use-case/index.ts';
import { takeProfileStep, tellsNothing, type ProfileAction, type ProfileState } from '../../profile/index.ts';
import { sideOf } from './policies.ts';
import { lockProfile, type ProfileRow } from './profile.queries.ts';
import { viewOf } from './profile-writer.ts';

export interface TakenStep {
  profile: ProfileRow;
  to: ProfileState;
}

const REFUSALS = {
  state: ['conflict', 'wrong-step', m.profile_refusal_state],
  side: ['forbidden', 'not-yours', m.profile_refusal_side],
  silent: ['refused', 'tells-nothing', m.profile_refusal_silent],
  telling: ['conflict', 'wrong-step', m.profile_refusal_state],
} as const;

/** The profile, held, with the state an action leads to; refuses what the workflow's table does not allow. */
export async function takeStep(
  context: Context,
  { companyId, revision }: { companyId: string; revision?: number | undefined },
  action: ProfileAction,
): Promise<Result<TakenStep>> {
  const profile = await lockProfile(context.tx, context.actor, companyId);
  if (!profile) return notFound();
  if (revision !== undefined && revision !== profile.revision)
    return refuse(
      'conflict',
      'changed-meanwhile',
      text(m.profile_refusal_changed, { name: profile.updatedByName }),
    );
  const { state } = profile;
  const side = sideOf(context.actor);
  const step = takeProfileStep(action, { state, side, telling: !tellsNothing(viewOf(profile)) });
  if (step.ok) return ok({ profile, to: step.to });
  const [kind, code, message] = REFUSALS[step.because];
  return refuse(kind, code, text(message));
}
