import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../framework/answer.ts';
import type { Framework } from '../framework/framework.ts';
import { arbitraryAnswers } from '../testing/arbitrary-answers.ts';
import { everyType } from '../testing/every-type.ts';
import { comparable, type Compared, type Comparison, type Measured } from './comparison.rules.ts';
import { scoreAnswers } from './score.rules.ts';

const first = everyType();
/** A second version: the boxes were reworded in what they mean, the scale has another name. */
const second: Framework = {
  ...everyType((question) => (question.id === 'scale' ? { ...question, id: 'technologies' } : question)),
  version: 2,
  mappings: [{ fromVersion: 1, questions: { scale: 'technologies', level: 'level' } }],
};
const third: Framework = {
  ...second,
  version: 3,
  mappings: [{ fromVersion: 2, questions: { technologies: 'technologies', number: 'number' } }],
};
const all = [first, second, third];

const measure = (framework: Framework, answers: Answers): Measured => ({
  frameworkId: framework.id,
  frameworkVersion: framework.version,
  score: scoreAnswers(framework, answers),
});

const told = (compared: Compared): Comparison => {
  if (!compared.comparable) throw new Error(compared.reason.en);
  return compared;
};

describe('two measures of the same version', () => {
  it('fully answered, change by the difference of their scores', () => {
    const complete = arbitraryAnswers(first, { complete: true });
    fc.assert(
      fc.property(complete, complete, (one, other) => {
        const [before, after] = [measure(first, one), measure(first, other)];
        const change = told(comparable(before, after, all));
        expect(change).toMatchObject({ compared: 6, asked: 6 });
        expect(change.before).toBeCloseTo(before.score.overall!, 9);
        expect(change.after).toBeCloseTo(after.score.overall!, 9);
        expect(change.dimensions.map((d) => d.after)).toEqual(after.score.dimensions.map((d) => d.score));
      }),
    );
  });

  it('do not progress by a question that only one of them knows', () => {
    const before = measure(first, { level: { kind: 'level', level: 2 } });
    const after = measure(first, {
      level: { kind: 'level', level: 2 },
      number: { kind: 'number', value: 2 },
    });
    const change = told(comparable(before, after, all));
    expect(change.dimensions[1]).toEqual({ id: 'two', before: 40, after: 40, compared: 1, asked: 3 });
    expect(change).toMatchObject({ before: 40, after: 40, compared: 1 });
  });

  it('that share no known question have no change, rather than none at all', () => {
    const before = measure(first, { level: { kind: 'level', level: 2 } });
    expect(told(comparable(before, measure(first, {}), all))).toMatchObject({ before: null, after: null });
  });
});

describe('measures of different versions', () => {
  const old = measure(first, {
    boxes: { kind: 'boxes', selected: ['r1', 'r2'] },
    scale: { kind: 'scale', rows: { r1: 1, r2: 1 } },
    level: { kind: 'level', level: 1 },
  });
  const recent = measure(second, {
    boxes: { kind: 'boxes', selected: [] },
    technologies: { kind: 'scale', rows: { r1: 3, r2: 3 } },
    level: { kind: 'level', level: 4 },
  });

  it('are compared through the mapping, on the mapped questions only', () => {
    expect(told(comparable(old, recent, all))).toMatchObject({
      before: 20,
      after: 70,
      compared: 2,
      dimensions: [
        { id: 'one', before: 20, after: 60 },
        { id: 'two', before: 20, after: 80 },
      ],
    });
  });

  it('may come in either order: the firm may have used the newer version first', () => {
    const change = told(comparable(recent, old, all));
    expect(change).toMatchObject({ before: 70, after: 20 });
    expect(change.framework.version).toBe(2);
  });

  it('are compared through the versions between them', () => {
    const latest = measure(third, { technologies: { kind: 'scale', rows: { r1: 5, r2: 5 } } });
    expect(told(comparable(old, latest, all)).dimensions[0]).toMatchObject({ before: 20, after: 100 });
  });

  it('without a mapping are not compared, and the reason says which versions', () => {
    const lone: Framework = { ...first, version: 4 };
    const answer = comparable(old, measure(lone, {}), [...all, lone]);
    expect(answer.comparable || answer.reason.en).toContain('versions 1 and 4');
  });

  it('of different frameworks are never compared', () => {
    const other = measure({ ...first, id: 'other' }, {});
    expect(comparable(old, other, all)).toMatchObject({ comparable: false });
  });
});
