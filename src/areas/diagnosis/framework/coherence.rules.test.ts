import { describe, expect, it } from 'vitest';
import { everyType } from '../testing/every-type.ts';
import { checkFramework } from './coherence.rules.ts';
import type { Framework } from './framework.ts';
import { checkMappings } from './mapping.rules.ts';
import { formatPath } from './problem.ts';

type Json = Record<string, unknown>;

/** Where a framework, changed by one slip, is found wrong. */
function wrongAfter(slip: (framework: Framework) => void): string[] {
  const framework = structuredClone(everyType());
  slip(framework);
  return wrongIn(framework);
}

const wrongIn = (json: unknown): string[] =>
  checkFramework(json).problems.map(({ path, message }) => `${formatPath(path)}: ${message.en}`);

const loose = (value: unknown): Json => value as Json;

describe('a framework file', () => {
  it('that holds together has nothing wrong', () => {
    expect(checkFramework(everyType())).toEqual({ framework: everyType(), problems: [] });
  });

  it.each([null, [], 'framework', 12])('that is %j is not a framework', (json) => {
    expect(checkFramework(json)).toMatchObject({ framework: null });
    expect(wrongIn(json)).toEqual([': An object in braces is expected.']);
  });

  it('says what is missing, misspelt, blank or of another type', () => {
    const json = loose(structuredClone(everyType()));
    delete json.minutes;
    json.weigth = 3;
    (json.name as Json).en = '  ';
    (json.questions as Json[])[3]!.weight = 'two';
    (json.questions as Json[])[4]!.type = 'guess';
    (json.dimensions as Json[])[0]!.id = 'à l’usine';
    expect(wrongIn(json)).toEqual([
      'name.en: The text is empty.',
      'minutes: Something is missing here: this is required.',
      'dimensions[0].id: An id begins with a letter and has only letters without accents, digits and hyphens (60 at most).',
      'questions[3].weight: A number is expected.',
      'questions[4].type: The question’s type is expected: boxes, matrix, scale, partial, level or number.',
      ': Unknown name here: weigth. Check its spelling, or take it out.',
    ]);
  });

  it.each<[string, (framework: Framework) => void, string]>([
    ['an id used twice', (f) => (f.questions[1]!.id = 'boxes'), 'questions[1].id: The id “boxes” is already'],
    [
      'a row used twice',
      (f) => (rows(f, 0)[1]!.id = 'r1'),
      'questions[0].rows[1].id: The id “r1” is already',
    ],
    [
      'a dimension that is not there',
      (f) => (f.questions[2]!.dimension = 'x'),
      'questions[2].dimension: “x” is not',
    ],
    ['a zone that is not there', (f) => (f.dimensions[0]!.zone = 'x'), 'dimensions[0].zone: “x” is not'],
    [
      'an indicator that is not there',
      (f) => f.dimensions[0]!.kpis.push('x'),
      'dimensions[0].kpis[0]: “x” is not',
    ],
    ['a last band under 100', (f) => (f.bands[1]!.max = 99), 'bands[1].max: The last band must reach 100'],
    ['bands out of order', (f) => (f.bands[0]!.max = 100), 'bands[1].max: Bands go from the lowest'],
    [
      'guidance that ends early',
      (f) => (guidance(f)[0]!.belowScore = 80),
      'dimensions[0].guidance[0].belowScore',
    ],
    ['no question for a dimension', (f) => moveAll(f, 'one'), 'dimensions[1]: No question that is asked'],
    ['a divisor above what counts', (f) => (boxes(f).divisor = 4), 'questions[0].divisor: The divisor is 4'],
    ['a level left out', (f) => levels(f).splice(2, 1), 'questions[4].levels: All six levels'],
    ['levels out of order', (f) => levels(f).reverse(), 'questions[4].levels: Levels must go'],
    [
      'only rows that do not count',
      (f) => rows(f, 3).forEach((row) => (row.counts = false)),
      'questions[3].rows: No',
    ],
    [
      'marks nobody can reach',
      (f) => (number(f).score!.full = 70),
      'questions[5].score.full: This number is outside',
    ],
    ['marks that cannot differ', (f) => (number(f).score!.full = 30), 'questions[5].score: The same number'],
    [
      'a number without marks',
      (f) => delete number(f).score,
      'questions[5].score: A scored question must say',
    ],
    ['a range upside down', (f) => (number(f).max = -1), 'questions[5].max: The maximum must be above'],
    [
      'a mapping from a newer version',
      (f) => map(f, 2, {}),
      'mappings[0].fromVersion: A mapping starts from',
    ],
    [
      'a mapping to nothing',
      (f) => map(f, 1, { old: 'x' }),
      'mappings[0].questions.old: There is no question “x”',
    ],
    ['a sentence untranslated', (f) => sameWords(f), 'description: Both languages say the same sentence'],
  ])('is told of %s', (_, slip, told) => {
    const [found] = wrongAfter(slip).filter((line) => line.startsWith(told.split(':')[0]!));
    expect(found).toContain(told);
  });

  it('must have shares and weights that add up to 1', () => {
    const wrong = wrongAfter((f) => {
      f.costCategories = [{ id: 'energy', name: f.name, usualShare: 0.9 }];
      f.kpis = [{ id: 'oee', name: f.name, unit: f.name, better: 'up' }];
      f.horizons = [{ id: 'tactical', name: f.name, weights: { cost: 0.5, kpi: 0.3, proximity: 0.3 } }];
      f.dimensions.forEach((dimension) => {
        dimension.kpis = ['oee'];
        dimension.costRelevance = { energy: 1 };
        dimension.kpiRelevance = { oee: 3 };
      });
    });
    expect(wrong).toEqual([
      'costCategories: The usual shares of costs must add up to 1; they make 0.9.',
      'horizons[0].weights: The three weights must add up to 1; they make 1.1.',
    ]);
  });

  it('must weigh every dimension against every cost and indicator, and none else', () => {
    const wrong = wrongAfter((f) => {
      f.kpis = [{ id: 'oee', name: f.name, unit: f.name, better: 'up' }];
      f.dimensions[0]!.kpis = ['oee'];
      f.dimensions[0]!.kpiRelevance = { oee: 0 };
      f.dimensions[1]!.kpiRelevance = { eoo: 2 };
    });
    expect(wrong).toEqual([
      expect.stringContaining('dimensions[0].kpis[0]: “oee” is among the indicators'),
      'dimensions[1].kpiRelevance.oee: Something is missing here: this is required.',
      'dimensions[1].kpiRelevance.eoo: “eoo” is not defined anywhere in this file.',
    ]);
  });

  it('with a portal gives every row a column of its own there', () => {
    const wrong = wrongAfter((f) => {
      const columns = { stage: 'time', date: 'date', name: 'name', identifier: 'vat' };
      f.portal = { columns, pair: { order: ['c1', 'c3'], confirmed: false, note: f.name } };
      f.questions = f.questions.slice(0, 2);
      f.questions[1]!.dimension = 'two';
      rows(f, 0).forEach((row, index) => (row.key = `k${index}`));
      rows(f, 1).forEach((row) => (row.key = 'vat'));
    });
    expect(wrong).toEqual([
      'questions[1].rows[0].key: “vat” is there already.',
      'questions[1].rows[1].key: “vat” is there already.',
      'questions[1].columns: The columns must be those of the portal: c1, c3.',
    ]);
  });
});

describe('a mapping from an older version', () => {
  const newer = (questions: Record<string, string>): Framework => ({
    ...everyType(),
    version: 2,
    mappings: [{ fromVersion: 1, questions }],
  });

  it('joins questions of the same type with the same rows', () => {
    expect(checkMappings(newer({ boxes: 'boxes', level: 'level' }), [everyType()])).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a question that never was', { ghost: 'boxes' }, 'There is no question “ghost”.'],
    ['questions of different types', { scale: 'partial' }, 'The older question “scale” does not have'],
  ])('is refused for %s', (_, questions, told) => {
    expect(checkMappings(newer(questions), [everyType()])[0]?.message.en).toContain(told);
  });

  it('is refused when the older version is nowhere to be found', () => {
    expect(checkMappings(newer({}), [])[0]?.message.en).toContain(
      'Version 1 of this framework was not found',
    );
  });
});

const rows = (f: Framework, index: number) =>
  (f.questions[index] as { rows: { id: string; counts?: boolean; key?: string }[] }).rows;
const boxes = (f: Framework) => f.questions[0] as { divisor?: number };
const levels = (f: Framework) => (f.questions[4] as { levels: unknown[] }).levels;
const number = (f: Framework) => f.questions[5] as { max: number; score?: { zero: number; full: number } };
const guidance = (f: Framework) => f.dimensions[0]!.guidance;
const moveAll = (f: Framework, dimension: string) =>
  f.questions.forEach((question) => (question.dimension = dimension));
const map = (f: Framework, fromVersion: number, questions: Record<string, string>) =>
  (f.mappings = [{ fromVersion, questions }]);
const sameWords = (f: Framework) =>
  (f.description = { fr: 'This is still to be translated', en: 'This is still to be translated' });
