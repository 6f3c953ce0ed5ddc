import { m } from '#messages';
import { currentLocale } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import type { AssessmentState } from './assessment.ts';
import type { AsideReason } from './record.ts';

const STATES: Record<AssessmentState, (params: object, options: { locale: Locale }) => string> = {
  open: m.assessment_state_open,
  submitted: m.assessment_state_submitted,
  withdrawn: m.assessment_state_withdrawn,
};
export const stateName = (state: AssessmentState, locale: Locale = currentLocale()): string =>
  STATES[state]({}, { locale });

const ASIDE: Record<AsideReason, () => string> = {
  submitted: m.assessment_aside_submitted,
  withdrawn: m.assessment_aside_withdrawn,
  'question-withdrawn': m.assessment_aside_question_withdrawn,
  'no-question': m.assessment_aside_no_question,
  invalid: m.assessment_aside_invalid,
};
/** Why something said does not count, for whoever said it. */
export const asideWords = (reason: AsideReason): string => ASIDE[reason]();
