import type { Dimension, Framework } from '../framework/framework.ts';
import { bandOf, weightedMean } from '../scoring/score.rules.ts';
import type { Score } from '../scoring/score.ts';
import type { PeerFigures, Spread } from './peers.ts';

const both = (said: string) => ({ fr: said, en: said });

/** A dimension with one question, guided under 50 and above. */
function dimension(id: string, at: number): Dimension {
  const relevance = (n: number) => ((at + n) % 4) as 0 | 1 | 2 | 3;
  return {
    id,
    name: both(id.toUpperCase()),
    description: both(id),
    weight: 1,
    kpis: ['lead-time'],
    costRelevance: { materials: relevance(1), labour: relevance(3) },
    kpiRelevance: { 'lead-time': relevance(2), scrap: relevance(0) },
    guidance: [
      { belowScore: 50, start: both(`${id}: commencer`), further: both(`${id}: ensuite`) },
      { belowScore: 100, start: both(`${id}: affiner`), further: both(`${id}: viser haut`) },
    ],
  };
}

/** A framework of some dimensions, three bands and two horizons, all of it plain. */
export function plainFramework(ids: readonly string[], change: Partial<Framework> = {}): Framework {
  return {
    id: 'plain',
    version: 1,
    name: both('Simple'),
    description: both('Simple'),
    minutes: 5,
    stages: [{ id: 'T0', name: both('Avant'), description: both('Avant') }],
    bands: [
      { id: 'low', name: both('Bas'), max: 30, description: both('Bas') },
      { id: 'middle', name: both('Moyen'), max: 70, description: both('Moyen') },
      { id: 'high', name: both('Haut'), max: 100, description: both('Haut') },
    ],
    zones: [],
    kpis: ['lead-time', 'scrap'].map((id) => ({ id, name: both(id), unit: both('jours'), better: 'down' })),
    costCategories: [
      { id: 'materials', name: both('Matières'), usualShare: 0.6 },
      { id: 'labour', name: both('Main-d’œuvre'), usualShare: 0.4 },
    ],
    horizons: [
      { id: 'strategic', name: both('Stratégique'), weights: { cost: 0.2, kpi: 0.3, proximity: 0.5 } },
      { id: 'operational', name: both('Opérationnel'), weights: { cost: 0.6, kpi: 0.3, proximity: 0.1 } },
    ],
    dimensions: ids.map(dimension),
    questions: ids.map((id) => ({
      id: `q-${id}`,
      dimension: id,
      type: 'level',
      text: both(id),
      weight: 1,
      levels: [],
    })),
    ...change,
  };
}

/** A score with these points by dimension, each with one question. */
export function plainScore(framework: Framework, points: Readonly<Record<string, number | null>>): Score {
  const band = (score: number | null) =>
    score === null ? null : (bandOf(framework.bands, score)?.id ?? null);
  const dimensions = framework.dimensions.map(({ id }) => {
    const score = points[id] ?? null;
    const answered = score === null ? 0 : 1;
    return { id, score, band: band(score), answered, asked: 1, coverage: answered };
  });
  const overall = weightedMean(dimensions.map(({ score }) => ({ score, weight: 1 })));
  const answered = dimensions.filter(({ score }) => score !== null).length;
  return {
    overall,
    band: band(overall),
    answered,
    asked: dimensions.length,
    coverage: answered / dimensions.length,
    dimensions,
    questions: dimensions.map(({ id, score, coverage }) => ({ id: `q-${id}`, score, coverage })),
  };
}

const spread = (upper: number): Spread => ({
  firms: 18,
  lower: Math.max(0, upper - 40),
  median: Math.max(0, upper - 20),
  upper,
});

/** Peers whose best quarter is at these points. */
export const plainPeers = (upper: Readonly<Record<string, number>>): PeerFigures => ({
  step: 'subsector',
  firms: 18,
  overall: spread(60),
  dimensions: Object.fromEntries(Object.entries(upper).map(([id, points]) => [id, spread(points)])),
});
