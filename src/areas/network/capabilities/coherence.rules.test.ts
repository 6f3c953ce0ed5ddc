import { describe, expect, it } from 'vitest';
import { checkThesaurus } from './coherence.rules.ts';
import type { WrittenConcept } from './concept.ts';
import { LANGUAGES } from './language.ts';
import { formatProblem } from './problem.ts';

const EXTRUSION: WrittenConcept['preferred'] = {
  fr: 'extrusion',
  en: 'extrusion',
  es: 'extrusión',
  de: 'Strangpressen',
  it: 'estrusione',
  pt: 'extrusão',
  nl: 'extrusie',
  pl: 'wyciskanie',
  sv: 'strängpressning',
  zh: '挤压',
  ja: '押出',
  ko: '압출',
};

const concept = (id: string, rest: Partial<WrittenConcept> = {}): WrittenConcept => ({
  id,
  kind: 'process',
  preferred: { all: id.toUpperCase() },
  ...rest,
});

const extrusion = (rest: Partial<WrittenConcept> = {}): WrittenConcept =>
  concept('extrusion', { preferred: EXTRUSION, ...rest });

const wrong = (...concepts: unknown[]): string[] =>
  checkThesaurus([concepts]).problems.map((found) => formatProblem(found, 'en'));

describe('a thesaurus', () => {
  it('that holds together gives its concepts, with their terms in every language', () => {
    const { concepts, problems } = checkThesaurus([
      [extrusion({ synonyms: { fr: ['filage'], all: ['EX'] } })],
      [concept('6061-t6', { kind: 'material', units: ['kg'] })],
    ]);
    expect(problems).toEqual([]);
    expect(concepts.map(({ id }) => id)).toEqual(['extrusion', '6061-t6']);
    expect(concepts[0]!.terms.fr).toEqual({ preferred: 'extrusion', synonyms: ['filage', 'EX'] });
    expect(concepts[0]!.terms.ja).toEqual({ preferred: '押出', synonyms: ['EX'] });
    expect(new Set(LANGUAGES.map((language) => concepts[1]!.terms[language].preferred))).toEqual(
      new Set(['6061-T6']),
    );
  });

  it('gives no concept at all when one line is wrong', () => {
    expect(checkThesaurus([[concept('a'), concept('b', { parent: 'x' })]]).concepts).toEqual([]);
  });

  it('says which line does not have the shape of a concept', () => {
    expect(wrong(concept('a'), { ...concept('b'), kind: 'colour' })).toEqual([
      'b: “kind” does not have the expected shape.',
    ]);
    expect(wrong({ kind: 'process', preferred: { all: 'A' } })).toEqual([
      'entry 1: “id” does not have the expected shape.',
    ]);
    expect(wrong({ ...concept('a'), synonims: {} })).toEqual([
      'a: “synonims” does not have the expected shape.',
    ]);
    expect(wrong(concept('a', { codes: { cpv: ['4411'] } }))).toEqual([
      'a: “codes.cpv.0” does not have the expected shape.',
    ]);
    expect(checkThesaurus([{ a: 1 }]).problems).toMatchObject([
      { concept: '', message: { en: 'A list of concepts is expected.' } },
    ]);
  });

  it('has a preferred term in each language, or one for all', () => {
    const { ko: _ko, ...rest } = EXTRUSION;
    expect(wrong(extrusion({ preferred: rest }))).toEqual(['extrusion, ko: The preferred term is missing.']);
    expect(wrong(extrusion({ preferred: { ...rest, all: 'EX' } }))).toEqual([]);
  });

  it.each(['', ' filage', 'fi\u00adlage', 'fil\u00a0chaud'])(
    'refuses the term %j, never found again',
    (term) => {
      expect(wrong(extrusion({ synonyms: { fr: [term] } }))).toEqual([
        `extrusion: A term is empty, has spaces around it or an invisible character: “${term}”.`,
      ]);
    },
  );

  it('does not say a term twice in a language', () => {
    expect(wrong(extrusion({ synonyms: { es: ['extrusion'] } }))).toEqual([
      'extrusion, es: “extrusion” is written twice.',
    ]);
  });

  it('writes Chinese, Japanese and Korean in their scripts, but for designations', () => {
    expect(wrong(extrusion({ synonyms: { zh: ['CNC', '6061-T6', 'AlMg1SiCu', 'CNC加工'] } }))).toEqual([]);
    expect(wrong(extrusion({ synonyms: { ko: ['extrusion'] } }))).toEqual([
      'extrusion, ko: “extrusion” is not in the script of this language.',
    ]);
    expect(wrong(extrusion({ synonyms: { zh: ['押し出し'], de: ['挤压'] } }))).toEqual([
      'extrusion, de: “挤压” is not in the script of this language.',
      'extrusion, zh: “押し出し” is not in the script of this language.',
    ]);
  });
});

describe('a term that means two concepts', () => {
  const forging = { id: 'forging', preferred: { ...EXTRUSION, fr: 'estampage' } };
  const others = Object.fromEntries(LANGUAGES.map((language) => [language, `${EXTRUSION[language]} 2`]));
  const stamping = { id: 'stamping', preferred: { ...others, fr: 'Estampâge' } };

  it('is refused until both declare it', () => {
    expect(wrong(concept('forging', forging), concept('stamping', stamping))).toEqual([
      'forging, fr: “estampage” also means stamping: take it off one, or declare it ambiguous in both.',
      'stamping, fr: “Estampâge” also means forging: take it off one, or declare it ambiguous in both.',
    ]);
    const ambiguous = ['estampage'];
    expect(wrong(concept('forging', { ...forging, ambiguous }), concept('stamping', stamping))).toHaveLength(
      1,
    );
    expect(
      wrong(concept('forging', { ...forging, ambiguous }), concept('stamping', { ...stamping, ambiguous })),
    ).toEqual([]);
  });

  it('may mean a process and what comes out of it', () => {
    expect(wrong(extrusion(), extrusion({ id: 'extrusion-part', kind: 'product' }))).toEqual([]);
  });

  it('may be one thing in French and another in English', () => {
    const one = concept('a', { preferred: { all: 'A', fr: 'rame' } });
    expect(wrong(one, concept('b', { preferred: { all: 'B', it: 'rame' } }))).toEqual([]);
  });

  it('is not declared in vain', () => {
    expect(wrong(concept('a', { ambiguous: ['A'] }))).toEqual([
      'a: “A” is declared ambiguous, but means no other concept of this kind.',
    ]);
  });
});

describe('the tree', () => {
  it('has each id once', () => {
    expect(wrong(concept('a'), concept('a', { kind: 'finish' }))).toEqual([
      'a: Another concept has this id already.',
    ]);
  });

  it('has parents that exist, of the same kind', () => {
    expect(wrong(concept('a', { parent: 'b' }))).toEqual(['a: Its parent “b” does not exist.']);
    expect(wrong(concept('a', { parent: 'b' }), concept('b', { kind: 'finish' }))).toEqual([
      'a: It is of kind process, but its parent “b” is of kind finish.',
    ]);
  });

  it('makes no circle, however long', () => {
    const circle = [
      concept('a', { parent: 'c' }),
      concept('b', { parent: 'a' }),
      concept('c', { parent: 'b' }),
      concept('d', { parent: 'a' }),
    ];
    expect(wrong(...circle)).toEqual(['a', 'b', 'c'].map((id) => `${id}: It is its own ancestor.`));
  });
});
