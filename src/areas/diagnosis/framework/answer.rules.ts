import { m } from '#messages';
import { text, type Text } from '#platform/text.ts';
import type { AnswerOf, AnswerValue } from './answer.ts';
import type { Question, QuestionOf, QuestionType } from './question.ts';

type Check<T extends QuestionType> = (question: QuestionOf<T>, answer: AnswerOf<T>) => Text | null;

const CHECKS: { [T in QuestionType]: Check<T> } = {
  boxes: ({ rows }, { selected }) => checkNames(rows, selected) ?? checkTwice(selected),
  matrix: checkMatrix,
  scale: ({ rows }, answer) => checkNames(rows, Object.keys(answer.rows)),
  partial: ({ rows }, answer) => checkNames(rows, Object.keys(answer.rows)),
  level: ({ levels }, { level }) =>
    levels.some(({ value }) => value === level) ? null : text(m.framework_answer_no_level, { level }),
  number: checkNumber,
};

/** Why an answer does not fit its question, for the person who gave it; null when it fits. Unknown fits all that is asked. */
export function checkAnswer(question: Question, value: AnswerValue): Text | null {
  if (question.withdrawn) return text(m.framework_answer_withdrawn);
  if (value.kind === 'unknown') return null;
  if (value.kind !== question.type) return text(m.framework_answer_other_type);
  return (CHECKS[question.type] as Check<QuestionType>)(question, value);
}

function checkMatrix({ rows, columns }: QuestionOf<'matrix'>, { selected }: AnswerOf<'matrix'>): Text | null {
  const strange = checkNames(rows, Object.keys(selected));
  if (strange) return strange;
  for (const ticked of Object.values(selected)) {
    const problem = checkNames(columns, ticked) ?? checkTwice(ticked);
    if (problem) return problem;
  }
  return null;
}

function checkNumber({ min, max, unit }: QuestionOf<'number'>, { value }: AnswerOf<'number'>): Text | null {
  if (value >= min && value <= max) return null;
  const range = (locale: 'fr' | 'en') => ({
    min: min.toLocaleString(`${locale}-CA`),
    max: max.toLocaleString(`${locale}-CA`),
    unit: unit[locale],
  });
  return {
    fr: m.framework_answer_out_of_range(range('fr'), { locale: 'fr' }),
    en: m.framework_answer_out_of_range(range('en'), { locale: 'en' }),
  };
}

function checkNames(known: readonly { id: string }[], names: readonly string[]): Text | null {
  const strange = names.find((name) => !known.some(({ id }) => id === name));
  return strange === undefined ? null : text(m.framework_answer_no_option, { option: strange });
}

const checkTwice = (names: readonly string[]): Text | null =>
  new Set(names).size === names.length ? null : text(m.framework_answer_twice);
