import { m } from '#messages';
import { text } from '#platform/text.ts';
import { idsTwice } from './coherence-tools.ts';
import type { Framework } from './framework.ts';
import { problem, type FrameworkProblem, type Path } from './problem.ts';
import { rowsOf, type Question, type QuestionOf, type Row } from './question.ts';

/** Dimension, rows, levels and marks of every question: each can earn nothing and everything. */
export function checkQuestions({ questions, dimensions }: Framework): FrameworkProblem[] {
  return questions.flatMap((question, index) => {
    const at = ['questions', index];
    const resolves = dimensions.some(({ id }) => id === question.dimension);
    return [
      ...(resolves
        ? []
        : [problem([...at, 'dimension'], text(m.framework_check_not_defined, { id: question.dimension }))]),
      ...idsTwice([...at, 'rows'], rowsOf(question)),
      ...checkCounting(question, at),
      ...checkByType(question, at),
    ];
  });
}

const counting = (rows: readonly Row[]): number => rows.filter(({ counts }) => counts !== false).length;

function checkCounting(question: Question, at: Path): FrameworkProblem[] {
  if (!('rows' in question) || question.weight === 0 || counting(question.rows) > 0) return [];
  return [problem([...at, 'rows'], text(m.framework_check_nothing_counts))];
}

function checkByType(question: Question, at: Path): FrameworkProblem[] {
  switch (question.type) {
    case 'boxes':
      return checkDivisor(question, at);
    case 'matrix':
      return [...checkDivisor(question, at), ...idsTwice([...at, 'columns'], question.columns)];
    case 'level':
      return checkLevels(question.levels, at);
    case 'scale':
      return question.levels ? checkLevels(question.levels, at) : [];
    case 'number':
      return checkNumber(question, at);
    default:
      return [];
  }
}

/** With a divisor above the rows that count, a perfect answer would not be worth 100. */
function checkDivisor(
  { rows, divisor }: QuestionOf<'boxes'> | QuestionOf<'matrix'>,
  at: Path,
): FrameworkProblem[] {
  const most = counting(rows);
  if (divisor === undefined || divisor <= most) return [];
  return [problem([...at, 'divisor'], text(m.framework_check_divisor, { divisor, rows: most }))];
}

const LEVELS = [0, 1, 2, 3, 4, 5];

function checkLevels(levels: readonly { value: number }[], at: Path): FrameworkProblem[] {
  const given = levels.map(({ value }) => value);
  if (given.join() === LEVELS.join()) return [];
  const missing = LEVELS.filter((value) => !given.includes(value));
  const message =
    missing.length > 0
      ? text(m.framework_check_levels_missing, { values: missing.join(', ') })
      : text(m.framework_check_levels_order);
  return [problem([...at, 'levels'], message)];
}

function checkNumber({ min, max, score, weight }: QuestionOf<'number'>, at: Path): FrameworkProblem[] {
  if (min >= max) return [problem([...at, 'max'], text(m.framework_check_range))];
  if (!score) return weight > 0 ? [problem([...at, 'score'], text(m.framework_check_number_score))] : [];
  if (score.zero === score.full) return [problem([...at, 'score'], text(m.framework_check_number_same))];
  return (['zero', 'full'] as const)
    .filter((end) => score[end] < min || score[end] > max)
    .map((end) => problem([...at, 'score', end], text(m.framework_check_number_range)));
}
