import { m } from '#messages';
import { quebecDay } from '#platform/clock.ts';
import { text } from '#platform/text.ts';
import { notFound, ok, refuse, type Context, type Result } from '#platform/use-case/index.ts';
import { openInterests } from '../../providers/interest.rules.ts';
import type { Interest } from '../../providers/interest.ts';
import {
  stateAt,
  takeStep,
  type RequestAction,
  type RequestState,
} from '../../providers/request.workflow.ts';
import { readInterests } from './interest.queries.ts';
import { sideOf } from './policies.ts';
import { lockRequest, readRecipients, type RecipientRow, type RequestRow } from './request.queries.ts';

export interface TakenStep {
  request: RequestRow;
  recipients: RecipientRow[];
  /** Open interests, of the organisation's people, in the providers asked. */
  interests: Interest[];
  /** Whether who acts has one of them. */
  bound: boolean;
  to: RequestState;
}

const REFUSALS = {
  state: ['wrong-step', m.providers_refusal_state],
  side: ['firm-only', m.providers_refusal_side],
  interest: ['declared-interest', m.providers_refusal_interest],
} as const;

/** The actor's request, held, with the state an action leads to; refuses what the workflow's table does not allow. */
export async function takeRequestStep(
  context: Context,
  id: string,
  action: RequestAction,
): Promise<Result<TakenStep>> {
  const { tx, actor, now } = context;
  const request = await lockRequest(tx, actor, id);
  if (!request) return notFound();
  const recipients = await readRecipients(tx, id);
  const interests = await interestsIn(context, request.organisationId, recipients);
  const bound = interests.some(({ userId }) => userId === actor.userId);
  const step = takeStep(action, { state: stateAt(request, now), side: sideOf(actor), bound });
  if (step.ok) return ok({ request, recipients, interests, bound, to: step.to });
  const [code, message] = REFUSALS[step.because];
  return refuse(step.because === 'side' ? 'forbidden' : 'conflict', code, text(message));
}

/** Interests of an organisation's people that are open today in the providers asked. */
export async function interestsIn(
  { tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>,
  organisationId: string,
  recipients: readonly Pick<RecipientRow, 'providerId'>[],
): Promise<Interest[]> {
  const providerIds = recipients.map(({ providerId }) => providerId);
  const interests = await readInterests(tx, actor, { organisationId, providerIds });
  return openInterests(interests, providerIds, quebecDay(now));
}
