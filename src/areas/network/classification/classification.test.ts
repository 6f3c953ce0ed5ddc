import { describe, expect, it } from 'vitest';
import { conceptId, formatClassificationProblem } from './classification.ts';
import { readCodeTable } from './code-table.rules.ts';
import type { Json } from './json-ld-context.rules.ts';
import { readJsonLd } from './json-ld.rules.ts';
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

  it('may say only what is below a concept', () => {
    const sheet = [isConcept('sheet'), say('sheet', skos('prefLabel'), 'Blech', 'de')];
    const below = say('metal', skos('narrower'), 'http://x.example/sheet');
    const { concepts } = readSkos([...metal, ...sheet, below], 'material');
    expect(concepts.map(({ code, parent }) => [code, parent])).toEqual([
      ['metal', null],
      ['sheet', 'metal'],
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

describe('the id of an entry', () => {
  it('is its code in plain letters, with a number of its own where they do not tell it whole', () => {
    expect(conceptId('cpv', '14312000')).toBe('cpv-14312000');
    expect(conceptId('x', 'B.2 a')).toBe('x-b-2-a');
    const ids = ['钢', '铝', 'Épaisseur', `${'a'.repeat(60)}1`, `${'a'.repeat(60)}2`].map((code) =>
      conceptId('x', code),
    );
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^x(-[a-z0-9]+)+$/);
  });
});

describe('a JSON-LD document', () => {
  const SKOS = 'http://www.w3.org/2004/02/skos/core#';
  const read = (json: Json) => {
    const answer = readJsonLd(json);
    return 'problem' in answer ? answer.problem.en : readSkos(answer.statements, 'material').concepts;
  };
  const metal = { code: 'metal', parent: null, kind: 'material', terms: { de: ['Metall'], fr: ['métal'] } };
  const sheet = { code: 'S1', parent: 'metal', kind: 'material', terms: { de: ['Blech', 'Feinblech'] } };

  it('is read as it is compacted: words, prefixes, languages and what is said backwards', () => {
    const context = {
      ...{ skos: SKOS, '@vocab': SKOS, '@base': 'http://x.example/', '@language': 'de' },
      ...{ uri: '@id', type: '@type', graph: '@graph', lang: '@language', value: '@value' },
      prefLabel: { '@container': '@language' },
      altLabel: { '@id': 'skos:altLabel', '@container': '@set' },
      broader: { '@type': '@id' },
      above: { '@reverse': 'skos:broader' },
      notation: { '@type': 'http://www.w3.org/2001/XMLSchema#string' },
      left: null,
    };
    const top = { uri: 'metal', type: 'skos:Concept', prefLabel: { de: 'Metall', fr: ['métal'] }, left: 'x' };
    const under = { uri: 'sheet', type: ['Concept'], notation: 'S1', prefLabel: { de: 'Blech' } };
    const labelled = { ...under, altLabel: ['Feinblech', { value: 'лист', lang: 'ru' }] };
    for (const graph of [[top, { ...labelled, broader: 'metal' }], [{ ...top, above: labelled }]])
      expect(read({ '@context': [context, { unused: 'skos:note' }], graph })).toEqual([metal, sheet]);
  });

  it('is read expanded, with lists and @reverse', () => {
    const label = (value: string, language: string) => ({ '@value': value, '@language': language });
    const under = {
      ...{ '@id': 'http://x.example/sheet', '@type': [`${SKOS}Concept`], [`${SKOS}notation`]: 'S1' },
      [`${SKOS}prefLabel`]: label('Blech', 'de-AT'),
      [`${SKOS}altLabel`]: { '@list': [label('Feinblech', 'de')] },
    };
    const top = {
      ...{ '@id': 'http://x.example/metal', '@type': [`${SKOS}Concept`] },
      [`${SKOS}prefLabel`]: [label('Metall', 'de'), label('métal', 'fr')],
      '@reverse': { [`${SKOS}broader`]: [under] },
    };
    expect(read([top])).toEqual([metal, sheet]);
  });

  it('is refused when its context is elsewhere, defined by itself, not read, or the file without end', () => {
    const elsewhere = 'https://x.example/context.jsonld';
    for (const context of [elsewhere, [{}, elsewhere], { '@import': elsewhere }])
      expect(read({ '@context': context })).toMatch(/elsewhere, and nothing is read from the network/);
    expect(read({ '@context': { a: 'b', b: 'a' }, a: 1 })).toMatch(/is defined by itself/);
    expect(read({ '@context': { a: { '@container': '@graph' } } })).toMatch(/“@graph” of “a” is not read/);
    let deep: Json = 1;
    for (let at = 0; at < 30_000; at++) deep = { [`${SKOS}narrower`]: deep };
    expect(read(deep)).toMatch(/nested too deeply/);
    expect(read({ name: 'no SKOS at all' })).toEqual([]);
  });
});
