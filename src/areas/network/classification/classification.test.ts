import { describe, expect, it } from 'vitest';
import { formatClassificationProblem } from './classification.ts';
import { readCodeTable } from './code-table.rules.ts';
import { readSkos, type Statement } from './skos.rules.ts';

const table = (...lines: string[][]) => readCodeTable(lines.map((cells, at) => ({ number: at + 1, cells })));
const wrong = (read: { problems: Parameters<typeof formatClassificationProblem>[0][] }) =>
  read.problems.map((problem) => formatClassificationProblem(problem, 'en'));

describe('a table of CPV codes', () => {
  it('becomes concepts in the languages that the search knows, each under the nearest wider code', () => {
    const { concepts, problems } = table(
      ['CODE', 'EN', 'FR', 'BG'],
      ['14000000-1', 'Mining products', 'Produits des mines', 'x'],
      ['14312000-4', 'Iron pyrites', '', 'x'],
      ['45000000-7', 'Construction work', 'Travaux de construction', 'x'],
    );
    expect(problems).toEqual([]);
    expect(concepts).toEqual([
      {
        code: '14000000',
        parent: null,
        kind: 'product',
        terms: { en: ['Mining products'], fr: ['Produits des mines'] },
      },
      { code: '14312000', parent: '14000000', kind: 'product', terms: { en: ['Iron pyrites'] } },
      {
        code: '45000000',
        parent: null,
        kind: 'service',
        terms: { en: ['Construction work'], fr: ['Travaux de construction'] },
      },
    ]);
  });

  it('is refused whole, with every line that is wrong', () => {
    const read = table(
      ['code', 'en'],
      ['14000000', 'Mining'],
      ['1431', 'Pyrites'],
      ['14000000', 'Again'],
      ['15000000'],
    );
    expect(read.concepts).toEqual([]);
    expect(wrong(read)).toEqual([
      'Line 3: “1431” is not a code of eight digits.',
      'Line 5: 15000000 has a label in no language.',
      'Line 4: 14000000 is on line 2 already.',
    ]);
  });

  it('says what its titles lack, and that nothing is below them', () => {
    expect(wrong(table(['id', 'label'], ['1', 'x']))[0]).toMatch(/^Line 1: A column “code”/);
    expect(wrong(table(['code', 'fr']))).toEqual(['There is nothing below the titles.']);
  });
});

describe('a SKOS file', () => {
  const skos = (name: string) => `http://www.w3.org/2004/02/skos/core#${name}`;
  const say = (subject: string, predicate: string, value: string, language = ''): Statement => ({
    subject: `http://x.example/${subject}`,
    predicate,
    object: { value, language },
  });
  const isConcept = (subject: string) =>
    say(subject, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', skos('Concept'));
  const metal = [
    isConcept('metal'),
    say('metal', skos('prefLabel'), 'Metal', 'en-GB'),
    say('metal', skos('altLabel'), 'Metals', 'en'),
  ];

  it('becomes concepts with their labels and their wider concept', () => {
    const steel = [
      isConcept('steel'),
      say('steel', skos('notation'), 'S1'),
      say('steel', skos('prefLabel'), 'Stahl', 'de'),
      say('steel', skos('prefLabel'), 'сталь', 'ru'),
      say('steel', skos('broader'), 'http://x.example/metal'),
    ];
    expect(readSkos([...metal, ...steel], 'material').concepts).toEqual([
      { code: 'metal', parent: null, kind: 'material', terms: { en: ['Metal', 'Metals'] } },
      { code: 'S1', parent: 'metal', kind: 'material', terms: { de: ['Stahl'] } },
    ]);
  });

  it('is refused when it has no concept, a wider one that is not there, or a circle', () => {
    expect(wrong(readSkos([], 'product'))).toEqual(['The file holds no skos:Concept.']);
    const lost = [...metal, say('metal', skos('broader'), 'http://x.example/none')];
    expect(wrong(readSkos(lost, 'product'))[0]).toMatch(/which does not exist/);
    const circle = [...metal, say('metal', skos('broader'), 'http://x.example/metal')];
    expect(wrong(readSkos(circle, 'product'))).toEqual(['“metal” is under itself.']);
  });
});
