import { describe, expect, it } from 'vitest';
import { changeChart, overallChart, peersChart, prioritiesChart, profileCharts } from './charts.rules.ts';
import { priorityInput, typedTotal } from './priorities-form.rules.ts';
import { USUAL_SETTINGS } from './priorities.ts';
import { frameworkWords, resultOf, type ResultParts } from './result.rules.ts';
import { plainFramework, plainPeers, plainScore } from './testing.ts';
import { changeInWords, gapsOrder, peersInWords, reasonsInWords, weightsInWords } from './words.rules.ts';

const framework = plainFramework(['a', 'b', 'c']);
const words = frameworkWords(framework);
const measured = (points: Record<string, number | null>) => ({
  stage: 'T1' as const,
  submittedAt: new Date('2026-06-01T12:00:00Z'),
  frameworkId: 'plain',
  frameworkVersion: 1,
  score: plainScore(framework, points),
  assessmentId: 'one',
  submittedBy: 'Ana',
  notes: {},
});
const told = (points: Record<string, number | null>, change: Partial<ResultParts> = {}) =>
  resultOf({
    snapshot: measured(points),
    correctedBy: null,
    earlier: [],
    framework,
    frameworks: [framework],
    peers: null,
    group: { industry: null, size: null, region: null },
    settings: USUAL_SETTINGS,
    ...change,
  });
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
const both = (name: string) => ({ fr: name, en: name });

describe('the group of peers in words', () => {
  it('says how many, and what they share and do not', () => {
    const group = { industry: both('Métal'), size: null, region: null };
    const { peers } = told({ a: 20, b: 40 }, { peers: plainPeers({ a: 50, b: 50, c: 50 }), group });
    expect(plain(peersInWords(peers!, 'fr'))).toBe(
      '18 entreprises : même sous-secteur (Métal), toutes tailles, tout le Québec',
    );
    expect(peersInWords(peers!, 'en')).toBe('18 firms: same subsector (Métal), all sizes, all of Québec');
  });

  it('names the widest group as such', () => {
    const wide = { ...plainPeers({ a: 50 }), step: 'size' as const };
    const group = { industry: null, size: both('10 à 49 employés'), region: null };
    const { peers } = told({ a: 20 }, { peers: wide, group });
    expect(plain(peersInWords(peers!, 'fr'))).toContain('tous les secteurs, même taille (10 à 49 employés)');
  });
});

describe('why, in words', () => {
  it('a gap: level, own mean, peers, in whole points', () => {
    const result = told({ a: 20.4, b: 60, c: 90 }, { peers: plainPeers({ a: 70, b: 70, c: 70 }) });
    expect(reasonsInWords(result.gaps[0]!, words, 'fr').map(plain)).toEqual([
      'niveau Bas',
      '36 points sous votre moyenne',
      '30 points sous la médiane des pairs',
      '50 points sous le meilleur quart des pairs',
    ]);
    expect(plain(gapsOrder(result, 'fr'))).toContain('meilleur quart');
    expect(gapsOrder(told({ a: 20, b: 60 }), 'en')).toContain('full marks');
  });

  it('a change: on what it rests, or why it cannot be told', () => {
    const earlier = {
      ...measured({ a: 10, b: null, c: 50 }),
      stage: 'T0' as const,
      submittedAt: new Date('2026-01-01'),
    };
    const compared = told({ a: 20, b: 60, c: 90 }, { earlier: [earlier] });
    expect(plain(changeInWords(compared.change!, 'fr'))).toContain('sur 2 des 3 questions');
    const other = told({ a: 20 }, { earlier: [{ ...earlier, frameworkVersion: 9 }] });
    expect(changeInWords(other.change!, 'en')).toBe(other.change!.reason!.en);
  });

  it('the weights stand with the priorities', () => {
    expect(plain(weightsInWords({ cost: 0.2, kpi: 0.3, proximity: 0.5 }, 'fr'))).toBe(
      'Impact = 20 % × coûts + 30 % × indicateurs + 50 % × distance',
    );
  });
});

describe('what is drawn', () => {
  it('unknown is said, and is no zero', () => {
    const result = told({ a: 20, b: 60, c: null });
    const { radar, bars } = profileCharts(result, 'fr');
    expect(bars.props.bars.map(({ value, display }) => [value, display])).toEqual([
      [20, '20'],
      [60, '60'],
      [null, 'Inconnu'],
    ]);
    expect(radar.props.series).toHaveLength(1);
    expect(overallChart(told({}), words, 'Fjord', 'fr').props).toMatchObject({
      value: null,
      display: 'Inconnu',
    });
  });

  it('has a title that says what it shows, and a table with all of it', () => {
    const peers = plainPeers({ a: 50, b: 50, c: 50 });
    const result = told({ a: 20, b: 60, c: null }, { peers });
    expect(peersChart(result, 'en')?.title).toBe('Above the peer median in 1 of 2 dimensions');
    expect(peersChart(result, 'en')?.table.rows).toEqual([
      ['A', '20', '10', '30', '50'],
      ['B', '60', '10', '30', '50'],
    ]);
    expect(profileCharts(result, 'fr').radar.table.rows).toHaveLength(3);
    expect(peersChart(told({ a: 20 }), 'fr')).toBeNull();
    expect(changeChart(result, 'fr')).toBeNull();
  });

  it('numbers the directions of a radar that has too many for names, and the bars beside it', () => {
    const many = plainFramework(Array.from({ length: 12 }, (_, at) => `d${at}`));
    const points = Object.fromEntries(many.dimensions.map(({ id }, at) => [id, at * 8]));
    const snapshot = { ...measured({}), score: plainScore(many, points) };
    const { radar, bars } = profileCharts(told({}, { snapshot, framework: many, frameworks: [many] }), 'fr');
    expect(radar.props.axes.slice(0, 2)).toEqual(['1', '2']);
    expect(bars.props.bars[1]?.label).toBe('2. D1');
  });

  it('draws the first priorities and lists all', () => {
    const result = told({ a: 20, b: 60, c: 90 });
    const chart = prioritiesChart(result.priorities!, result, words.horizons[0]!, 'fr', 2);
    expect(chart.props.rows).toHaveLength(2);
    expect(chart.table.rows).toHaveLength(3);
    const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
    const lengths = chart.props.rows.map((row) => total(row.values));
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });
});

describe('the form of costs and indicators', () => {
  it('takes a decimal as either language writes it', () => {
    expect(priorityInput({ costs: { it: '12,5 %', energy: '7.5' }, kpis: { oee: '2' } })).toEqual({
      costs: { it: '12.5', energy: '7.5' },
      kpis: { oee: '2' },
    });
    expect(priorityInput({})).toEqual({});
    expect(priorityInput({ usual: '1', costs: { it: '12' } })).toEqual({});
    expect(typedTotal(['12,5', '7.5 %', '', 'x'])).toBe(20);
  });
});
