import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNKNOWN, type AnswerValue, type Answers } from '../framework/answer.ts';
import type { Question } from '../framework/question.ts';
import { arbitraryAnswer, arbitraryAnswers } from '../testing/arbitrary-answers.ts';
import { everyType } from '../testing/every-type.ts';
import { scoreQuestion } from './score-question.rules.ts';
import { scoreAnswers } from './score.rules.ts';

const framework = everyType();
const questionOf = (type: string): Question =>
  framework.questions.find((question) => question.type === type)!;
const worth = (type: string, answer: AnswerValue) => scoreQuestion(questionOf(type), answer);

describe('what each type of answer is worth', () => {
  it.each<[string, AnswerValue, number]>([
    ['boxes', { kind: 'boxes', selected: [] }, 0],
    ['boxes', { kind: 'boxes', selected: ['r1'] }, 50],
    ['boxes', { kind: 'boxes', selected: ['none'] }, 0],
    ['boxes', { kind: 'boxes', selected: ['r1', 'r2', 'r3'] }, 100],
    ['matrix', { kind: 'matrix', selected: {} }, 0],
    ['matrix', { kind: 'matrix', selected: { r1: ['c1', 'c2'] } }, 50],
    ['matrix', { kind: 'matrix', selected: { r1: ['c1'], r2: ['c1'] } }, 50],
    ['scale', { kind: 'scale', rows: { r1: 5, r2: 2 } }, 70],
    ['partial', { kind: 'partial', rows: { r1: 'yes', r2: 'partially' } }, 75],
    ['level', { kind: 'level', level: 3 }, 60],
    // Days to quote: 30 is worth nothing, 2 everything.
    ['number', { kind: 'number', value: 16 }, 50],
    ['number', { kind: 'number', value: 1 }, 100],
    ['number', { kind: 'number', value: 45 }, 0],
  ])('%s %j: %d', (type, answer, score) => {
    expect(worth(type, answer)).toEqual({ score, coverage: 1 });
  });

  it('a row left unknown leaves its question’s mean and lowers its coverage', () => {
    expect(worth('scale', { kind: 'scale', rows: { r1: 4, r2: null } })).toEqual({
      score: 80,
      coverage: 0.5,
    });
    expect(worth('partial', { kind: 'partial', rows: { r2: 'yes' } })).toEqual({ score: 100, coverage: 0.5 });
    expect(worth('scale', { kind: 'scale', rows: { r1: null } })).toEqual({ score: null, coverage: 0 });
  });

  it('an answer of another type than its question is not known', () => {
    expect(worth('boxes', { kind: 'level', level: 5 })).toEqual({ score: null, coverage: 0 });
  });
});

describe('unknown is not zero', () => {
  it('nothing answered has no score and no band', () => {
    expect(scoreAnswers(framework, {})).toMatchObject({
      overall: null,
      band: null,
      answered: 0,
      asked: 6,
      coverage: 0,
    });
  });

  it('an unknown question is counted apart: 5 of 6 answered', () => {
    const all: Answers = {
      boxes: { kind: 'boxes', selected: ['r1', 'r2'] },
      matrix: { kind: 'matrix', selected: { r1: ['c1', 'c2'], r2: ['c1', 'c2'] } },
      scale: { kind: 'scale', rows: { r1: 5, r2: 5 } },
      partial: { kind: 'partial', rows: { r1: 'yes', r2: 'yes' } },
      level: { kind: 'level', level: 5 },
      number: UNKNOWN,
    };
    const score = scoreAnswers(framework, all);
    expect(score).toMatchObject({ overall: 100, answered: 5, asked: 6 });
    expect(score.coverage).toBeCloseTo(5 / 6, 9);
  });

  it('a withdrawn question is neither asked nor scored, whatever was answered to it', () => {
    const withdrawn = everyType((question) => ({ ...question, withdrawn: question.id === 'level' }));
    const score = scoreAnswers(withdrawn, { level: { kind: 'level', level: 5 } });
    expect(score).toMatchObject({ overall: null, asked: 5, answered: 0 });
    expect(score.questions.map(({ id }) => id)).not.toContain('level');
  });

  it('saying that one does not know never changes the score', () => {
    fc.assert(
      fc.property(arbitraryAnswers(framework, { complete: false }), (answers) => {
        const known = Object.fromEntries(
          Object.entries(answers).filter(([, { kind }]) => kind !== 'unknown'),
        );
        expect(scoreAnswers(framework, answers)).toEqual(scoreAnswers(framework, known));
      }),
    );
  });
});

describe('whatever is answered', () => {
  const anyAnswers = arbitraryAnswers(framework, { complete: false });

  it('scores stay within 0 and 100, coverage within 0 and 1, and no more is answered than asked', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const score = scoreAnswers(framework, answers);
        for (const { score: points, coverage } of [...score.dimensions, ...score.questions])
          expect((points === null || (points >= 0 && points <= 100)) && coverage >= 0 && coverage <= 1).toBe(
            true,
          );
        expect(score.answered).toBeLessThanOrEqual(score.asked);
        expect(score.overall === null).toBe(score.coverage === 0);
      }),
    );
  });

  it('the whole lies between its lowest and its highest dimension', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { overall, dimensions } = scoreAnswers(framework, answers);
        const known = dimensions.flatMap(({ score }) => score ?? []);
        if (overall === null) return known.length === 0;
        return overall >= Math.min(...known) - 1e-9 && overall <= Math.max(...known) + 1e-9;
      }),
    );
  });

  it('one more box ticked never lowers a score', () => {
    const boxes = questionOf('boxes');
    fc.assert(
      fc.property(
        arbitraryAnswer(boxes, { complete: true }),
        fc.constantFrom('r1', 'r2', 'r3'),
        (answer, row) => {
          if (answer.kind !== 'boxes') return;
          const more: AnswerValue = { kind: 'boxes', selected: [...new Set([...answer.selected, row])] };
          expect(scoreQuestion(boxes, more).score!).toBeGreaterThanOrEqual(
            scoreQuestion(boxes, answer).score!,
          );
        },
      ),
    );
  });

  it('the order in which answers come does not matter', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const reversed = Object.fromEntries(Object.entries(answers).reverse());
        expect(scoreAnswers(framework, reversed)).toEqual(scoreAnswers(framework, answers));
      }),
    );
  });
});
