import { m } from '#messages';
import { heading, list, paragraph, soft, table, type Block, type Term } from '../block.ts';
import type { DocumentInitiative } from '../../document/document.ts';
import { ratingOf } from '../../document/payback.rules.ts';
import { placeOf, type Source } from '../parts.ts';
import { prose, titled } from '../prose.rules.ts';
import { UNKNOWN, type Speaker } from '../speaker.ts';

/** One technology initiative with all that a decision needs, under its number. */
export function sheetBlock(source: Source, sheet: DocumentInitiative, number: number): Block {
  const { speak } = source;
  const text = (label: typeof m.strategies_field_problem, words: string): Block[] =>
    titled(3, speak.say(label), words);
  return {
    kind: 'sheet',
    title: speak.tell(m.deliverable_sheet, { number: speak.number(number), title: sheet.title }),
    glance: glance(source, sheet),
    blocks: [
      ...text(m.strategies_field_problem, sheet.problem),
      ...text(m.strategies_field_changed_process, sheet.process),
      ...text(m.strategies_field_benefit, sheet.benefit),
      ...reasons(sheet, speak),
      ...kpis(sheet, speak),
      ...options(sheet, speak),
      ...text(m.strategies_field_risks, sheet.risks),
      ...text(m.strategies_field_security, sheet.security),
      ...text(m.strategies_field_training, sheet.training),
      ...links(sheet, speak),
    ],
  };
}

function glance({ document, speak }: Source, sheet: DocumentInitiative): Term[] {
  const placed = placeOf(document, sheet.id);
  const when =
    placed === null
      ? speak.say(m.deliverable_sheet_not_planned)
      : speak.tell(placed.quarters === 1 ? m.deliverable_sheet_planned_one : m.deliverable_sheet_planned, {
          start: speak.quarter(placed.start),
          end: speak.quarter(placed.end),
        });
  return [
    { term: speak.say(m.deliverable_column_cost), value: speak.money(sheet.oneOffCents) },
    { term: speak.say(m.deliverable_column_yearly), value: speak.money(sheet.yearlyCents) },
    { term: speak.say(m.deliverable_column_benefit), value: speak.money(sheet.yearlyBenefitCents) },
    { term: speak.say(m.deliverable_column_payback), value: speak.payback(sheet.payback) },
    { term: speak.say(m.deliverable_sheet_when), value: when },
    { term: speak.say(m.deliverable_column_effort), value: speak.days(sheet.effortDays) },
    { term: speak.say(m.deliverable_sheet_value), value: speak.number(sheet.value) },
    { term: speak.say(m.deliverable_sheet_owner), value: sheet.owner || speak.say(m.deliverable_nobody) },
  ];
}

function reasons({ reasons: given }: DocumentInitiative, speak: Speaker): Block[] {
  if (given.length === 0) return [];
  return [heading(3, speak.say(m.deliverable_sheet_why_proposed)), ...list(given.map(speak.read))];
}

function kpis(sheet: DocumentInitiative, speak: Speaker): Block[] {
  const columns = [
    { title: speak.say(m.strategies_field_kpi), share: 7 },
    { title: speak.say(m.strategies_field_unit), share: 7 },
    { title: speak.say(m.strategies_field_baseline), share: 3, align: 'right' as const },
    { title: speak.say(m.strategies_field_target), share: 3, align: 'right' as const },
  ];
  const rows = sheet.kpis.map(({ name, unit, baseline, target }) => [
    name || UNKNOWN,
    unit || UNKNOWN,
    speak.number(baseline),
    speak.number(target),
  ]);
  const found = table(columns, rows);
  return found.length === 0 ? [] : [heading(3, speak.say(m.strategies_field_kpis)), ...found];
}

function options(sheet: DocumentInitiative, speak: Speaker): Block[] {
  if (sheet.options.length === 0) return [];
  return [
    heading(3, speak.say(m.deliverable_sheet_options)),
    ...criteria(sheet, speak),
    ...optionTable(sheet, speak),
    ...choice(sheet, speak),
  ];
}

function criteria({ criteria: given }: DocumentInitiative, speak: Speaker): Block[] {
  const named = given.map(({ name, weight }) =>
    speak.tell(m.deliverable_sheet_criterion, { name: name || UNKNOWN, weight: speak.number(weight) }),
  );
  return named.length === 0
    ? []
    : [soft(speak.tell(m.deliverable_sheet_criteria, { criteria: named.join(', ') }))];
}

/** One option a row. What nobody wrote of any option takes no column. */
function optionTable(sheet: DocumentInitiative, speak: Speaker): Block[] {
  const right = { share: 4, align: 'right' as const };
  const all = (write: (option: DocumentInitiative['options'][number]) => string): string[] =>
    sheet.options.map((option) => write(option) || UNKNOWN);
  const parts = [
    { column: { title: speak.say(m.strategies_field_pros), share: 6 }, texts: all(({ pros }) => pros) },
    { column: { title: speak.say(m.strategies_field_cons), share: 6 }, texts: all(({ cons }) => cons) },
    {
      column: { title: speak.say(m.strategies_field_one_off), ...right },
      texts: all(({ oneOffCents }) => speak.money(oneOffCents)),
    },
    {
      column: { title: speak.say(m.strategies_field_yearly), ...right },
      texts: all(({ yearlyCents }) => speak.money(yearlyCents)),
    },
    {
      column: { title: speak.say(m.deliverable_column_rating), ...right },
      texts: all(({ ratings }) => speak.percent(ratingOf(sheet.criteria, ratings))),
    },
  ].filter(({ texts }) => texts.some((text) => text !== UNKNOWN));
  const named = all(({ name, description }) => [name, description].filter((text) => text !== '').join('\n'));
  const wide = sheet.options.every(({ pros, cons }) => pros + cons === '');
  const columns = [
    { title: speak.say(m.strategies_field_option), share: wide ? 18 : 8 },
    ...parts.map(({ column }) => column),
  ];
  const rows = named.map((name, at) => [name, ...parts.map(({ texts }) => texts[at]!)]);
  return table(columns, rows);
}

function choice({ chosenOption, choiceReason }: DocumentInitiative, speak: Speaker): Block[] {
  if (chosenOption === '') return [soft(speak.say(m.deliverable_sheet_open))];
  const title = speak.tell(m.deliverable_sheet_chosen, { option: chosenOption });
  if (choiceReason === '') return [paragraph(title)];
  return [{ kind: 'callout', tone: 'action', title, text: plain(choiceReason) }];
}

/** A callout holds words alone: its lines stay, its blank lines go. */
const plain = (text: string): string =>
  prose(text)
    .flatMap((block) =>
      block.kind === 'list' ? block.items : block.kind === 'paragraph' ? [block.text] : [],
    )
    .join('\n');

function links({ prerequisiteTitles, excludeTitles }: DocumentInitiative, speak: Speaker): Block[] {
  const said = [
    ...(prerequisiteTitles.length > 0
      ? [speak.tell(m.deliverable_sheet_after, { titles: prerequisiteTitles.join(', ') })]
      : []),
    ...(excludeTitles.length > 0
      ? [speak.tell(m.deliverable_sheet_excludes, { titles: excludeTitles.join(', ') })]
      : []),
  ];
  return said.length === 0 ? [] : [heading(3, speak.say(m.deliverable_sheet_links)), ...said.map(paragraph)];
}
