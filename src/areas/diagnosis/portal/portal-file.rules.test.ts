import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Answers } from '../framework/answer.ts';
import { checkFramework } from '../framework/coherence.rules.ts';
import { STAGES } from '../framework/framework.ts';
import { scoreAnswers } from '../scoring/score.rules.ts';
import { arbitraryAnswers } from '../testing/arbitrary-answers.ts';
import { hasPortal, portalColumns, readPortalFile, writePortalRow } from './portal-file.rules.ts';
import type { PortalRecord } from './portal-record.ts';

const file = new URL('../../../../content/frameworks/dma-compatible/1.json', import.meta.url);
const dma = checkFramework(JSON.parse(readFileSync(file, 'utf8'))).framework!;
if (!hasPortal(dma)) throw new Error('The DMA-compatible framework has a portal.');
const framework = dma;
const TODAY = '2026-03-02';

const columns = portalColumns(framework);
const read = (...lines: (readonly string[])[]) =>
  readPortalFile(
    framework,
    lines.map((cells, index) => ({ cells, number: index + 1 })),
    TODAY,
  );
const told = (...lines: (readonly string[])[]) =>
  read(...lines).problems.map(({ row, column, message }) => `${row} ${column}: ${message.en}`);

const record: PortalRecord = {
  stage: 'T0',
  date: '2025-11-03',
  firm: 'Usinage du Fjord inc.',
  identifier: '1149568022',
  answers: {
    Q1: { kind: 'matrix', selected: { a: ['planned'], b: ['planned', 'invested'] } },
    Q9: { kind: 'scale', rows: { a: 3, b: null, c: 0, d: 5, e: null } },
    Q11: { kind: 'partial', rows: { a: 'yes', b: 'partially', c: 'no', d: null, e: null } },
  },
};
const line = writePortalRow(framework, record);
/** The line with one cell changed. */
const changed = (title: string, cell: string) => line.with(columns.indexOf(title), cell);

describe('the portal’s file', () => {
  it('has four fixed columns and one for each of the 86 rows', () => {
    expect(columns).toHaveLength(90);
    expect(columns.slice(0, 5)).toEqual([
      'time_point',
      'maturity_assessment_date (MM/DD/YYYY)',
      'enterprise_name_edih',
      'fiscal_registration_number_vat',
      'product_service_design_m2_1_1',
    ]);
    expect(new Set(columns).size).toBe(90);
  });

  it('writes a pair planned|invested, boxes 0/1, scales 0 to 10, and nothing for unknown', () => {
    const cell = (title: string) => line[columns.indexOf(title)];
    expect(line.slice(0, 4)).toEqual(['T0', '11/03/2025', 'Usinage du Fjord inc.', '1149568022']);
    expect(cell('product_service_design_m2_1_1')).toBe('1|0');
    expect(cell('project_planning_and_management_m2_1_1')).toBe('1|1');
    expect(cell('cyber_security_m2_1_1')).toBe('0|0');
    expect(cell('it_infrastructures_m2_1_2')).toBe('');
    expect(line.slice(columns.findIndex((title) => title.endsWith('m2_5_9'))).slice(0, 5)).toEqual([
      '6',
      '',
      '0',
      '10',
      '',
    ]);
    expect(line.slice(-5)).toEqual(['10', '5', '0', '', '']);
  });

  it('comes back as it went out, with the same score, whatever was answered', () => {
    const records = fc.record({
      stage: fc.constantFrom(...STAGES),
      date: fc
        .date({ min: new Date('2000-01-01'), max: new Date(TODAY), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      firm: fc.string({ minLength: 1 }).map((name) => `x${name.trim()}`),
      identifier: fc.constantFrom('', '1149568022'),
      answers: arbitraryAnswers(framework, { complete: false }),
    });
    fc.assert(
      fc.property(records, (given) => {
        const { records: back, problems } = read(columns, writePortalRow(framework, given));
        if (Object.values(given.answers).every(saysNothing)) return expect(problems).toHaveLength(1);
        expect(problems).toEqual([]);
        const { row: _, ...found } = back[0]!;
        expect({ ...found, answers: usual(found.answers) }).toEqual({
          ...given,
          answers: usual(given.answers),
        });
        expect(scoreAnswers(framework, found.answers)).toEqual(scoreAnswers(framework, given.answers));
      }),
    );
  });

  it('is read in any order of columns, with titles in capitals, and says which columns it left out', () => {
    const titles = [...columns.map((title) => title.toUpperCase()), 'Sector'].reverse();
    const { records, problems, ignored } = read(titles, [...line, 'Metal'].reverse());
    expect({ problems, ignored }).toEqual({ problems: [], ignored: ['Sector'] });
    expect(records[0]).toMatchObject({ firm: record.firm, stage: 'T0', row: 2 });
  });

  it('takes what a spreadsheet made of its figures', () => {
    const { problems } = read(columns, changed(columns.at(-1)!, '10.0').with(columns.length - 2, '5,0'));
    expect(problems).toEqual([]);
  });
});

describe('a file with mistakes is refused', () => {
  it.each([
    ['a stage that is none', 'time_point', 'T9', 'T0, T1 or T2'],
    ['a date day first', columns[1]!, '23/11/2025', 'month first'],
    ['a day that is not', columns[1]!, '02/30/2025', 'month first'],
    ['a date to come', columns[1]!, '03/03/2026', 'to come'],
    ['half a pair', 'product_service_design_m2_1_1', '1', 'two figures'],
    ['a pair of three', 'product_service_design_m2_1_1', '1|0|1', 'two figures'],
    ['a pair with more than a tick', 'product_service_design_m2_1_1', '1|2', 'two figures'],
    ['an empty pair among others', 'product_service_design_m2_1_1', '', 'two figures'],
    ['an odd step of a scale', columns.at(-16)!, '7', '0, 2, 4, 6, 8 or 10'],
    ['a word for a figure', columns.at(-16)!, 'yes', '0, 2, 4, 6, 8 or 10'],
    ['a formula', columns.at(-16)!, '=1+1', '0, 2, 4, 6, 8 or 10'],
    ['a figure out of no, partially, yes', columns.at(-1)!, '2', '0, 5 or 10'],
  ])('for %s, by row and column', (_, title, cell, words) => {
    expect(told(columns, changed(title, cell))).toEqual([expect.stringContaining(`2 ${title}: `)]);
    expect(told(columns, changed(title, cell))[0]).toContain(words);
  });

  it('for every mistake at once, each where it is', () => {
    expect(told(columns, line, changed('time_point', ''), changed(columns.at(-1)!, '3'))).toEqual([
      expect.stringMatching(/^3 time_point: /),
      expect.stringMatching(/^4 .*: /),
    ]);
  });

  it('for a column missing or there twice', () => {
    const titles = columns.with(10, columns[11]!);
    expect(told(titles, line)).toEqual([
      `1 ${columns[10]}: This column of the portal is missing.`,
      `1 ${columns[11]}: This title stands twice.`,
    ]);
  });

  it('in one sentence when it is another file altogether', () => {
    const problems = told(['Nom', 'Ville'], ['Usinage', 'Saguenay']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('90');
    expect(told()).toHaveLength(1);
  });

  it('for a row that slipped to the right, one without a firm, and one without an answer', () => {
    const nameless = line.with(2, '').with(3, '');
    const silent = line.map((cell, index) => (index < 4 ? cell : ''));
    expect(told(columns, [...line, '1'])).toEqual([expect.stringContaining('2 : This row has more cells')]);
    expect(told(columns, nameless)).toEqual([expect.stringContaining('2 enterprise_name_edih: ')]);
    expect(told(columns, silent)).toEqual([expect.stringContaining('2 : Nothing is answered')]);
    expect(told(columns)).toEqual([expect.stringContaining('no row')]);
  });

  it('for the same firm, stage and day twice', () => {
    expect(told(columns, line, changed('time_point', 'T1'), line)).toEqual([
      expect.stringContaining('4 enterprise_name_edih: '),
    ]);
  });
});

function saysNothing(answer: AnswerValue): boolean {
  if (answer.kind === 'scale' || answer.kind === 'partial')
    return Object.values(answer.rows).every((value) => value === null);
  return answer.kind === 'unknown';
}

/** Answers without the ways of saying the same: unknown said or left out, an empty row of a table named or not. */
function usual(answers: Answers): Answers {
  const said = Object.entries(answers).filter(([, answer]) => !saysNothing(answer));
  return Object.fromEntries(said.map(([id, answer]) => [id, usualAnswer(answer)]));
}

function usualAnswer(answer: AnswerValue): AnswerValue {
  if (answer.kind !== 'matrix') return answer;
  const named = Object.entries(answer.selected).filter(([, columns]) => columns.length > 0);
  return {
    kind: 'matrix',
    selected: Object.fromEntries(named.map(([id, columns]) => [id, [...columns].sort().reverse()])),
  };
}
