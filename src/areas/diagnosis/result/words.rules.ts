import { m } from '#messages';
import { formatDate, formatNumber, formatPercent } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import type { Finding, FindingReason } from './findings.rules.ts';
import { FEWEST_PEERS } from './peers.ts';
import { COLUMNS, type Column, type Priorities } from './priorities.ts';
import type { Result, ResultChange, ResultFramework, ResultPeers } from './result.ts';
import { columnNames } from './charts.rules.ts';

type Say = (params: object, options: { locale: Locale }) => string;

/** Why a dimension is told of, as one line: "niveau En îlots · 12 points sous votre moyenne". */
export function reasonsInWords({ reasons }: Finding, framework: ResultFramework, locale: Locale): string[] {
  return reasons.map((reason) => reasonInWords(reason, framework, locale));
}

function reasonInWords(reason: FindingReason, { bands }: ResultFramework, locale: Locale): string {
  switch (reason.kind) {
    case 'band': {
      const band = bands.find(({ id }) => id === reason.band);
      return m.result_reason_band({ band: band?.name[locale] ?? reason.band }, { locale });
    }
    case 'own-mean':
      return apart(reason.points, locale, MEAN);
    case 'peer-median':
      return apart(reason.points, locale, PEERS);
    case 'best-peers':
      return m.result_reason_below_best({ points: magnitude(reason.points, locale) }, { locale });
    case 'partly-known':
      return m.result_reason_partly({ answered: reason.answered, asked: reason.asked }, { locale });
  }
}

interface Apart {
  above: (params: { points: string }, options: { locale: Locale }) => string;
  below: (params: { points: string }, options: { locale: Locale }) => string;
  same: Say;
}
const MEAN: Apart = {
  above: m.result_reason_above_mean,
  below: m.result_reason_below_mean,
  same: m.result_reason_at_mean,
};
const PEERS: Apart = {
  above: m.result_reason_above_peers,
  below: m.result_reason_below_peers,
  same: m.result_reason_at_peers,
};

function apart(points: number, locale: Locale, { above, below, same }: Apart): string {
  if (Math.round(Math.abs(points)) === 0) return same({}, { locale });
  return (points > 0 ? above : below)({ points: magnitude(points, locale) }, { locale });
}

const magnitude = (points: number, locale: Locale): string =>
  formatNumber(Math.max(1, Math.round(Math.abs(points))), locale);

/** "18 entreprises : même sous-secteur (…), toutes tailles, tout le Québec". */
export function peersInWords(peers: ResultPeers, locale: Locale): string {
  const named = (say: (params: { name: string }, options: { locale: Locale }) => string, name: string) =>
    say({ name }, { locale });
  const industry = peers.industry?.[locale];
  const byIndustry = peers.step.startsWith('subsector') ? m.result_group_subsector : m.result_group_sector;
  const group = [
    industry ? named(byIndustry, industry) : m.result_group_all_sectors({}, { locale }),
    peers.size ? named(m.result_group_size, peers.size[locale]) : m.result_group_all_sizes({}, { locale }),
    peers.region ? named(m.result_group_region, peers.region[locale]) : m.result_group_quebec({}, { locale }),
  ].join(', ');
  return m.result_peers_group({ count: peers.firms, group }, { locale });
}

export const peersRule = (locale: Locale): string =>
  m.result_peers_rule({ fewest: FEWEST_PEERS }, { locale });
export const tooFewPeers = (locale: Locale): string =>
  m.result_peers_none({ fewest: FEWEST_PEERS }, { locale });

/** On what a change rests, or why there is none. */
export function changeInWords(change: ResultChange, locale: Locale): string {
  if (change.reason) return change.reason[locale];
  if (change.before === null) return m.result_change_none({}, { locale });
  const { stage, compared, asked } = change;
  return m.result_change_scope(
    { stage, compared, asked, date: formatDate(change.submittedAt, locale) },
    { locale },
  );
}

export const coverageInWords = (
  { answered, asked }: Pick<Result, 'answered' | 'asked'>,
  locale: Locale,
): string => m.result_coverage({ answered, asked }, { locale });

/** To what the gaps are measured. */
export function gapsOrder({ priorities, peers }: Result, locale: Locale): string {
  const measured = priorities?.reference ?? (peers ? 'peers' : 'scale');
  const say = measured === 'peers' ? m.result_gaps_order_peers : m.result_gaps_order_scale;
  return m.result_gaps_order({ reference: say({}, { locale }) }, { locale });
}

export function prioritiesLead({ reference }: Priorities, locale: Locale): string {
  const say =
    reference === 'peers' ? m.result_priorities_reference_peers : m.result_priorities_reference_scale;
  return m.result_priorities_lead({ reference: say({}, { locale }) }, { locale });
}

/** "Impact = 40 % × coûts + 35 % × indicateurs + 25 % × distance". */
export function weightsInWords(weights: Record<Column, number>, locale: Locale): string {
  const percent = (column: Column) => formatPercent(weights[column], locale);
  return m.result_priorities_weights(
    { cost: percent('cost'), kpi: percent('kpi'), proximity: percent('proximity') },
    { locale },
  );
}

/** Which columns count for nothing, in one sentence; null when all of them count. */
export function emptyInWords({ empty }: Priorities, locale: Locale): string | null {
  if (empty.length === 0) return null;
  const names = columnNames(locale).filter((_, at) => empty.includes(COLUMNS[at]!));
  return m.result_priorities_empty({ columns: names.join(', ') }, { locale });
}

/** The names of some dimensions, in the order given. */
export const dimensionNames = ({ dimensions }: Result, ids: readonly string[], locale: Locale): string =>
  ids.map((id) => dimensions.find((one) => one.id === id)?.name[locale] ?? id).join(', ');
