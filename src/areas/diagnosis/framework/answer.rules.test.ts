import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryAnswer } from '../testing/arbitrary-answers.ts';
import { everyType } from '../testing/every-type.ts';
import { checkAnswer } from './answer.rules.ts';
import { answerValueSchema, UNKNOWN, type AnswerValue } from './answer.ts';

const { questions } = everyType();
const questionOf = (type: string) => questions.find((question) => question.type === type)!;

describe('an answer', () => {
  it('that fits its question is taken, in every type, and so is "I do not know"', () => {
    const any = fc
      .constantFrom(...questions)
      .chain((question) =>
        arbitraryAnswer(question, { complete: false }).map((answer) => ({ question, answer })),
      );
    fc.assert(
      fc.property(any, ({ question, answer }) => {
        expect(answerValueSchema.parse(answer)).toEqual(answer);
        expect(checkAnswer(question, answer)).toBeNull();
      }),
    );
  });

  it.each<[string, AnswerValue, string]>([
    ['boxes', { kind: 'boxes', selected: ['r9'] }, 'This question has no choice “r9”.'],
    ['boxes', { kind: 'boxes', selected: ['r1', 'r1'] }, 'The same choice is ticked twice.'],
    ['matrix', { kind: 'matrix', selected: { r9: [] } }, 'This question has no choice “r9”.'],
    ['matrix', { kind: 'matrix', selected: { r1: ['c9'] } }, 'This question has no choice “c9”.'],
    ['scale', { kind: 'scale', rows: { r9: 1 } }, 'This question has no choice “r9”.'],
    ['partial', { kind: 'partial', rows: { r9: 'no' } }, 'This question has no choice “r9”.'],
    ['level', { kind: 'level', level: 6 }, 'This question has no level 6.'],
    ['number', { kind: 'number', value: 61 }, 'The number must be between 0 and 60 (jours).'],
    ['number', { kind: 'level', level: 3 }, 'This answer is not of the type that the question expects.'],
  ])('to %s that does not fit is refused: %j', (type, answer, told) => {
    expect(checkAnswer(questionOf(type), answer)?.en).toBe(told);
  });

  it('to a withdrawn question is refused, and says that what was answered is kept', () => {
    const withdrawn = { ...questionOf('level'), withdrawn: true };
    expect(checkAnswer(withdrawn, UNKNOWN)?.fr).toContain('a été retirée');
    expect(checkAnswer(withdrawn, { kind: 'level', level: 2 })?.en).toContain('is kept');
  });
});
