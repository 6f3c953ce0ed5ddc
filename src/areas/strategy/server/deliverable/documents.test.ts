import { describe, expect, it } from 'vitest';
import { readPdf, type ReadPdf } from '#platform/documents/testing/read-pdf.ts';
import type { Locale } from '#platform/text.ts';
import { buildDeliverable, everyBlock, type Deliverable } from '../../deliverable/index.ts';
import type { StrategyDocument } from '../../document/document.ts';
import { SIGNED, writtenDocument } from '../../deliverable/testing/document.ts';
import { wordsOf } from '../../deliverable/testing/words.ts';
import { renderPlan } from './render-plan.ts';
import { faultOf, readWord, type ReadWord } from './testing/read-word.ts';

interface Made {
  plan: Deliverable;
  pdf: ReadPdf;
  word: ReadWord;
}

async function make(changes: Partial<StrategyDocument> = {}, locale: Locale = 'fr'): Promise<Made> {
  const plan = buildDeliverable(writtenDocument(changes), { locale, changedOn: '2026-11-18' });
  const { pdf, word } = await renderPlan(plan, process.cwd());
  return { plan, pdf: readPdf(pdf), word: readWord(word) };
}

const french = await make();

/** Without spaces: lines break elsewhere on each kind of page. */
const closed = (text: string): string => text.replaceAll(/\s+/g, '');

/** The first of these texts that does not follow the one before it; null when all do. */
function firstMissing(text: string, words: readonly string[]): string | null {
  const whole = closed(text);
  let from = 0;
  for (const one of words) {
    const at = whole.indexOf(closed(one), from);
    if (at < 0) return `${one} (after …${whole.slice(Math.max(0, from - 60), from + 20)})`;
    from = at + closed(one).length;
  }
  return null;
}

/** The text of the PDF without what stands on every page. */
function bodyOf({ plan, pdf }: Made): string {
  const footed = closed(pdf.text).replaceAll(closed(plan.draft ?? '\n').toUpperCase(), '');
  return footed
    .split(closed(plan.running))
    .join('\n')
    .replaceAll(/\n\d+\/\d+/g, '');
}

const headings = ({ chapters }: Deliverable): string[] =>
  chapters.flatMap(({ title, blocks }) => [
    title,
    ...everyBlock(blocks).flatMap((block) => {
      if (block.kind === 'sheet') return [block.title];
      return block.kind === 'heading' ? [block.text] : [];
    }),
  ]);

describe('both documents', () => {
  it.each(['fr', 'en'] as const)('hold every text of the plan, in the same order (%s)', async (locale) => {
    const { plan, pdf, word } = locale === 'fr' ? french : await make({ signoff: SIGNED }, locale);
    const words = wordsOf(plan);
    expect(words.length).toBeGreaterThan(400);
    expect(firstMissing(bodyOf({ plan, pdf, word }), words)).toBeNull();
    expect(firstMissing(word.text, words)).toBeNull();
  });

  it('hold nothing else in words: the Word file is the plan, its table of contents and no more', () => {
    const { plan, word } = french;
    const body = word.paragraphs.filter(({ style }) => !/^TOC\d/.test(style ?? ''));
    const letters = (text: string) => [...closed(text)].toSorted().join('');
    expect(letters(body.map(({ text }) => text).join(''))).toBe(
      letters([...wordsOf(plan), plan.draft ?? ''].join('')),
    );
  });

  it('say the same of each drawing to those who hear them', () => {
    expect(french.word.alternatives.length).toBeGreaterThan(5);
    // The structure tree of the PDF is written from its end.
    expect(french.pdf.alternatives.toSorted()).toEqual(french.word.alternatives.toSorted());
  });

  it('carry version, date and who signed on every page, and "draft" only until then', async () => {
    const { plan, pdf, word } = french;
    const count = (text: string, part: string): number => closed(text).split(closed(part)).length - 1;
    // The cover has no foot.
    expect(count(pdf.text, plan.running)).toBe(pdf.pages - 1);
    expect(count(pdf.text, 'Ébauche non signée'.toUpperCase())).toBe(pdf.pages - 1);
    expect(word.parts['word/footer1.xml']).toContain('ébauche non signée');
    const signed = await make({ signoff: SIGNED });
    expect(count(signed.pdf.text, 'signé par Line Tremblay')).toBe(signed.pdf.pages - 1);
    expect(signed.word.parts['word/footer1.xml']).toContain('signé par Line Tremblay');
    expect(signed.pdf.text + JSON.stringify(signed.word.parts)).not.toMatch(/ébauche/i);
  });
});

describe('the PDF', () => {
  it('has the length of a plan that is read: 12 to 25 pages', () => {
    expect(french.pdf.pages).toBeGreaterThanOrEqual(12);
    expect(french.pdf.pages).toBeLessThanOrEqual(25);
  });

  it('is tagged for screen readers, in its language', async () => {
    const { pdf, plan } = french;
    expect(pdf).toMatchObject({
      language: 'fr-CA',
      ua: '1',
      title: 'Plan numérique · Usinage du Fjord inc.',
    });
    // The chapters, the cover's title and the heading of the table of contents.
    expect(pdf.structure).toMatchObject({ H1: plan.chapters.length + 2, TOC: expect.any(Number) });
    for (const kind of ['H2', 'H3', 'TOCI', 'Table', 'TH', 'TD', 'L', 'LI', 'Figure'])
      expect(pdf.structure[kind], kind).toBeGreaterThan(0);
    expect((await make({}, 'en')).pdf.language).toBe('en-CA');
  });

  it('carries its typeface', () => {
    expect(french.pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
  });
});

describe('the Word file', () => {
  it('is XML in every part', () => {
    for (const [name, xml] of Object.entries(french.word.parts))
      expect([name, faultOf(xml)]).toEqual([name, null]);
  });

  it('has real headings, in the order of the plan', () => {
    const found = french.word.paragraphs.filter(({ style }) => /^Heading[123]$/.test(style ?? ''));
    expect(found.map(({ text }) => text)).toEqual(headings(french.plan));
  });

  it('has a table of contents that Word can update, filled with page numbers', () => {
    expect(french.word.fields[0]).toBe('TOC \\h \\o "1-2"');
    const entries = french.word.paragraphs.filter(({ style }) => /^TOC[12]$/.test(style ?? ''));
    expect(entries.length).toBeGreaterThan(20);
    for (const { text } of entries) expect(text).toMatch(/\t\d+$/);
  });

  it('has its drawings in a typeface that Word has, and with nothing that it cannot draw', () => {
    const drawings = Object.entries(french.word.parts).filter(([name]) => name.endsWith('.svg'));
    expect(drawings).toHaveLength(french.word.alternatives.length - 1);
    for (const [, svg] of drawings) {
      expect(svg).toMatch(/^<svg width="\d+" height="\d+" .*font-family="Calibri/);
      expect(svg).not.toMatch(/paint-order|<pattern|var\(--/);
    }
  });

  it('has a header row on each table of data', () => {
    const tables = everyBlock(french.plan.chapters.flatMap(({ blocks }) => blocks)).filter(
      ({ kind }) => kind === 'table',
    );
    expect(french.word.tables.filter(({ headerRows }) => headerRows === 1)).toHaveLength(tables.length);
  });

  it('says its language', async () => {
    expect(french.word.language).toBe('fr-CA');
    expect((await make({}, 'en')).word.language).toBe('en-CA');
  });
});

describe('words from outside', () => {
  const hostile = [
    '#panic("pris") $x^2$ *gras* _ital_ `brut` @renvoi <label>',
    '#read("/package.json") #import "@preview/evil:1.0.0"',
    '</w:t></w:r></w:p><w:p><w:r><w:t>volé</w:t></w:r></w:p> &amp; &#x0; <!-- ]]>',
    '"); #eval("1+1") // fin \\',
    '= Titre',
  ];

  it('stay words in both documents, wherever they are written', async () => {
    const usual = writtenDocument();
    const [first, second, third, fourth, fifth] = hostile as [string, string, string, string, string];
    const { pdf, word, plan } = await make({
      title: first,
      firm: { ...usual.firm, legalName: second },
      authors: [third],
      sections: {
        ...usual.sections,
        profile: { ...usual.sections.profile, description: hostile.join('\n\n'), vision: fourth },
      },
      initiatives: usual.initiatives.map((sheet, at) =>
        at === 0 ? { ...sheet, title: third, owner: fifth } : sheet,
      ),
    });
    expect(firstMissing(bodyOf({ plan, pdf, word }), wordsOf(plan))).toBeNull();
    expect(firstMissing(word.text, wordsOf(plan))).toBeNull();
    for (const [name, xml] of Object.entries(word.parts)) expect([name, faultOf(xml)]).toEqual([name, null]);
    expect(word.paragraphs.filter(({ text }) => text === 'volé')).toEqual([]);
  });

  it('of any length are all there, in a narrow column too', async () => {
    const { sections } = writtenDocument();
    const { blocks } = sections['business-model'];
    const long = `${'Beaucoup à dire. '.repeat(560)}Et voici la fin.`;
    const offer = { today: long, target: `${long} Bis.`, change: '' };
    const { pdf, word } = await make({
      sections: { ...sections, 'business-model': { blocks: { ...blocks, offer } } },
    });
    for (const text of [pdf.text, word.text]) {
      expect(closed(text)).toContain('Etvoicilafin.Bis.');
      expect(closed(text).split('Beaucoupàdire.').length - 1).toBe(1120);
    }
  });

  it('that no document may hold cost nobody the plan', async () => {
    const { sections, firm } = writtenDocument();
    const description = 'Avant\u0000\u0007\ud800\ufffe après 😀 漢字 e\u0301';
    const made = await make({
      firm: { ...firm, legalName: 'A\u001b\u0000telier' },
      sections: { ...sections, profile: { ...sections.profile, description } },
    });
    expect(closed(made.pdf.text)).toContain('Avantaprès□□□é');
    expect(made.word.text).toContain('Avant après 😀 漢字 é');
    for (const xml of Object.values(made.word.parts)) expect(faultOf(xml)).toBeNull();
  });
});
