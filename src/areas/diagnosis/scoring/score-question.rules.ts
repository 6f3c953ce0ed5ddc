import type { AnswerOf, AnswerValue, PartialValue } from '../framework/answer.ts';
import type { Question, QuestionOf, QuestionType, Row } from '../framework/question.ts';

/** A question's score, 0 to 100, and how much of it is known, 0 to 1. */
export interface Marks {
  score: number | null;
  coverage: number;
}

const NOT_KNOWN: Marks = { score: null, coverage: 0 };
const known = (score: number): Marks => ({ score: Math.min(100, Math.max(0, score)), coverage: 1 });

const counting = (rows: readonly Row[]): Row[] => rows.filter(({ counts }) => counts !== false);

/** Rows ticked of those that make full marks. */
function share(rows: readonly Row[], divisor: number | undefined, ticked: (row: Row) => boolean): number {
  const count = counting(rows);
  return Math.min(1, count.filter(ticked).length / (divisor ?? count.length));
}

function boxes(question: QuestionOf<'boxes'>, { selected }: AnswerOf<'boxes'>): Marks {
  return known(100 * share(question.rows, question.divisor, ({ id }) => selected.includes(id)));
}

function matrix(question: QuestionOf<'matrix'>, { selected }: AnswerOf<'matrix'>): Marks {
  const shares = question.columns.map((column) =>
    share(question.rows, question.divisor, ({ id }) => selected[id]?.includes(column.id) ?? false),
  );
  return known((100 * sum(shares)) / shares.length);
}

/** The mean of the rows that are known; `values` are 0 to `full`. */
function meanOfRows(values: readonly (number | null)[], full: number): Marks {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return NOT_KNOWN;
  return { ...known((100 * sum(given)) / (full * given.length)), coverage: given.length / values.length };
}

function scale({ rows }: QuestionOf<'scale'>, answer: AnswerOf<'scale'>): Marks {
  return meanOfRows(
    counting(rows).map(({ id }) => answer.rows[id] ?? null),
    5,
  );
}

const PARTS: Record<PartialValue, number> = { no: 0, partially: 1, yes: 2 };

function partial({ rows }: QuestionOf<'partial'>, answer: AnswerOf<'partial'>): Marks {
  const values = counting(rows).map(({ id }) => answer.rows[id] ?? null);
  return meanOfRows(
    values.map((value) => value && PARTS[value]),
    2,
  );
}

const level = (_: QuestionOf<'level'>, answer: AnswerOf<'level'>): Marks => known((100 * answer.level) / 5);

function number({ score }: QuestionOf<'number'>, { value }: AnswerOf<'number'>): Marks {
  return score
    ? known((100 * (value - score.zero)) / (score.full - score.zero))
    : { score: null, coverage: 1 };
}

type Scorer<T extends QuestionType> = (question: QuestionOf<T>, answer: AnswerOf<T>) => Marks;
const SCORERS: { [T in QuestionType]: Scorer<T> } = { boxes, matrix, scale, partial, level, number };

/** What an answer is worth. An answer of another type than the question's is not known, as is none. */
export function scoreQuestion(question: Question, answer: AnswerValue | undefined): Marks {
  if (!answer || answer.kind !== question.type) return NOT_KNOWN;
  return (SCORERS[question.type] as Scorer<QuestionType>)(question, answer);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
