import { takeTurn } from '#platform/limit.ts';
import { ok, type Context, type Result } from '#platform/use-case/index.ts';
import { takeRequestStep, type RequestAction, type RequestState } from '../../quotation/index.ts';
import { holdLink } from './link-scope.ts';
import { refuseStep, tooMany, unknownLink } from './refusals.ts';
import {
  readLinkedRequest,
  readQuotations,
  standingOf,
  standingQuotations,
  type RequestRow,
} from './request.queries.ts';

/** Acts at one link in an hour: enough for somebody who is careful, too few to do harm with. */
export const LINK_ALLOWANCE = { most: 240, seconds: 3600 };

export interface BuyerStep {
  request: RequestRow;
  to: RequestState;
}

/** The request that a link opens, held, with the state an action leads to. `picked` counts who is asked with it. */
export async function takeBuyerStep(
  context: Context,
  token: string,
  action: RequestAction,
  picked = 0,
): Promise<Result<BuyerStep>> {
  const { tx, now } = context;
  if (!(await takeTurn(tx, `quotation:${token}`, LINK_ALLOWANCE, now))) return tooMany();
  await holdLink(tx, token);
  const request = await readLinkedRequest(tx, { hold: true });
  if (!request) return unknownLink();
  const state = standingOf(request, now);
  const step = takeRequestStep(action, state, {
    side: 'buyer',
    recipients: picked,
    quotations: standingQuotations(await readQuotations(tx, request.id)).length,
    late: state === 'closed',
  });
  return step.ok ? ok({ request, to: step.to }) : refuseStep(step.because);
}
