import { expect, it } from 'vitest';
import { ASSESSMENT_STATES } from './assessment.ts';
import { ASSESSMENT_ACTIONS, nextState } from './assessment.workflow.ts';

it('an assessment is answered, then submitted or withdrawn', () => {
  expect(nextState('open', 'answer', 'answerer')).toBe('open');
  expect(nextState('open', 'submit', 'answerer')).toBe('submitted');
  expect(nextState('open', 'withdraw', 'staff')).toBe('withdrawn');
});

it('what was submitted or withdrawn never opens again', () => {
  for (const state of ['submitted', 'withdrawn'] as const) {
    for (const action of ASSESSMENT_ACTIONS) expect(nextState(state, action, 'staff')).not.toBe('open');
  }
});

it('what the table does not hold may not be done', () => {
  const allowed = ASSESSMENT_STATES.flatMap((state) =>
    ASSESSMENT_ACTIONS.map((action) => `${state} ${action} ${nextState(state, action, 'answerer')}`),
  ).filter((line) => !line.endsWith('null'));
  expect(allowed).toEqual(['open answer open', 'open submit submitted']);
});
