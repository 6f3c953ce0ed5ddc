import { currentLocale, formatDate, formatMoney, formatNumber, formatPercent } from '#i18n';
import { m } from '#messages';
import type { Locale, Text } from '#platform/text.ts';
import type { MoneySum } from '../breakdown.rules.ts';
import type { Fraction } from '../fraction.ts';
import { INDICATORS, type IndicatorId, type Unit } from '../indicator.ts';
import { precisionOf, type PartialDate } from '../partial-date.ts';
import type { ProjectState } from '../project-state.rules.ts';
import type { ProgressView } from '../views.ts';

/** How the portfolio writes its dates, amounts and shares for a reader. */

const MONTHS = { fr: 'fr-CA', en: 'en-CA' } as const;

/** "2024", "février 2024" or "12 janvier 2024", as far as the date is known. */
export function formatPartialDate(date: PartialDate | null, locale: Locale = currentLocale()): string {
  if (date === null) return '—';
  const precision = precisionOf(date);
  if (precision === 'year') return date;
  if (precision === 'day') return formatDate(date, locale);
  return new Intl.DateTimeFormat(MONTHS[locale], { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}-01T00:00:00Z`),
  );
}

/** A figure's value in its unit: money, a percentage, or a count. */
export function formatValue(value: number | null, unit: Unit, locale: Locale = currentLocale()): string {
  if (value === null) return '—';
  if (unit === 'CAD') return formatMoney(value, locale);
  if (unit === 'percent') return formatPercent(value / 10_000, locale, 2);
  return formatNumber(value, locale);
}

/** A share as a percentage: as it is when two decimals say it exactly, else marked as rounded. Unknown reads "—". */
export function formatShare(share: Fraction | null, locale: Locale = currentLocale()): string {
  if (share === null) return '—';
  const ratio = share.numerator / share.denominator;
  const exact = (BigInt(share.numerator) * 10_000n) % BigInt(share.denominator) === 0n;
  return exact ? formatPercent(ratio, locale, 2) : `≈ ${formatPercent(ratio, locale, 1)}`;
}

/** What is known of a sum, with what is not: "1 234 $ et 2 montants non publiés". */
export function formatSum(sum: MoneySum, locale: Locale = currentLocale()): string {
  if (sum.known === 0 && sum.unknown > 0) return m.portfolio_amount_unknown();
  const known = formatMoney(sum.knownCents, locale);
  return sum.unknown === 0 ? known : m.portfolio_sum_with_unknown({ known, count: sum.unknown });
}

/** The two halves of a sum, for where the known amount stands large. */
export const knownOf = (sum: MoneySum): string =>
  sum.known === 0 && sum.unknown > 0 ? '—' : formatMoney(sum.knownCents);
export const unknownOf = (sum: MoneySum): string | undefined =>
  sum.unknown === 0 ? undefined : m.portfolio_unknown_amounts({ count: sum.unknown });

export const say = (value: Text, locale: Locale = currentLocale()): string =>
  value[locale] || value.fr || value.en;

export const indicatorName = (id: IndicatorId): string => say(INDICATORS[id].name);
export const indicatorDefinition = (id: IndicatorId): string => say(INDICATORS[id].definition);

const STATES: Record<ProjectState, () => string> = {
  draft: m.portfolio_state_draft,
  upcoming: m.portfolio_state_upcoming,
  running: m.portfolio_state_running,
  ended: m.portfolio_state_ended,
  undated: m.portfolio_state_undated,
};
export const stateName = (state: ProjectState): string => STATES[state]();

const STATUSES: Record<ProgressView['status'], () => string> = {
  reached: m.portfolio_progress_reached,
  ahead: m.portfolio_progress_ahead,
  'on-track': m.portfolio_progress_on_track,
  behind: m.portfolio_progress_behind,
  unknown: m.portfolio_progress_unknown,
};
export const statusName = (status: ProgressView['status']): string => STATUSES[status]();

/** A sector with its code; several are put side by side, none says so. */
export const sectorsName = (sectors: readonly { code: string; name: Text }[]): string =>
  sectors.length === 0 ? m.portfolio_sector_none() : sectors.map(({ name }) => say(name)).join(' · ');

/** Where a project works. */
export const placesName = (project: {
  scope: 'national' | 'regions';
  regions: readonly { name: Text }[];
}): string =>
  project.scope === 'national'
    ? m.portfolio_national()
    : project.regions.map(({ name }) => say(name)).join(', ');

export const figuresHref = (of: 'project' | 'initiative', slug: string, indicator: string): string =>
  `/portfolio/figures/${of}/${slug}/${indicator}`;

/** Indicators to choose from, under the heading of what they count. */
export const indicatorOptions = () =>
  (Object.keys(INDICATORS) as IndicatorId[]).map((id) => ({
    value: id,
    label: indicatorName(id),
    hint: indicatorDefinition(id),
    group: UNIT_GROUPS[INDICATORS[id].unit](),
  }));

const UNIT_GROUPS: Record<Unit, () => string> = {
  firms: m.portfolio_unit_firms,
  CAD: m.portfolio_unit_money,
  percent: m.portfolio_unit_percent,
  projects: m.portfolio_unit_other,
  organisations: m.portfolio_unit_other,
  calls: m.portfolio_unit_other,
};
