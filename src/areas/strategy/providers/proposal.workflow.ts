/** Where one provider stands in a request. */
export const RECIPIENT_STATES = [
  'listed',
  'invited',
  'submitted',
  'declined',
  'chosen',
  'not-chosen',
] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** Who moves it: the provider by its link, or the firm and its adviser with the request as a whole. */
export type RecipientAction = 'invite' | 'submit' | 'decline' | 'choose' | 'pass-over';

interface Step {
  action: RecipientAction;
  from: readonly RecipientState[];
  to: RecipientState;
}

const STEPS: readonly Step[] = [
  { action: 'invite', from: ['listed'], to: 'invited' },
  // Sent again, it replaces what was sent; a provider that declined may change its mind. Both until the deadline.
  { action: 'submit', from: ['invited', 'submitted', 'declined'], to: 'submitted' },
  { action: 'decline', from: ['invited', 'submitted', 'declined'], to: 'declined' },
  { action: 'choose', from: ['submitted'], to: 'chosen' },
  { action: 'pass-over', from: ['submitted'], to: 'not-chosen' },
];

/** The state an action leads to, or null when it cannot be done now. */
export const nextRecipientState = (state: RecipientState, action: RecipientAction): RecipientState | null =>
  STEPS.find((step) => step.action === action && step.from.includes(state))?.to ?? null;

/** What came of an act at a provider's link, as the database answers it. */
export const LINK_OUTCOMES = [
  'kept',
  'received',
  'declined',
  'asked',
  'attached',
  'detached',
  'late',
  'over',
  'many',
  'unknown',
] as const;
export type LinkOutcome = (typeof LINK_OUTCOMES)[number];
