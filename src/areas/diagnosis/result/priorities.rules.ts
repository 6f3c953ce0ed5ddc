import { m } from '#messages';
import { formatNumber } from '#platform/i18n.ts';
import { text, type Locale, type Text } from '#platform/text.ts';
import type { Dimension, Framework, HorizonId } from '../framework/framework.ts';
import type { Score } from '../scoring/score.ts';
import { bestOf, type PeerFigures } from './peers.ts';
import { COLUMNS, type Column, type Priorities, type PrioritySettings } from './priorities.ts';

type Parts = Record<Column, number>;

/**
 * Where work on a dimension moves the firm most (after the idea of a prioritisation matrix, with weights of our own in the
 * framework): cost = relevance × share of the firm's cost, indicators = relevance × importance, distance = what lies
 * between the firm and its best peers. Each column adds up to 1 over the dimensions that are known; the impact is their
 * weighted sum, so that impacts add up to 1 as well. Null where the framework weighs nothing, or nothing can be told.
 */
export function prioritiesOf(
  framework: Framework,
  score: Score,
  peers: PeerFigures | null,
  settings: PrioritySettings,
): Priorities | null {
  const own = new Map(score.dimensions.map(({ id, score: points }) => [id, points]));
  const known = framework.dimensions.filter(({ id }) => (own.get(id) ?? null) !== null);
  const best = bestOf(
    known.map(({ id }) => id),
    peers,
  );
  const raw = known.map((dimension): Parts => ({
    cost: costOf(framework, dimension, settings),
    kpi: kpiOf(framework, dimension, settings),
    proximity: Math.max(0, best.of(dimension.id) - own.get(dimension.id)!),
  }));
  const totals = totalsOf(raw);
  const empty = COLUMNS.filter((column) => totals[column] <= 0);
  if (framework.horizons.length === 0 || empty.length === COLUMNS.length) return null;
  const weights = Object.fromEntries(
    framework.horizons.map((horizon) => [horizon.id, weightsWithout(empty, horizon.weights)]),
  ) as Record<HorizonId, Parts>;
  return {
    reference: best.reference,
    empty,
    weights,
    rows: known.map(({ id }, at) => rowOf(id, sharesOf(raw[at]!, totals), weights)),
    unknown: framework.dimensions.filter((dimension) => !known.includes(dimension)).map(({ id }) => id),
  };
}

const costOf = (
  { costCategories }: Framework,
  { costRelevance }: Dimension,
  { costProfile }: PrioritySettings,
) =>
  sum(
    costCategories.map(
      ({ id, usualShare }) => (costRelevance[id] ?? 0) * (costProfile ? (costProfile[id] ?? 0) : usualShare),
    ),
  );

const kpiOf = ({ kpis }: Framework, { kpiRelevance }: Dimension, settings: PrioritySettings) =>
  sum(kpis.map(({ id }) => (kpiRelevance[id] ?? 0) * (settings.kpis ? (settings.kpis[id] ?? 0) : 1)));

const totalsOf = (rows: readonly Parts[]): Parts => columns((column) => sum(rows.map((row) => row[column])));

/** A column without anything in it says nothing: its shares are 0, not a division by 0. */
const sharesOf = (row: Parts, totals: Parts): Parts =>
  columns((column) => (totals[column] > 0 ? row[column] / totals[column] : 0));

function weightsWithout(empty: readonly Column[], weights: Parts): Parts {
  const kept = columns((column) => (empty.includes(column) ? 0 : weights[column]));
  const total = sum(Object.values(kept));
  // The columns left may all have weight 0 in a horizon: then they share it.
  if (total <= 0)
    return columns((column) => (empty.includes(column) ? 0 : 1 / (COLUMNS.length - empty.length)));
  return columns((column) => kept[column] / total);
}

function rowOf(dimension: string, shares: Parts, weights: Record<HorizonId, Parts>) {
  const impacts = Object.fromEntries(
    Object.entries(weights).map(([horizon, weight]) => [
      horizon,
      sum(COLUMNS.map((column) => weight[column] * shares[column])),
    ]),
  ) as Record<HorizonId, number>;
  return { dimension, shares, impacts };
}

const columns = (value: (column: Column) => number): Parts => ({
  cost: value('cost'),
  kpi: value('kpi'),
  proximity: value('proximity'),
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const ONE_DECIMAL = { maximumFractionDigits: 1 };
const bilingual = (say: (locale: Locale) => string): Text => ({ fr: say('fr'), en: say('en') });

/** Shares are given in percent, to a tenth; they may miss 100 by what rounding to a tenth leaves. */
const ROUNDING = 0.5;

/** What is wrong with a cost profile in percent by category; null when it is right. */
export function checkCostProfile(
  { costCategories }: Framework,
  percents: Readonly<Record<string, number>>,
): Text | null {
  const stranger = Object.keys(percents).find((id) => !costCategories.some((category) => category.id === id));
  if (stranger !== undefined) return text(m.result_cost_stranger, { id: stranger });
  const total = sum(costCategories.map(({ id }) => percents[id] ?? 0));
  if (Math.abs(total - 100) <= ROUNDING) return null;
  const say = total > 100 ? m.result_cost_over : m.result_cost_under;
  return bilingual((locale) =>
    say({ difference: formatNumber(Math.abs(total - 100), locale, ONE_DECIMAL) }, { locale }),
  );
}

/** A checked profile as shares that add up to exactly 1. */
export function sharesOfPercents({ costCategories }: Framework, percents: Readonly<Record<string, number>>) {
  const total = sum(costCategories.map(({ id }) => percents[id] ?? 0));
  return Object.fromEntries(costCategories.map(({ id }) => [id, (percents[id] ?? 0) / total]));
}
