import type { AssessmentState } from './assessment.ts';

export const ASSESSMENT_ACTIONS = ['answer', 'submit', 'withdraw', 'reopen'] as const;
export type AssessmentAction = (typeof ASSESSMENT_ACTIONS)[number];

/** Who acts: the programme's people, or whoever answers for the firm (its own people, the holder of a link). */
export type AssessmentHand = 'staff' | 'answerer';

interface Step {
  from: AssessmentState;
  action: AssessmentAction;
  to: AssessmentState;
  who: readonly AssessmentHand[];
}

/** A submitted assessment stays submitted: reopening it starts another one with its answers. */
export const ASSESSMENT_STEPS: readonly Step[] = [
  { from: 'open', action: 'answer', to: 'open', who: ['staff', 'answerer'] },
  { from: 'open', action: 'submit', to: 'submitted', who: ['staff', 'answerer'] },
  { from: 'open', action: 'withdraw', to: 'withdrawn', who: ['staff'] },
  { from: 'submitted', action: 'reopen', to: 'submitted', who: ['staff'] },
];

/** The state that follows; null for what the table does not hold: it may not be done. */
export function nextState(
  from: AssessmentState,
  action: AssessmentAction,
  who: AssessmentHand,
): AssessmentState | null {
  const step = ASSESSMENT_STEPS.find((one) => one.from === from && one.action === action);
  return step?.who.includes(who) ? step.to : null;
}
