import { m } from '#messages';
import { heading, paragraph, soft, table, type Block, type Chapter, type Figure } from '../block.ts';
import { SECTION_NAMES } from '../../document/section-fields.ts';
import type { MaturityResult } from '../../document/document.ts';
import type { Source } from '../parts.ts';
import { titled } from '../prose.rules.ts';
import { UNKNOWN, type Speaker } from '../speaker.ts';

/** Below three axes a radar is no shape. */
const LEAST_AXES = 3;
/** Above this many, its names run into each other: the bars say it alone. */
const MOST_AXES = 20;

/** What the diagnosis showed and what the firm makes of it. */
export function maturityChapter({ document, speak }: Source): Chapter {
  const { reading, strengths, gaps } = document.sections.maturity;
  const [latest] = document.maturity;
  const told = latest
    ? resultOf(latest, document.maturity, speak)
    : [soft(speak.say(m.deliverable_maturity_none))];
  return {
    title: speak.say(SECTION_NAMES.maturity),
    blocks: [
      ...told,
      ...titled(2, speak.say(m.strategies_field_reading), reading),
      ...titled(2, speak.say(m.strategies_field_maturity_strengths), strengths),
      ...titled(2, speak.say(m.strategies_field_maturity_gaps), gaps),
    ],
  };
}

function resultOf(latest: MaturityResult, all: readonly MaturityResult[], speak: Speaker): Block[] {
  const earlier = all.find((one) => one !== latest && one.framework.id === latest.framework.id);
  const title = profileTitle(latest, speak);
  return [
    paragraph(resultSentence(latest, speak)),
    ...(earlier && earlier.overall !== null ? [paragraph(earlierSentence(earlier, speak))] : []),
    heading(2, speak.say(m.deliverable_maturity_profile_plain)),
    ...(hasRadar(latest) ? [radar(latest, earlier, speak)] : []),
    bars(latest, title, speak),
    ...scores(latest, earlier, speak),
    soft(speak.say(m.deliverable_maturity_coverage)),
  ];
}

export const resultSentence = (result: MaturityResult, speak: Speaker): string =>
  speak.tell(
    result.overall === null ? m.deliverable_maturity_sentence_unknown : m.deliverable_maturity_sentence,
    {
      framework: speak.read(result.framework.name),
      stage: result.stage,
      date: speak.date(result.submittedOn),
      score: speak.score(result.overall),
      band: result.band ? speak.read(result.band) : UNKNOWN,
    },
  );

const earlierSentence = (result: MaturityResult, speak: Speaker): string =>
  speak.tell(m.deliverable_maturity_earlier, {
    score: speak.score(result.overall),
    stage: result.stage,
    date: speak.date(result.submittedOn),
  });

type Dimension = MaturityResult['dimensions'][number];

/** The highest first; those without a score last. */
const ranked = (result: MaturityResult): Dimension[] =>
  result.dimensions.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));

const hasRadar = ({ dimensions }: MaturityResult): boolean =>
  dimensions.length >= LEAST_AXES && dimensions.length <= MOST_AXES;

function profileTitle(result: MaturityResult, speak: Speaker): string {
  const known = ranked(result).filter(({ score }) => score !== null);
  const [strongest, weakest] = [known.at(0), known.at(-1)];
  if (!strongest || !weakest || strongest.score === weakest.score)
    return speak.say(m.deliverable_maturity_table);
  return speak.tell(m.deliverable_maturity_profile, {
    strongest: speak.read(strongest.name),
    weakest: speak.read(weakest.name),
  });
}

const said = (dimensions: readonly Dimension[], speak: Speaker): string =>
  dimensions
    .map(({ name, score }) =>
      speak.tell(m.deliverable_maturity_one_score, {
        name: speak.read(name),
        score: score === null ? speak.say(m.deliverable_unknown) : speak.score(score),
      }),
    )
    .join(', ');

function radar(result: MaturityResult, earlier: MaturityResult | undefined, speak: Speaker): Figure {
  const seriesOf = (one: MaturityResult) => ({
    label: one.stage,
    values: result.dimensions.map(({ id }) => one.dimensions.find((other) => other.id === id)?.score ?? null),
  });
  return {
    kind: 'figure',
    name: 'maturity-radar',
    title: speak.say(m.deliverable_maturity_radar),
    alt: speak.tell(m.deliverable_maturity_radar_alt, { scores: said(result.dimensions, speak) }),
    drawing: {
      component: 'src/areas/strategy/ui/deliverable/MaturityRadar.svelte',
      props: {
        label: speak.say(m.deliverable_maturity_radar),
        axes: result.dimensions.map(({ name }) => speak.read(name)),
        series: [result, ...(earlier ? [earlier] : [])].map(seriesOf),
      },
    },
    width: 0.74,
  };
}

function bars(result: MaturityResult, title: string, speak: Speaker): Figure {
  return {
    kind: 'figure',
    name: 'maturity-bars',
    title,
    alt: speak.tell(m.deliverable_maturity_bars_alt, { scores: said(ranked(result), speak) }),
    drawing: {
      component: 'src/areas/strategy/ui/deliverable/ScoreBars.svelte',
      props: {
        label: title,
        bars: ranked(result).map(({ name, score }) => ({
          label: speak.read(name),
          value: score,
          display: speak.score(score),
        })),
      },
    },
    width: 1,
  };
}

function scores(result: MaturityResult, earlier: MaturityResult | undefined, speak: Speaker): Block[] {
  const right = { align: 'right' as const };
  const columns = [
    { title: speak.say(m.deliverable_column_dimension), share: 8 },
    { title: speak.say(m.deliverable_column_score), share: 2, ...right },
    ...(earlier ? [{ title: earlier.stage, share: 2, ...right }] : []),
    { title: speak.say(m.deliverable_column_band), share: 4 },
    { title: speak.say(m.deliverable_column_coverage), share: 3, ...right },
  ];
  const before = (id: string): string =>
    speak.score(earlier?.dimensions.find((one) => one.id === id)?.score ?? null);
  const rows = result.dimensions.map(({ id, name, score, band, answered, asked }) => [
    speak.read(name),
    speak.score(score),
    ...(earlier ? [before(id)] : []),
    band ? speak.read(band) : UNKNOWN,
    speak.tell(m.deliverable_coverage, { answered: speak.number(answered), asked: speak.number(asked) }),
  ]);
  return table(columns, rows);
}
