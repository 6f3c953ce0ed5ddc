/** Where a request for quotation stands. One that is past its deadline works as `closed`: see `requestStateAt`. */
export const REQUEST_STATES = [
  'unconfirmed',
  'confirmed',
  'sent',
  'closed',
  'awarded',
  'withdrawn',
  'expired',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Where one supplier stands in a request. */
export const RECIPIENT_STATES = ['sent', 'accepted', 'declined', 'quoted', 'awarded', 'not-chosen'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

export type QuotationSide = 'buyer' | 'supplier' | 'system';

export type RequestAction =
  'confirm' | 'edit' | 'send' | 'answer' | 'extend' | 'close' | 'award' | 'withdraw' | 'expire' | 'declare';
export type RecipientAction =
  'accept' | 'decline' | 'ask' | 'quote' | 'withdraw-quotation' | 'choose' | 'pass-over' | 'declare';

type Guard = 'has-recipient' | 'has-quotation' | 'before-quotation' | 'before-deadline';

interface Step<Action, State> {
  action: Action;
  from: readonly State[];
  to: State | 'same';
  who: readonly QuotationSide[];
  guard?: Guard;
}

const OF_REQUEST: readonly Step<RequestAction, RequestState>[] = [
  { action: 'confirm', from: ['unconfirmed'], to: 'confirmed', who: ['buyer'] },
  // What a supplier has priced does not change under its quotation.
  { action: 'edit', from: ['confirmed', 'sent'], to: 'same', who: ['buyer'], guard: 'before-quotation' },
  // Nothing goes out before the address is confirmed, and to nobody that the buyer did not pick.
  { action: 'send', from: ['confirmed', 'sent'], to: 'sent', who: ['buyer'], guard: 'has-recipient' },
  { action: 'answer', from: ['sent', 'closed'], to: 'same', who: ['buyer'] },
  { action: 'extend', from: ['confirmed'], to: 'same', who: ['buyer'] },
  { action: 'extend', from: ['sent', 'closed'], to: 'sent', who: ['buyer'] },
  { action: 'close', from: ['sent'], to: 'closed', who: ['buyer', 'system'] },
  { action: 'award', from: ['sent', 'closed'], to: 'awarded', who: ['buyer'], guard: 'has-quotation' },
  {
    action: 'withdraw',
    from: ['unconfirmed', 'confirmed', 'sent', 'closed'],
    to: 'withdrawn',
    who: ['buyer'],
  },
  // An address that nobody confirmed, and a request that nobody decided: both end by themselves.
  { action: 'expire', from: ['unconfirmed', 'confirmed', 'closed'], to: 'expired', who: ['system'] },
  { action: 'declare', from: ['awarded'], to: 'same', who: ['buyer'] },
];

const OF_RECIPIENT: readonly Step<RecipientAction, RecipientState>[] = [
  { action: 'accept', from: ['sent'], to: 'accepted', who: ['supplier'] },
  { action: 'decline', from: ['sent', 'accepted'], to: 'declined', who: ['supplier'] },
  {
    action: 'ask',
    from: ['sent', 'accepted', 'quoted'],
    to: 'same',
    who: ['supplier'],
    guard: 'before-deadline',
  },
  {
    action: 'quote',
    from: ['sent', 'accepted', 'quoted'],
    to: 'quoted',
    who: ['supplier'],
    guard: 'before-deadline',
  },
  {
    action: 'withdraw-quotation',
    from: ['quoted'],
    to: 'accepted',
    who: ['supplier'],
    guard: 'before-deadline',
  },
  { action: 'choose', from: ['quoted'], to: 'awarded', who: ['buyer'] },
  { action: 'pass-over', from: ['sent', 'accepted', 'quoted'], to: 'not-chosen', who: ['buyer', 'system'] },
  { action: 'declare', from: ['awarded'], to: 'same', who: ['supplier'] },
];

/** What a step is judged by. */
export interface QuotationFacts {
  side: QuotationSide;
  recipients: number;
  quotations: number;
  /** Whether the deadline is over. */
  late: boolean;
}

export type QuotationStep<State> = { ok: true; to: State } | { ok: false; because: 'state' | 'side' | Guard };

const GUARDS: Record<Guard, (facts: QuotationFacts) => boolean> = {
  'has-recipient': ({ recipients }) => recipients > 0,
  'has-quotation': ({ quotations }) => quotations > 0,
  'before-quotation': ({ quotations }) => quotations === 0,
  'before-deadline': ({ late }) => !late,
};

/** The state an action leads to, or why it may not be done. What the table does not say is refused. */
function takeStep<Action, State>(
  table: readonly Step<Action, State>[],
  action: Action,
  state: State,
  facts: QuotationFacts,
): QuotationStep<State> {
  const step = table.find((one) => one.action === action && one.from.includes(state));
  if (!step) return { ok: false, because: 'state' };
  if (!step.who.includes(facts.side)) return { ok: false, because: 'side' };
  if (step.guard && !GUARDS[step.guard](facts)) return { ok: false, because: step.guard };
  return { ok: true, to: step.to === 'same' ? state : step.to };
}

export const takeRequestStep = (
  action: RequestAction,
  state: RequestState,
  facts: QuotationFacts,
): QuotationStep<RequestState> => takeStep(OF_REQUEST, action, state, facts);

export const takeRecipientStep = (
  action: RecipientAction,
  state: RecipientState,
  facts: QuotationFacts,
): QuotationStep<RecipientState> => takeStep(OF_RECIPIENT, action, state, facts);

/** The state as it is on a day: a deadline closes a request by passing, without anybody's doing. Its last day counts. */
export const requestStateAt = (
  { state, deadline }: { state: RequestState; deadline: string },
  today: string,
): RequestState => (state === 'sent' && today > deadline ? 'closed' : state);

/**
 * Whether a supplier may open the files: those of a confidential request only once it accepted to keep them so, which
 * quoting without them does not say.
 */
export const seesFiles = (
  confidentiality: 'open' | 'on-acceptance',
  { state, acceptedAt }: { state: RecipientState; acceptedAt: Date | null },
): boolean =>
  ['sent', 'accepted', 'quoted', 'awarded'].includes(state) &&
  (confidentiality === 'open' || acceptedAt !== null);
