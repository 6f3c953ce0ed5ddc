import { m } from '#messages';
import { text } from '#platform/text.ts';
import { checkAnswer, type AnswerValue, type Framework } from '../../framework/index.ts';
import { readValue, type SentRecord } from '../../assessment/index.ts';
import type { CheckedRecord } from './record.queries.ts';

/** A record with the reason for which it will not count, if there is one: it is kept in any case. */
export function checkRecord(framework: Framework, record: SentRecord): CheckedRecord {
  const question = framework.questions.find(({ id }) => id === record.questionId);
  const aside = (reason: CheckedRecord['aside'], asideReason: CheckedRecord['asideReason']) => ({
    ...record,
    aside: reason,
    asideReason,
  });
  if (!question) return aside('no-question', text(m.assessment_aside_no_question));
  const value = readValue(record.kind, record.value);
  if (question.withdrawn) return aside('question-withdrawn', text(m.assessment_aside_question_withdrawn));
  if (!value) return aside('invalid', text(m.assessment_aside_invalid));
  if (record.kind === 'note') return aside(null, null);
  const problem = checkAnswer(question, value as AnswerValue);
  return problem ? aside('invalid', problem) : aside(null, null);
}
