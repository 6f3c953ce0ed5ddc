import { m } from '#messages';
import { formatNumber, formatPercent } from '#platform/i18n.ts';
import type { Locale } from '#platform/text.ts';
import type { HorizonId } from '../framework/framework.ts';
import { COLUMNS, ranked, type Priorities } from './priorities.ts';
import type { DimensionResult, Result, ResultFramework } from './result.ts';

/** Names on a radar that would touch are numbers, which the bars beside it carry too. */
const NAMES_ON_RADAR = 8;

/** What is drawn, told before anyone knows where: a page, or a document. Props are those of the components of src/ui/charts. */
export interface ResultChart<Props> {
  /** What it shows, as its title says. */
  title: string;
  /** The same with its figures, for those who hear it. */
  alt: string;
  table: { columns: string[]; rows: (string | null)[][] };
  props: Props & { label: string };
}

/** 62, and never 61.99999. */
export const scoreInWords = (score: number | null, locale: Locale): string =>
  score === null ? m.result_unknown({}, { locale }) : formatNumber(Math.round(score), locale);

const SIGNED = { signDisplay: 'exceptZero', maximumFractionDigits: 0 } as const;
/** "+12", "−3", "0". */
export const signedPoints = (change: number, locale: Locale): string =>
  formatNumber(Math.round(change) || 0, locale, SIGNED);

interface BandScaleProps {
  bands: { name: string; max: number }[];
  value: number | null;
  display: string;
  other?: { value: number; label: string };
}

/** Where the firm stands on the whole scale. */
export function overallChart(
  { overall, band, peers }: Result,
  { bands }: ResultFramework,
  firm: string,
  locale: Locale,
): ResultChart<BandScaleProps> {
  const title =
    overall === null || !band
      ? m.result_overall_unknown({}, { locale })
      : m.result_overall_chart(
          { firm, score: scoreInWords(overall, locale), band: band.name[locale] },
          { locale },
        );
  const median = peers?.overall?.median;
  return {
    title,
    alt: title,
    table: {
      columns: [m.result_level({}, { locale }), m.result_score({}, { locale })],
      rows: bands.map((one, at) => [one.name[locale], `${bands[at - 1]?.max ?? 0}–${one.max}`]),
    },
    props: {
      label: title,
      bands: bands.map((one) => ({ name: one.name[locale], max: one.max })),
      value: overall,
      display: scoreInWords(overall, locale),
      ...(median !== undefined && {
        other: {
          value: median,
          label: `${m.result_peer_median({}, { locale })} ${scoreInWords(median, locale)}`,
        },
      }),
    },
  };
}

interface RadarProps {
  axes: string[];
  series: { label: string; values: (number | null)[] }[];
}
interface BarsProps {
  bars: { label: string; value: number | null; display: string }[];
  max: number;
}

const numbered = (dimensions: readonly unknown[]): boolean => dimensions.length > NAMES_ON_RADAR;
const nameAt = (dimensions: readonly DimensionResult[], at: number, locale: Locale): string =>
  `${numbered(dimensions) ? `${at + 1}. ` : ''}${dimensions[at]!.name[locale]}`;

/** The dimensions as a radar, with T0 and the peers' median where they are known, and as bars. */
export function profileCharts(
  result: Result,
  locale: Locale,
): { radar: ResultChart<RadarProps>; bars: ResultChart<BarsProps> } {
  const { dimensions } = result;
  const shared = { title: profileTitle(dimensions, locale), alt: listed(dimensions, locale) };
  const table = profileTable(dimensions, locale);
  const radar = {
    label: m.result_radar({}, { locale }),
    axes: dimensions.map((one, at) => (numbered(dimensions) ? String(at + 1) : one.name[locale])),
    series: seriesOf(result, locale),
  };
  const bars = dimensions.map(({ score }, at) => ({
    label: nameAt(dimensions, at, locale),
    value: score,
    display: scoreInWords(score, locale),
  }));
  return {
    radar: { ...shared, table, props: radar },
    bars: { ...shared, table, props: { label: m.result_bars({}, { locale }), bars, max: 100 } },
  };
}

function seriesOf({ dimensions, change, peers }: Result, locale: Locale): RadarProps['series'] {
  const before = dimensions.map((one) => one.change?.before ?? null);
  return [
    { label: m.result_you({}, { locale }), values: dimensions.map(({ score }) => score) },
    ...(change && before.some((value) => value !== null) ? [{ label: change.stage, values: before }] : []),
    ...(peers
      ? [
          {
            label: m.result_peer_median({}, { locale }),
            values: dimensions.map((one) => one.peers?.median ?? null),
          },
        ]
      : []),
  ];
}

function profileTitle(dimensions: readonly DimensionResult[], locale: Locale): string {
  const known = dimensions.filter(({ score }) => score !== null).sort((a, b) => b.score! - a.score!);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first.score === last.score) return m.result_profile_one({}, { locale });
  return m.result_profile_strongest(
    { strongest: first.name[locale], weakest: last.name[locale] },
    { locale },
  );
}

const listed = (dimensions: readonly DimensionResult[], locale: Locale): string =>
  dimensions.map(({ name, score }) => `${name[locale]} ${scoreInWords(score, locale)}`).join(', ');

const profileTable = (dimensions: readonly DimensionResult[], locale: Locale) => ({
  columns: [
    m.result_dimension({}, { locale }),
    m.result_score({}, { locale }),
    m.result_level({}, { locale }),
    m.result_answered({}, { locale }),
  ],
  rows: dimensions.map((one, at) => [
    nameAt(dimensions, at, locale),
    scoreInWords(one.score, locale),
    one.band?.name[locale] ?? null,
    m.result_coverage_part({ answered: one.answered, asked: one.asked }, { locale }),
  ]),
});

interface RangeProps {
  rows: {
    label: string;
    value: number | null;
    display: string;
    before?: number | null;
    range?: { lower: number; middle: number; upper: number } | null;
  }[];
  names: { value: string; before?: string; range?: string; middle?: string };
}

/** The firm among its peers, dimension by dimension; null where there are none. */
export function peersChart({ dimensions, peers }: Result, locale: Locale): ResultChart<RangeProps> | null {
  const compared = dimensions.filter((one) => one.peers !== null && one.score !== null);
  if (!peers || compared.length === 0) return null;
  const above = compared.filter((one) => Math.round(one.score!) > one.peers!.median).length;
  const title = m.result_peers_chart_above({ above, total: compared.length }, { locale });
  const own = m.result_you({}, { locale });
  const columns = [m.result_peer_lower, m.result_peer_median, m.result_peer_best].map((say) =>
    say({}, { locale }),
  );
  const rows = compared.map((one) => [
    one.name[locale],
    scoreInWords(one.score, locale),
    ...[one.peers!.lower, one.peers!.median, one.peers!.upper].map((value) => scoreInWords(value, locale)),
  ]);
  return {
    title,
    alt: rows.map(([name, score, , median]) => `${name} ${score} (${columns[1]} ${median})`).join(', '),
    table: { columns: [m.result_dimension({}, { locale }), own, ...columns], rows },
    props: {
      label: m.result_peers_chart({}, { locale }),
      rows: compared.map((one) => ({
        label: one.name[locale],
        value: one.score,
        display: scoreInWords(one.score, locale),
        range: { lower: one.peers!.lower, middle: one.peers!.median, upper: one.peers!.upper },
      })),
      names: { value: own, range: m.result_peers_band({}, { locale }), middle: columns[1]! },
    },
  };
}

/** What moved since T0, dimension by dimension; null where nothing compares. */
export function changeChart(
  { dimensions, change, stage }: Result,
  locale: Locale,
): ResultChart<RangeProps> | null {
  const moved = dimensions.filter((one) => one.change !== null);
  if (!change || change.before === null || change.after === null || moved.length === 0) return null;
  const rows = moved.map(({ name, change: one }) => ({
    label: name[locale],
    value: one!.after,
    before: one!.before,
    display: signedPoints(one!.after - one!.before, locale),
  }));
  const title = changeTitle(change.after - change.before, change.stage, locale);
  return {
    title,
    alt: rows.map((row) => `${row.label} ${row.display}`).join(', '),
    table: {
      columns: [
        m.result_dimension({}, { locale }),
        change.stage,
        stage.id,
        m.result_change_column({}, { locale }),
      ],
      rows: rows.map((row) => [
        row.label,
        scoreInWords(row.before, locale),
        scoreInWords(row.value, locale),
        row.display,
      ]),
    },
    props: { label: title, rows, names: { value: stage.id, before: change.stage } },
  };
}

function changeTitle(difference: number, stage: string, locale: Locale): string {
  const rounded = Math.round(difference);
  if (rounded === 0) return m.result_change_same({ stage }, { locale });
  const say = rounded > 0 ? m.result_change_up : m.result_change_down;
  return say(
    { points: rounded > 0 ? formatNumber(rounded, locale) : signedPoints(rounded, locale), stage },
    { locale },
  );
}

interface StackedProps {
  parts: string[];
  rows: { label: string; values: number[]; displays: string[]; total: string }[];
}

/** Dimensions by their impact in a horizon, the first `drawn` of them; each bar is made of what its impact is made of. */
export function prioritiesChart(
  priorities: Priorities,
  { dimensions }: Result,
  horizon: ResultFramework['horizons'][number],
  locale: Locale,
  drawn = Infinity,
): ResultChart<StackedProps> {
  const name = (id: string) => dimensions.find((one) => one.id === id)?.name[locale] ?? id;
  const rows = ranked(priorities, horizon.id).map(({ dimension, shares, impacts }) => ({
    label: name(dimension),
    values: COLUMNS.map((column) => shares[column] * priorities.weights[horizon.id][column]),
    displays: COLUMNS.map((column) => shareInWords(shares[column], locale)),
    total: shareInWords(impacts[horizon.id], locale),
  }));
  const [first, second] = rows;
  const parts = columnNames(locale);
  return {
    title: second
      ? m.result_priorities_chart({ first: first!.label, second: second.label }, { locale })
      : m.result_priorities_chart_one({ first: first?.label ?? '' }, { locale }),
    alt: rows.map((row) => `${row.label} ${row.total}`).join(', '),
    table: {
      columns: [m.result_dimension({}, { locale }), ...parts, m.result_column_impact({}, { locale })],
      rows: rows.map((row) => [row.label, ...row.displays, row.total]),
    },
    props: {
      label: m.result_priorities_bars({ horizon: horizon.name[locale] }, { locale }),
      parts,
      rows: rows.slice(0, drawn),
    },
  };
}

export const columnNames = (locale: Locale): string[] =>
  [m.result_column_cost, m.result_column_kpi, m.result_column_proximity].map((say) => say({}, { locale }));

export const shareInWords = (share: number, locale: Locale): string => formatPercent(share, locale, 1);

/** The horizon asked for, or the one in the middle: neither this week nor in three years. */
export function chosenHorizon(
  { horizons }: Pick<ResultFramework, 'horizons'>,
  asked: string | null,
): ResultFramework['horizons'][number] | undefined {
  const usual: HorizonId = 'tactical';
  return horizons.find(({ id }) => id === asked) ?? horizons.find(({ id }) => id === usual) ?? horizons[0];
}
