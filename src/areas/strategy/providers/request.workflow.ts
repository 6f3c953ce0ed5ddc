/** Where a request stands. `sent` past its deadline works as `closed`: see `standingOf`. */
export const REQUEST_STATES = ['draft', 'sent', 'closed', 'chosen', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type RequestAction =
  'edit' | 'send' | 'extend' | 'answer' | 'close' | 'score' | 'confirm-scores' | 'choose' | 'cancel';

/** Who acts: a person of the organisation that writes the strategy, or of the firm. */
export type RequestSide = 'staff' | 'firm';

/** `no-interest`: not for somebody with an open interest in a provider that was asked. */
type Guard = 'no-interest';

interface Step {
  action: RequestAction;
  from: readonly RequestState[];
  to: RequestState | 'same';
  who: readonly RequestSide[];
  guard?: Guard;
}

const BOTH: readonly RequestSide[] = ['staff', 'firm'];

const STEPS: readonly Step[] = [
  { action: 'edit', from: ['draft'], to: 'draft', who: BOTH },
  { action: 'send', from: ['draft'], to: 'sent', who: BOTH },
  // After its deadline too: one that passed without an answer is opened again for everybody alike.
  { action: 'extend', from: ['sent', 'closed'], to: 'sent', who: BOTH },
  { action: 'answer', from: ['sent', 'closed'], to: 'same', who: BOTH },
  { action: 'close', from: ['sent'], to: 'closed', who: BOTH },
  { action: 'score', from: ['closed'], to: 'closed', who: BOTH },
  { action: 'confirm-scores', from: ['closed'], to: 'closed', who: ['firm'] },
  { action: 'choose', from: ['closed'], to: 'chosen', who: BOTH, guard: 'no-interest' },
  { action: 'cancel', from: ['draft', 'sent', 'closed'], to: 'cancelled', who: BOTH },
];

export interface Standing {
  state: RequestState;
  side: RequestSide;
  /** Whether the person has an open interest in a provider that was asked. */
  bound: boolean;
}

export type StepResult =
  { ok: true; to: RequestState } | { ok: false; because: 'state' | 'side' | 'interest' };

/** The state an action leads to, or why it may not be done. What the table does not say is refused. */
export function takeStep(action: RequestAction, { state, side, bound }: Standing): StepResult {
  const step = STEPS.find((one) => one.action === action && one.from.includes(state));
  if (!step) return { ok: false, because: 'state' };
  if (!step.who.includes(side)) return { ok: false, because: 'side' };
  if (step.guard === 'no-interest' && bound) return { ok: false, because: 'interest' };
  return { ok: true, to: step.to === 'same' ? state : step.to };
}

/** The state as it is at a moment: a deadline closes a request by passing, without anybody's doing. */
export const stateAt = (request: { state: RequestState; deadlineAt: Date | null }, at: Date): RequestState =>
  request.state === 'sent' && request.deadlineAt !== null && at > request.deadlineAt
    ? 'closed'
    : request.state;

/** Proposals are sealed until the deadline or the closing: nobody here reads one while another can still be changed. */
export const isSealed = (state: RequestState): boolean => state === 'draft' || state === 'sent';
