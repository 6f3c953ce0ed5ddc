import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StrategyDocument } from '../document/document.ts';
import { SECTION_SCHEMAS, sectionContentsSchema } from '../document/sections.ts';
import { fundingSums } from '../document/funding.rules.ts';
import { buildDeliverable, drawingsOf, everyBlock, type Block, type Deliverable } from './index.ts';
import { prose, writable } from './prose.rules.ts';
import { SIGNED, writtenDocument } from './testing/document.ts';
import { wordsOf } from './testing/words.ts';

const plan = (changes: Partial<StrategyDocument> = {}, locale: 'fr' | 'en' = 'fr'): Deliverable =>
  buildDeliverable(writtenDocument(changes), { locale, changedOn: '2026-11-18' });

const blocks = ({ chapters }: Deliverable): Block[] =>
  everyBlock(chapters.flatMap((chapter) => chapter.blocks));
const text = (made: Deliverable): string => wordsOf(made).join('\n');
const sheets = (made: Deliverable) =>
  blocks(made).flatMap((block) => (block.kind === 'sheet' ? [block] : []));
const keyFigure = (made: Deliverable, label: string) =>
  blocks(made)
    .flatMap((block) => (block.kind === 'key-figures' ? block.items : []))
    .find((item) => item.label === label);

/** A strategy that somebody has just begun. */
const begun = (): Partial<StrategyDocument> => ({
  sections: sectionContentsSchema.parse(
    Object.fromEntries(Object.keys(SECTION_SCHEMAS).map((section) => [section, {}])),
  ),
  maturity: [],
  initiatives: [],
  funding: fundingSums([], []),
  roadmap: null,
  authors: [],
});

describe('a digital plan', () => {
  it('has its chapters in order, in the reader’s language', () => {
    expect(plan().chapters.map(({ title }) => title)).toEqual([
      'Le plan en bref',
      'Profil et visées',
      'Modèle d’affaires',
      'Processus et systèmes',
      'Maturité numérique',
      'Besoins',
      'Projets technologiques',
      'Feuille de route',
      'Plan d’action',
      'Plan de financement',
      'Signature',
    ]);
    expect(plan({}, 'en').chapters[0]?.title).toBe('The plan in brief');
  });

  it('has a sheet for each project that counts, and names those set aside', () => {
    const made = plan();
    expect(sheets(made).map(({ title }) => title.slice(0, 9))).toEqual(
      Array.from({ length: 8 }, (_, at) => `Fiche ${at + 1} ·`),
    );
    expect(text(made)).toContain('Jumeau numérique de l’atelier');
  });

  it('says on the cover and on every page which version it is, of which day, and that it is a draft', () => {
    const made = plan();
    expect(made.draft).toBe('Ébauche non signée');
    expect(made.running).toBe(
      'Plan numérique · Usinage du Fjord inc. · version 1 · 18 novembre 2026 · ébauche non signée',
    );
    expect(made.cover.map(({ value }) => value)).toContain('Pas encore signé par l’entreprise');
  });

  it('says who signed, and when, once it is signed', () => {
    const made = plan({ signoff: SIGNED });
    expect(made).toMatchObject({ draft: null, day: '2026-11-20' });
    expect(made.running).toContain('20 novembre 2026 · signé par Line Tremblay');
    expect(made.cover.map(({ value }) => value)).toContain(
      'Line Tremblay, directrice générale, le 20 novembre 2026',
    );
    expect(blocks(made).some(({ kind }) => kind === 'blanks')).toBe(false);
  });

  it('never skips a level of heading', () => {
    const levelsOf = ({ blocks: inside }: Deliverable['chapters'][number]): number[] =>
      everyBlock(inside).flatMap((block) => {
        if (block.kind === 'sheet') return [2];
        return block.kind === 'heading' ? [block.level] : [];
      });
    for (const made of [plan(), plan({ signoff: SIGNED }), plan(begun())])
      for (const levels of made.chapters.map(levelsOf))
        levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 1)).toBeLessThanOrEqual(1));
  });

  it('names each drawing once and says in words what it shows', () => {
    const figures = blocks(plan()).flatMap((block) => (block.kind === 'figure' ? [block] : []));
    expect(Object.keys(drawingsOf(plan()))).toHaveLength(figures.length);
    for (const { alt, title } of figures) expect(alt.length).toBeGreaterThan(title.length);
    expect(figures.map(({ alt }) => alt).join()).toContain('Cybersécurité\u00a0: 22');
  });

  it('has as many cells in each row as the table has columns', () => {
    for (const block of blocks(plan({}, 'en')))
      if (block.kind === 'table')
        for (const row of [...block.rows, block.total ?? block.rows[0]!])
          expect(row).toHaveLength(block.columns.length);
  });

  it('of a strategy just begun says what is not there, and promises nothing', () => {
    const made = plan(begun());
    expect(made.chapters).toHaveLength(11);
    expect(text(made)).toContain('Rien n’est encore écrit dans cette section.');
    expect(text(made)).toContain('Ce plan ne contient pas encore de projet technologique.');
    expect(drawingsOf(made)).toEqual({});
    expect(made.author).toBe('Société de la Vallée de l’aluminium');
  });
});

describe('the figures of a plan', () => {
  it('count the projects of the roadmap, and say what the others would cost', () => {
    const made = plan();
    expect(keyFigure(made, 'Projets')?.value).toBe('7');
    expect(keyFigure(made, 'Investissement')?.value.replaceAll(/\s/g, ' ')).toBe('415 500 $');
    expect(text(made).replaceAll(/\s/g, ' ')).toContain(
      'hors de la feuille de route, coûterait 380 000 $ de plus',
    );
  });

  it('count all that is kept while there is no roadmap', () => {
    expect(keyFigure(plan({ roadmap: null }), 'Projets')?.value).toBe('8');
  });

  it('tell an unknown benefit apart from none: at least so much gain, at most so many years', () => {
    const made = plan();
    expect(keyFigure(made, 'Gain net par année')?.note).toContain('au moins');
    expect(keyFigure(made, 'Récupération')).toMatchObject({ note: expect.stringContaining('au plus') });
  });

  it('tell no payback while a cost is unknown', () => {
    const { initiatives } = writtenDocument();
    const unknown = initiatives.map((sheet, at) => (at === 0 ? { ...sheet, oneOffCents: null } : sheet));
    expect(keyFigure(plan({ initiatives: unknown }), 'Récupération')?.value).toBe('—');
  });

  it('are written as each language writes them', () => {
    expect(keyFigure(plan({}, 'en'), 'Investment')?.value).toBe('$415,500');
    const plain = (words: string) => words.replaceAll(/\s/g, ' ');
    expect(plain(text(plan({}, 'en')))).toContain('Q2 2027 to Q4 2027');
    expect(plain(text(plan()))).toContain('T2 2027 à T4 2027');
  });

  it('keep refused money out of the total', () => {
    const total = blocks(plan()).flatMap((block) =>
      block.kind === 'table' && block.total ? [block.total] : [],
    );
    expect(total.map((row) => row.join(' ').replaceAll(/\s/g, ' '))).toContain('Total   465 500 $ 100 %');
    expect(text(plan())).toContain('Programme d’essai en usine');
  });
});

describe('someone’s own words', () => {
  it('keep their paragraphs and lists', () => {
    expect(prose('Un.\nDeux.\n\n- trois\n- quatre\nCinq.')).toEqual([
      { kind: 'paragraph', text: 'Un.\nDeux.', soft: false },
      { kind: 'list', items: ['trois', 'quatre'] },
      { kind: 'paragraph', text: 'Cinq.', soft: false },
    ]);
  });

  it('lose nothing but what nobody can read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const kept = prose(writable(given)).flatMap((block) =>
          block.kind === 'list' ? block.items : block.kind === 'paragraph' ? [block.text] : [],
        );
        const letters = (value: string) => value.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');
        expect(letters(kept.join(''))).toBe(letters(given));
      }),
    );
  });

  it('lose control characters and half characters, which no XML may hold', () => {
    expect(writable('a\u0000b\u001bc\ud800d\ufffee\r\nf')).toBe('abcde\nf');
  });
});
