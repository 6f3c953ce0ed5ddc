import { m } from '#messages';
import { formatNumber } from '../../../platform/i18n.ts';
import { LOCALES, type Locale, type Text } from '../../../platform/text.ts';
import { sizeName } from '../../companies/index.ts';
import type { Framework } from '../../diagnosis/index.ts';
import { moneyRange } from './labels.ts';
import { isKnown, type Candidate, type Catalogue, type ProposalFirm, type Step } from './propose.ts';

/** Gaps told for one proposal: the strongest. The others are in its steps. */
const GAPS_TOLD = 3;

interface Told {
  /** The framework that was answered. */
  answered: Framework;
  catalogue: Catalogue;
  firm: ProposalFirm;
}

type Sentence = (locale: Locale) => string;
const inBoth = (sentence: Sentence): Text => ({ fr: sentence('fr'), en: sentence('en') });

/** Why a template is proposed, in sentences: its gaps, an indicator, what comes before and after it, and its cost. */
export function reasonsFor(one: Candidate, all: readonly Candidate[], told: Told): Text[] {
  const sentences = [
    ...one.steps.slice(0, GAPS_TOLD).flatMap((step) => gapReasons(step, told)),
    ...kpiReason(one, told),
    ...orderReasons(one, all, told),
    ...costReason(one, told),
  ];
  return sentences.map(inBoth);
}

function gapReasons(step: Step, { answered, catalogue }: Told): Sentence[] {
  const dimension = (locale: Locale): string => nameIn(catalogue.framework, step.dimension)[locale];
  const level = (locale: Locale): string => formatNumber(step.level, locale, { maximumFractionDigits: 1 });
  const sources = (locale: Locale): string =>
    listed(
      step.sources.map((id) => nameIn(answered, id)),
      locale,
    );
  const values = (locale: Locale) => ({ dimension: dimension(locale), level: level(locale), to: step.to });
  const gap: Sentence = (locale) => {
    if (step.certainty === 'measured') return m.catalogue_reason_gap(values(locale), { locale });
    const message = step.certainty === 'close' ? m.catalogue_reason_gap_other : m.catalogue_reason_gap_hint;
    return message({ ...values(locale), sources: sources(locale) }, { locale });
  };
  if (step.level >= step.from) return [gap];
  return [
    gap,
    (locale) => m.catalogue_reason_early({ from: step.from, dimension: dimension(locale) }, { locale }),
  ];
}

/** The indicator that the firm chose, or the first that the template names. */
function kpiReason({ template: { kpis } }: Candidate, { catalogue, firm }: Told): Sentence[] {
  const moved = kpis.find(({ id }) => firm.kpis?.includes(id)) ?? kpis[0];
  const kpi = catalogue.framework.kpis.find(({ id }) => id === moved?.id);
  if (!moved || !kpi) return [];
  return [
    (locale) => m.catalogue_reason_kpi({ kpi: kpi.name[locale], note: moved.note[locale] }, { locale }),
  ];
}

function orderReasons(
  { template, first }: Candidate,
  all: readonly Candidate[],
  { catalogue }: Told,
): Sentence[] {
  const titles = (ids: readonly string[], locale: Locale): string =>
    listed(
      ids.flatMap((id) => catalogue.templates.find((other) => other.id === id)?.title ?? []),
      locale,
    );
  const opens = all.filter((other) => other.first.includes(template.id)).map((other) => other.template.id);
  const instead = template.excludes.filter((id) => all.some((other) => other.template.id === id));
  const say = (ids: readonly string[], message: typeof m.catalogue_reason_first): Sentence[] =>
    ids.length === 0 ? [] : [(locale) => message({ titles: titles(ids, locale) }, { locale })];
  return [
    ...say(first, m.catalogue_reason_first),
    ...say(opens, m.catalogue_reason_before),
    ...say(instead, m.catalogue_reason_instead),
  ];
}

function costReason({ template }: Candidate, { firm: { sizeClass } }: Told): Sentence[] {
  if (!isKnown(sizeClass)) return [];
  return [
    (locale) =>
      m.catalogue_reason_cost(
        {
          size: sizeName(sizeClass, locale),
          oneOff: moneyRange(template.oneOffCents[sizeClass], locale),
          yearly: moneyRange(template.yearlyCents[sizeClass], locale),
        },
        { locale },
      ),
  ];
}

const nameIn = ({ dimensions }: Framework, id: string): Text =>
  dimensions.find((dimension) => dimension.id === id)?.name ?? { fr: id, en: id };

const LISTS = Object.fromEntries(
  LOCALES.map((locale) => [locale, new Intl.ListFormat(`${locale}-CA`, { type: 'conjunction' })]),
);
const listed = (names: readonly Text[], locale: Locale): string =>
  LISTS[locale]!.format(names.map((name) => m.catalogue_quoted({ name: name[locale] }, { locale })));
