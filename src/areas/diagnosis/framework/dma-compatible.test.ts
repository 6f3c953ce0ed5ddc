import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, scoreAnswers } from '../scoring/score.rules.ts';
import type { AnswerValue, Answers } from './answer.ts';
import { checkFramework } from './coherence.rules.ts';
import type { Framework } from './framework.ts';
import { rowsOf, type Question } from './question.ts';
import { arbitraryAnswer } from '../testing/arbitrary-answers.ts';

const file = new URL('../../../../content/frameworks/dma-compatible/1.json', import.meta.url);
const dma = checkFramework(JSON.parse(readFileSync(file, 'utf8'))).framework as Framework;

const questionCalled = (id: string): Question => dma.questions.find((question) => question.id === id)!;
const first = (id: string, count: number): string[] =>
  rowsOf(questionCalled(id))
    .slice(0, count)
    .map((row) => row.id);

/** The 0-10 score of a question by its published formula, and its items' own counts. */
const ITEMS = { Q2: 10, Q3: 10, Q5: 7, Q6: 8, Q8: 6, Q10: 10 } as const;

describe('the DMA-compatible framework has the structure of the original', () => {
  it('has six dimensions and eleven questions, in order', () => {
    expect(dma.dimensions.map(({ id, code }) => [id, code])).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => [`D${n}`, `M2.${n}`]),
    );
    const homes = { D1: [1, 2], D2: [3, 4], D3: [5, 6], D4: [7, 8], D5: [9], D6: [10, 11] };
    for (const [dimension, numbers] of Object.entries(homes))
      expect(dma.questions.filter((q) => q.dimension === dimension).map(({ id }) => id)).toEqual(
        numbers.map((n) => `Q${n}`),
      );
  });

  it('has 86 rows and 96 cells, 95 of which can earn points', () => {
    const rows = dma.questions.flatMap((question) => rowsOf(question));
    const extra = dma.questions.flatMap((q) => (q.type === 'matrix' ? q.rows : []));
    expect([rows.length, rows.length + extra.length]).toEqual([86, 96]);
    expect(rows.filter(({ counts }) => counts === false).map(({ key }) => key)).toEqual([
      'data_is_not_collected_digitally_m2_4_7',
    ]);
  });

  it('keeps the divisor of the seventh question and the band edges in the file', () => {
    expect(questionCalled('Q7')).toMatchObject({ divisor: 7 });
    expect(dma.bands.map(({ max }) => max)).toEqual([25, 50, 75, 100]);
  });
});

describe('scores follow the published formulas', () => {
  const questionScore = (id: string, answer: AnswerValue): number =>
    scoreAnswers(dma, { [id]: answer }).questions.find((question) => question.id === id)!.score!;

  it.each(Object.entries(ITEMS))('%s: 10 × ticked / %i', (id, items) => {
    for (let ticked = 0; ticked <= items; ticked++)
      expect(questionScore(id, { kind: 'boxes', selected: first(id, ticked) })).toBeCloseTo(
        (100 * ticked) / items,
        9,
      );
  });

  it('Q1: each column counts on its own', () => {
    const selected = Object.fromEntries([
      ...first('Q1', 6).map((row) => [row, ['planned']]),
      ...first('Q1', 4).map((row) => [row, ['planned', 'invested']]),
    ]);
    // Q1PI = 6, Q1AI = 4, Q2 = 5: (6 + 4 + 5) / 30 × 100.
    const score = scoreAnswers(dma, {
      Q1: { kind: 'matrix', selected },
      Q2: { kind: 'boxes', selected: first('Q2', 5) },
    });
    expect(score.dimensions[0]!.score).toBeCloseTo(50, 9);
    expect(score.dimensions[0]!.band).toBe('average');
  });

  it('Q4 and Q9: the mean of 0 to 5', () => {
    const rows = Object.fromEntries(first('Q4', 7).map((row, index) => [row, index % 6]));
    // 0+1+2+3+4+5+0 = 15 of 35.
    expect(questionScore('Q4', { kind: 'scale', rows })).toBeCloseTo((10 * 10 * 15) / 35, 9);
    expect(questionScore('Q9', { kind: 'scale', rows: { a: 5, b: 4, c: 0, d: 0, e: 1 } })).toBeCloseTo(40, 9);
  });

  it('Q7: the option that says nothing is collected is worth nothing; the seven others make 10', () => {
    const all = first('Q7', 8);
    const positive = all.filter((row) => row !== 'b');
    expect(questionScore('Q7', { kind: 'boxes', selected: ['b'] })).toBe(0);
    expect(questionScore('Q7', { kind: 'boxes', selected: positive })).toBe(100);
    expect(questionScore('Q7', { kind: 'boxes', selected: positive.slice(0, 3) })).toBeCloseTo(300 / 7, 9);
  });

  it('Q11: no 0, partially one half, yes 1', () => {
    const rows = { a: 'yes', b: 'partially', c: 'no', d: 'partially', e: 'yes' } as const;
    expect(questionScore('Q11', { kind: 'partial', rows })).toBeCloseTo(60, 9);
  });

  it('D1 is the sum of three scores of ten over thirty, the others the mean of theirs, the whole the mean of six', () => {
    fc.assert(
      fc.property(completeAnswers(), (answers) => {
        const score = scoreAnswers(dma, answers);
        const ten = tenths(answers);
        const expected = [
          ((ten('planned') + ten('invested') + ten('Q2')) / 30) * 100,
          (ten('Q3') + ten('Q4')) * 5,
          (ten('Q5') + ten('Q6')) * 5,
          (ten('Q7') + ten('Q8')) * 5,
          ten('Q9') * 10,
          (ten('Q10') + ten('Q11')) * 5,
        ];
        score.dimensions.forEach((dimension, index) =>
          expect(dimension.score).toBeCloseTo(expected[index]!, 9),
        );
        expect(score.overall).toBeCloseTo(expected.reduce((a, b) => a + b) / 6, 9);
        expect(score).toMatchObject({ answered: 11, asked: 11, coverage: 1 });
      }),
    );
  });

  it('puts an exact edge in the band that ends there, with nothing rounded', () => {
    const edges = [25, 25.001, 50, 50.001, 75, 75.001, 100].map((score) => bandOf(dma.bands, score)?.id);
    const [basic, average, moderate, advanced] = dma.bands.map(({ id }) => id);
    expect(edges).toEqual([basic, average, average, moderate, moderate, advanced, advanced]);
  });

  it('reaches the edge of 25 through fractions that binary cannot write', () => {
    // Q5 = 7/7 of 10 and Q6 = 0: D3 is 50; a seventh and an eighth apart, the sums carry noise.
    const score = scoreAnswers(dma, {
      Q5: { kind: 'boxes', selected: first('Q5', 7) },
      Q6: { kind: 'boxes', selected: [] },
    });
    expect(score.dimensions[2]).toMatchObject({ score: 50, band: 'average' });
    expect(bandOf(dma.bands, 100 * (1 / 12 + 1 / 6))?.id).toBe('basic');
    expect(bandOf(dma.bands, 25.000000000000004)?.id).toBe('basic');
  });
});

function completeAnswers(): fc.Arbitrary<Answers> {
  return fc.record(
    Object.fromEntries(
      dma.questions.map((question) => [question.id, arbitraryAnswer(question, { complete: true })]),
    ),
  );
}

/** Each question's 0-10 score, counted by hand from the answers. */
function tenths(answers: Answers): (name: string) => number {
  const counted = Object.entries(answers).map(([id, answer]) => tenthsOf(id, answer));
  const all: Record<string, number> = Object.assign({}, ...counted);
  return (name) => all[name] ?? Number.NaN;
}

const HALVES = { no: 0, partially: 0.5, yes: 1 } as const;

function tenthsOf(id: string, answer: AnswerValue): Record<string, number> {
  switch (answer.kind) {
    case 'boxes': {
      const positive = answer.selected.filter((row) => !(id === 'Q7' && row === 'b')).length;
      return { [id]: (10 * positive) / (id === 'Q7' ? 7 : ITEMS[id as keyof typeof ITEMS]) };
    }
    case 'matrix': {
      const ticked = Object.values(answer.selected);
      const count = (column: string) => ticked.filter((columns) => columns.includes(column)).length;
      return { planned: (10 * count('planned')) / 10, invested: (10 * count('invested')) / 10 };
    }
    case 'scale': {
      const values = Object.values(answer.rows).map((value) => value! / 5);
      return { [id]: (10 * values.reduce((a, b) => a + b)) / (id === 'Q4' ? 7 : 5) };
    }
    case 'partial': {
      const values = Object.values(answer.rows).map((value) => HALVES[value!]);
      return { [id]: (10 * values.reduce<number>((a, b) => a + b, 0)) / 5 };
    }
    default:
      return {};
  }
}
