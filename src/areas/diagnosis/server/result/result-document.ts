import { m } from '#messages';
import { formatDate, formatPercent } from '#platform/i18n.ts';
import { quebecDay } from '#platform/clock.ts';
import type { Drawing, PdfRequest } from '#platform/documents/index.ts';
import type { Locale } from '#platform/text.ts';
import {
  changeChart,
  chosenHorizon,
  COLUMNS,
  columnNames,
  changeInWords,
  coverageInWords,
  emptyInWords,
  gapsOrder,
  dimensionNames,
  overallChart,
  peersChart,
  peersInWords,
  peersRule,
  shareInWords,
  scoreInWords,
  prioritiesChart,
  prioritiesLead,
  profileCharts,
  ranked,
  reasonsInWords,
  tooFewPeers,
  weightsInWords,
  type AssessmentResult,
  type Finding,
  type Priorities,
  type Result,
  type ResultChart,
} from '../../result/index.ts';

interface Telling {
  assessment: AssessmentResult;
  result: Result;
  locale: Locale;
}

/** A submitted assessment as a document: what the page says, in the order that paper is read. */
export function resultDocument(assessment: AssessmentResult, result: Result, locale: Locale): PdfRequest {
  const telling = { assessment, result, locale };
  const { firm, framework, organisation } = assessment;
  const day = formatDate(result.submittedAt, locale);
  const name = m.result_framework({ name: framework.name[locale], version: framework.version }, { locale });
  const charts = chartsOf(telling);
  return {
    template: 'src/areas/diagnosis/server/result/result.typ',
    locale,
    document: {
      title: m.result_document_title({ firm }, { locale }),
      author: organisation[locale],
      date: quebecDay(result.submittedAt),
      footer: m.result_document_footer({ firm, framework: name, date: day }, { locale }),
    },
    data: {
      kicker: m.result_document_kicker({}, { locale }),
      title: firm,
      facts: [
        name,
        `${result.stage.id}, ${result.stage.name[locale]}`,
        m.result_submitted({ date: day, name: result.submittedBy }, { locale }),
        organisation[locale],
      ],
      ...wordsOf(telling),
      charts: Object.fromEntries(Object.entries(charts).map(([id, { title, alt }]) => [id, { title, alt }])),
      tables: Object.fromEntries(Object.entries(charts).map(([id, { table }]) => [id, table])),
    },
    drawings: Object.fromEntries(
      Object.entries(charts).map(([id, { component, width, props }]) => [
        id,
        { component, width, props } as Drawing,
      ]),
    ),
  };
}

type Drawn = Omit<ResultChart<object>, 'props'> & {
  component: string;
  width: number;
  props: Drawing['props'];
};

const CHARTS = 'src/ui/charts';
/** Of a list, on paper: the table tells the rest. */
const DRAWN = 6;
const TOLD = 5;

function chartsOf({ assessment, result, locale }: Telling): Record<string, Drawn> {
  const { framework, firm } = assessment;
  const profile = profileCharts(result, locale);
  const horizon = chosenHorizon(framework, null);
  const priorities =
    result.priorities && horizon ? prioritiesChart(result.priorities, result, horizon, locale, DRAWN) : null;
  const charts = {
    overall: drawn(overallChart(result, framework, firm, locale), 'BandScale', 640),
    // Fewer than three directions are no shape.
    radar: result.dimensions.length > 2 ? drawn(profile.radar, 'Radar', 360) : null,
    bars: drawn(profile.bars, 'BarChart', 440),
    peers: drawn(peersChart(result, locale), 'RangeChart', 720),
    change: drawn(changeChart(result, locale), 'RangeChart', 720),
    priorities: drawn(priorities, 'StackedBar', 720),
  };
  return Object.fromEntries(
    Object.entries(charts).filter((entry): entry is [string, Drawn] => entry[1] !== null),
  );
}

const drawn = (chart: ResultChart<object> | null, name: string, width: number): Drawn | null =>
  chart && {
    ...chart,
    component: `${CHARTS}/${name}.svelte`,
    width,
    props: { ...chart.props, beside: true },
  };

type Message = (params: object, options: { locale: Locale }) => string;

function wordsOf(telling: Telling) {
  const { assessment, result, locale } = telling;
  const say = (message: Message) => message({}, { locale });
  return {
    overall: {
      title: say(m.result_overall),
      score: scoreInWords(result.overall, locale),
      band: result.band?.name[locale] ?? say(m.result_unknown),
      text: result.band?.description[locale] ?? say(m.result_overall_unknown),
      coverage: coverageInWords(result, locale),
      note: result.answered < result.asked ? say(m.result_coverage_note) : null,
    },
    profile: { title: say(m.result_profile), table: say(m.result_document_table) },
    ...findingsInWords(telling, say),
    change: result.change && {
      title: m.result_change({ stage: result.change.stage }, { locale }),
      not: result.change.reason ? say(m.result_change_not) : null,
      text: changeInWords(result.change, locale),
    },
    peers: {
      title: say(m.result_peers),
      none: result.peers ? null : say(m.result_peers_none_title),
      text: result.peers ? peersInWords(result.peers, locale) : tooFewPeers(locale),
      rule: result.peers ? peersRule(locale) : null,
    },
    priorities: prioritiesInWords(assessment, result, locale),
  };
}

function findingsInWords(telling: Telling, say: (message: Message) => string) {
  const { result, locale } = telling;
  return {
    strengths: {
      title: say(m.result_strengths),
      none: say(m.result_strengths_none),
      items: result.strengths.slice(0, TOLD).map((finding) => findingInWords(telling, finding)),
    },
    gaps: {
      title: say(m.result_gaps),
      lead: gapsOrder(result, locale),
      none: say(m.result_gaps_none),
      items: result.gaps.slice(0, TOLD).map((finding) => findingInWords(telling, finding)),
      unknown: result.unknown.length
        ? m.result_unknown_dimensions({ names: dimensionNames(result, result.unknown, locale) }, { locale })
        : null,
    },
    actions: {
      title: say(m.result_actions),
      lead: say(m.result_actions_lead),
      none: say(m.result_actions_none),
      start: say(m.result_start),
      further: say(m.result_further),
      items: result.actions.map(({ dimension, start, further }) => ({
        name: dimensionNames(result, [dimension], locale),
        start: start[locale],
        further: further[locale],
      })),
    },
  };
}

const findingInWords = ({ assessment, result, locale }: Telling, finding: Finding) => ({
  name: dimensionNames(result, [finding.dimension], locale),
  score: scoreInWords(finding.score, locale),
  reasons: reasonsInWords(finding, assessment.framework, locale).join(' · '),
});

function prioritiesInWords({ framework }: AssessmentResult, result: Result, locale: Locale) {
  const { priorities, settings } = result;
  const title = m.result_priorities({}, { locale });
  if (!priorities) return { title, none: m.result_priorities_none({}, { locale }) };
  const { costProfile, kpis } = settings;
  const profile = framework.costCategories.map(({ id, name, usualShare }) => [
    name[locale],
    formatPercent(costProfile ? (costProfile[id] ?? 0) : usualShare, locale, 1),
  ]);
  return {
    title,
    none: null,
    lead: prioritiesLead(priorities, locale),
    notes: [
      m.result_priorities_weights_note({}, { locale }),
      emptyInWords(priorities, locale),
      (costProfile || kpis ? m.result_settings_own : m.result_settings_usual)({}, { locale }),
    ].filter((note) => note !== null),
    weights: framework.horizons.map(({ id, name }) => ({
      name: name[locale],
      text: weightsInWords(priorities.weights[id], locale),
    })),
    table: impactTable(framework, priorities, result, locale),
    profile: { title: m.result_settings_costs({}, { locale }), rows: profile },
  };
}

/** What makes up each dimension's impact, and the impact in every horizon; in the order of the drawing. */
function impactTable(
  { horizons }: AssessmentResult['framework'],
  priorities: Priorities,
  result: Result,
  locale: Locale,
) {
  const order = chosenHorizon({ horizons }, null);
  const columns = [m.result_dimension({}, { locale }), ...columnNames(locale)];
  return {
    columns: [...columns, ...horizons.map(({ name }) => name[locale].split(/[ \u00a0]?[:(]/)[0] ?? '')],
    rows: ranked(priorities, order!.id).map(({ dimension, shares, impacts }) => [
      dimensionNames(result, [dimension], locale),
      ...COLUMNS.map((column) => shareInWords(shares[column], locale)),
      ...horizons.map(({ id }) => shareInWords(impacts[id], locale)),
    ]),
  };
}
