import { m } from '#messages';
import { heading, paragraph, soft, type Block, type Chapter, type KeyFigure } from '../block.ts';
import type { DocumentInitiative, Payback } from '../../document/document.ts';
import { paybackOf } from '../../document/payback.rules.ts';
import { keptSheets, plannedSheets, sumOf, type Source } from '../parts.ts';
import { titled } from '../prose.rules.ts';
import type { Speaker } from '../speaker.ts';
import { fundingFigure } from './funding.ts';
import { returns } from './initiatives.ts';
import { resultSentence } from './maturity.ts';

/** The page for someone who reads one page: what, for how much, with what return, whose money. */
export function summaryChapter(source: Source): Chapter {
  const { document, speak } = source;
  const [latest] = document.maturity;
  const maturity = latest ? [paragraph(resultSentence(latest, speak))] : [];
  return {
    title: speak.say(m.deliverable_summary),
    blocks: [
      ...sentences(source),
      ...keyFigures(source),
      ...titled(2, speak.say(m.strategies_field_vision), document.sections.profile.vision),
      ...under(speak.say(m.deliverable_summary_maturity), maturity),
      ...under(speak.say(m.deliverable_summary_table), returns(source)),
      ...under(speak.say(m.deliverable_summary_funding), fundingFigure(source, 'funding-brief')),
    ],
  };
}

const under = (title: string, blocks: Block[]): Block[] =>
  blocks.length === 0 ? [] : [heading(2, title), ...blocks];

function sentences({ document, speak }: Source): Block[] {
  const planned = plannedSheets(document);
  if (planned.length === 0) return [soft(speak.say(m.deliverable_summary_none))];
  const projects =
    planned.length === 1
      ? speak.say(m.deliverable_summary_count_one)
      : speak.tell(m.deliverable_summary_count_many, { count: speak.number(planned.length) });
  const sentence = speak.tell(m.deliverable_summary_sentence, {
    firm: document.firm.legalName,
    projects,
    cost: speak.money(costOf(planned).total),
  });
  return [paragraph([sentence, ...period(document, speak), ...others(document, speak)].join(' '))];
}

function period({ roadmap }: Source['document'], speak: Speaker): string[] {
  const [first, last] = [roadmap?.quarters.at(0), roadmap?.quarters.at(-1)];
  if (!first || !last) return [];
  return [
    speak.tell(m.deliverable_summary_period, { first: speak.quarter(first), last: speak.quarter(last) }),
  ];
}

/** The sheets that count but found no place on the roadmap. */
function unplanned(document: Source['document']): DocumentInitiative[] {
  const planned = plannedSheets(document);
  return keptSheets(document).filter((sheet) => !planned.includes(sheet));
}

function others(document: Source['document'], speak: Speaker): string[] {
  const sheets = unplanned(document);
  if (sheets.length === 0) return [];
  const cost = speak.money(costOf(sheets).total);
  return [
    sheets.length === 1
      ? speak.tell(m.deliverable_summary_left_out_one, { cost })
      : speak.tell(m.deliverable_summary_left_out_many, { cost, count: speak.number(sheets.length) }),
  ];
}

const costOf = (sheets: readonly DocumentInitiative[]) => sumOf(sheets.map(({ oneOffCents }) => oneOffCents));

function keyFigures(source: Source): Block[] {
  const planned = plannedSheets(source.document);
  if (planned.length === 0) return [];
  return [{ kind: 'key-figures', items: [projectsFigure(source), ...moneyFigures(planned, source.speak)] }];
}

function projectsFigure({ document, speak }: Source): KeyFigure {
  const count = unplanned(document).length;
  const note =
    count === 1
      ? speak.say(m.deliverable_summary_projects_note_one)
      : speak.tell(m.deliverable_summary_projects_note, { count: speak.number(count) });
  return {
    value: speak.number(plannedSheets(document).length),
    label: speak.say(m.deliverable_summary_projects),
    note: count === 0 ? '' : note,
  };
}

/** Unknown is not zero: a sum that lacks an amount says so, and a payback that lacks a cost is not told. */
function moneyFigures(planned: readonly DocumentInitiative[], speak: Speaker): KeyFigure[] {
  const cost = costOf(planned);
  const yearly = sumOf(planned.map(({ yearlyCents }) => yearlyCents));
  const benefit = sumOf(planned.map(({ yearlyBenefitCents }) => yearlyBenefitCents));
  const gain = benefit.total - yearly.total;
  const payback: Payback =
    cost.unknown + yearly.unknown > 0
      ? { kind: 'unknown' }
      : paybackOf({
          oneOffCents: cost.total,
          yearlyCents: yearly.total,
          yearlyBenefitCents: benefit.total,
        });
  const lacking = benefit.unknown > 0 && yearly.unknown === 0;
  const known = speak.say(m.deliverable_summary_known);
  const gainNote = lacking ? speak.say(m.deliverable_summary_at_least) : known;
  return [
    {
      value: speak.money(cost.total),
      label: speak.say(m.deliverable_summary_cost),
      note: cost.unknown > 0 ? known : speak.say(m.deliverable_summary_cost_note),
    },
    {
      value: speak.money(gain),
      label: speak.say(m.deliverable_summary_yearly_gain),
      note:
        benefit.unknown + yearly.unknown > 0 ? gainNote : speak.say(m.deliverable_summary_yearly_gain_note),
    },
    {
      value: speak.payback(payback),
      label: speak.say(m.deliverable_summary_payback),
      note:
        lacking && payback.kind === 'years'
          ? speak.say(m.deliverable_summary_at_most)
          : speak.say(m.deliverable_summary_payback_note),
    },
  ];
}
