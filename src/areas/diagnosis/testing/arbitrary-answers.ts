import fc from 'fast-check';
import { PARTIAL_VALUES, UNKNOWN, type AnswerValue, type Answers } from '../framework/answer.ts';
import type { Framework } from '../framework/framework.ts';
import { askedQuestions, type Question } from '../framework/question.ts';

interface Options {
  /** Every row and question known. */
  complete: boolean;
}

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** Any fitting answer to a question; without `complete`, also unknown, and rows left out or null. */
export function arbitraryAnswer(question: Question, options: Options): fc.Arbitrary<AnswerValue> {
  const known = knownAnswer(question, options);
  return options.complete ? known : fc.oneof({ weight: 4, arbitrary: known }, fc.constant(UNKNOWN));
}

/** Any answers to a framework's questions. */
export function arbitraryAnswers(framework: Framework, options: Options): fc.Arbitrary<Answers> {
  const model = Object.fromEntries(
    askedQuestions(framework.questions).map((question) => [question.id, arbitraryAnswer(question, options)]),
  );
  return options.complete
    ? fc.record(model)
    : fc.record(model, { requiredKeys: [] }).map((answers) => plain(answers as Answers));
}

function knownAnswer(question: Question, options: Options): fc.Arbitrary<AnswerValue> {
  switch (question.type) {
    case 'boxes':
      return fc.subarray(ids(question.rows)).map((selected) => ({ kind: 'boxes', selected }));
    case 'matrix':
      return everyRow(ids(question.rows), fc.subarray(ids(question.columns))).map((selected) => ({
        kind: 'matrix',
        selected,
      }));
    case 'scale':
      return someRows(ids(question.rows), fc.integer({ min: 0, max: 5 }), options).map((rows) => ({
        kind: 'scale',
        rows,
      }));
    case 'partial':
      return someRows(ids(question.rows), fc.constantFrom(...PARTIAL_VALUES), options).map((rows) => ({
        kind: 'partial',
        rows,
      }));
    case 'level':
      return fc.constantFrom(...question.levels).map(({ value }) => ({ kind: 'level', level: value }));
    case 'number':
      return fc
        .double({ min: question.min, max: question.max, noNaN: true })
        .map((value) => ({ kind: 'number', value }));
  }
}

const everyRow = <T>(rows: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.record(Object.fromEntries(rows.map((row) => [row, value]))).map(plain);

const someRows = <T>(
  rows: readonly string[],
  value: fc.Arbitrary<T>,
  { complete }: Options,
): fc.Arbitrary<Record<string, T | null>> => everyRow(rows, complete ? value : fc.option(value, { freq: 3 }));

/** fast-check may hand out records without a prototype, which no parsed JSON is. */
const plain = <T>(record: Record<string, T>): Record<string, T> => ({ ...record });
