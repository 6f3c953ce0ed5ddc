import { describe, expect, it } from 'vitest';
import { renderPdf, type PdfRequest } from './index.ts';
import { readPdf } from './testing/read-pdf.ts';

const bars = (value: number) => ({
  component: 'src/ui/charts/BarChart.svelte',
  props: {
    label: 'Notes',
    bars: [{ label: 'Données', value, display: `${value}`, target: { value: 90, display: '90' } }],
  },
});
const radar = {
  component: 'src/ui/charts/Radar.svelte',
  props: { label: 'Profil', axes: ['a', 'b', 'c'], series: [{ label: 'T0', values: [10, null, 90] }] },
};

const request = (data: object = {}, locale: 'fr' | 'en' = 'fr'): PdfRequest => ({
  template: 'src/platform/documents/typst/sample.typ',
  locale,
  document: { title: 'Résultat', author: 'Usinage du Fjord', date: '2026-03-02', footer: 'Virage' },
  drawings: { bars: bars(40), radar },
  data: {
    kicker: 'Diagnostic',
    title: 'Usinage du Fjord',
    facts: ['T0', '2 mars 2026'],
    words: 'Deux phrases.',
    section: 'Forces',
    rows: [['Région', 'Saguenay']],
    columns: ['Dimension', 'Note'],
    table: [
      ['Données', '40'],
      ['Sécurité', null],
    ],
    alt: 'Données : 40 sur 100',
    chart: 'Où en est la firme',
    ...data,
  },
});

/** Letters of a chart are set one by one: its words are looked for without spaces. */
const closed = (text: string): string => text.replaceAll(/\s+/g, '');

const typeset = async (data?: object, locale?: 'fr' | 'en') =>
  readPdf((await renderPdf(request(data, locale))).bytes);

describe('a typeset document', () => {
  it('is tagged for screen readers: language, title, headings, lists, tables with headers, drawings with words', async () => {
    const pdf = await typeset({ words: 'Avant.\n\n- un\n- deux' });
    expect(pdf).toMatchObject({ language: 'fr-CA', title: 'Résultat', ua: '1' });
    expect(pdf.structure).toMatchObject({ H1: 1, H2: 1, L: 1, LI: 2, Table: 1, TH: 2, TD: 4, Figure: 2 });
    expect(pdf.alternatives).toEqual(['Données : 40 sur 100', 'Données : 40 sur 100']);
  });

  it('says its language', async () => {
    expect((await typeset({}, 'en')).language).toBe('en-CA');
  });

  it('carries its typeface, so that it reads the same everywhere', async () => {
    const { fonts } = await typeset();
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts)
      expect(font).toMatchObject({ embedded: true, name: expect.stringContaining('SourceSans3') });
  });

  it('holds the words, those of the charts included; unknown reads as a dash', async () => {
    const { text, pages } = await typeset();
    expect(pages).toBeGreaterThan(0);
    for (const words of ['Usinage du Fjord', 'Deux phrases.', 'Saguenay', 'Données', '—'])
      expect(text).toContain(words);
  });

  it('draws the charts of the pages in the language of the document', async () => {
    expect(closed((await typeset({}, 'fr')).text)).toContain('Cible90');
    expect(closed((await typeset({}, 'en')).text)).toContain('Target90');
  });
});

describe('words from outside', () => {
  const hostile = [
    '#panic("pris")',
    '#eval("1+1") $x^2$ *gras* _ital_ `brut` \\ ~ @renvoi <label>',
    '#read("/package.json") #import "@preview/evil:1.0.0"',
    '] #text(fill: red)[x] // fin',
    '"); #panic(); ("',
    '= Titre\n/ terme: mot\n+ un',
  ];

  it('are set as they are and never read as typst', async () => {
    const { text, structure } = await typeset({
      title: hostile[0],
      words: hostile.slice(1).join('\n\n'),
      section: hostile[3],
    });
    for (const words of hostile) expect(closed(text)).toContain(closed(words));
    expect(structure).toMatchObject({ H1: 1, H2: 1 });
  });

  it('stay words in a chart', async () => {
    const label = '</text><image href="file:///etc/passwd"/> &amp; #x';
    const drawing = { ...bars(1), props: { label, bars: [{ label, value: 1, display: label }] } };
    const pdf = await renderPdf({ ...request(), drawings: { bars: drawing, radar } });
    expect(closed(readPdf(pdf.bytes).text)).toContain('</text><imagehref=');
  });

  it('that the typeface cannot write become a box, and cost nobody the document', async () => {
    const { text } = await typeset({ title: 'Atelier 😀 漢\u0007\u200b fin', facts: ['ᐃ\ue000', 'a\u0301'] });
    expect(text).toContain('Atelier □ □ fin');
    expect(text).toContain('á');
  });
});

describe('the typesetting thread', () => {
  it('serves several at once, each its own data, and tells its steps', async () => {
    const steps: string[] = [];
    const titles = ['Première', 'Deuxième', 'Troisième'];
    const pdfs = await Promise.all(
      titles.map((title) => renderPdf(request({ title }), (step) => steps.push(step))),
    );
    for (const [at, { bytes }] of pdfs.entries()) expect(readPdf(bytes).text).toContain(titles[at]);
    expect(steps.slice(0, 3)).toEqual(['drawing', 'typesetting', 'writing']);
    expect(steps).toHaveLength(9);
  });

  it('explains a fault in a template or a drawing, and goes on with the next', async () => {
    await expect(renderPdf({ ...request(), data: {} })).rejects.toThrow('sample.typ');
    await expect(renderPdf({ ...request(), drawings: { '../x': radar } })).rejects.toThrow('Not a name');
    expect((await typeset()).pages).toBeGreaterThan(0);
  });

  it('keeps nothing of one firm for the next: a picture that was not brought is missing', async () => {
    await renderPdf(request());
    await expect(renderPdf({ ...request(), drawings: { bars: bars(3) } })).rejects.toThrow(/radar\.svg/);
  });
});
