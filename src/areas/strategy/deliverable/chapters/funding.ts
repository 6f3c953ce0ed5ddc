import { m } from '#messages';
import { heading, list, soft, table, type Block, type Chapter, type Figure, type Term } from '../block.ts';
import { FUNDING_KIND_NAMES, FUNDING_STATE_NAMES, SECTION_NAMES } from '../../document/section-fields.ts';
import type { FundingSourceRow } from '../../document/sections.ts';
import type { Words } from '../../document/field.ts';
import { plannedSheets, sumOf, type Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import { UNKNOWN } from '../speaker.ts';

/** What the projects cost and where the money comes from. */
export function fundingChapter(source: Source): Chapter {
  const { document, speak } = source;
  const { summary } = document.sections.funding;
  const written = document.sections.funding.sources.length > 0;
  return {
    title: speak.say(SECTION_NAMES.funding),
    blocks: [
      ...prose(summary),
      ...(written ? [...fundingFigure(source, 'funding'), ...sources(source)] : []),
      ...(written || document.funding.costCents > 0
        ? [heading(2, speak.say(m.deliverable_funding_sums)), ...sumsTable(source), ...balance(source)]
        : []),
      ...notes(source),
    ],
  };
}

const isCounted = ({ state }: FundingSourceRow): boolean => state !== 'refused';

/** One bar of the counted sources by kind, under `name`; nothing when no amount is known. */
export function fundingFigure({ document: { funding }, speak }: Source, name: string): Figure[] {
  const { byKind, sourcesCents } = funding;
  if (byKind.length === 0) return [];
  const total = speak.money(sourcesCents);
  const parts = byKind.map(({ kind }) => speak.say(FUNDING_KIND_NAMES[kind]!));
  const amounts = byKind.map(({ cents }) => speak.money(cents));
  const title = speak.tell(m.deliverable_funding_chart, { total });
  const said = parts.map((part, at) =>
    speak.tell(m.deliverable_funding_part, { name: part, amount: amounts[at]! }),
  );
  const drawn = byKind.map(({ cents }, at) => ({
    label: parts[at]!,
    value: cents,
    display: amounts[at]!,
    share: speak.percent(cents / sourcesCents),
  }));
  return [
    {
      kind: 'figure',
      name,
      title,
      alt: speak.tell(m.deliverable_funding_chart_alt, { total, parts: said.join(', ') }),
      drawing: {
        component: 'src/areas/strategy/ui/deliverable/PartsBar.svelte',
        props: { label: title, parts: drawn },
      },
      width: 1,
    },
  ];
}

function sources({ document, speak }: Source): Block[] {
  const rows = document.sections.funding.sources.filter(isCounted);
  const { sourcesCents } = document.funding;
  const share = (cents: number | null): string =>
    speak.percent(cents === null || sourcesCents === 0 ? null : cents / sourcesCents);
  const columns = [
    { title: speak.say(m.strategies_field_source), share: 8 },
    { title: speak.say(m.strategies_field_funding_kind), share: 4 },
    { title: speak.say(m.strategies_field_state), share: 4 },
    { title: speak.say(m.strategies_field_amount), share: 4, align: 'right' as const },
    { title: speak.say(m.deliverable_column_share), share: 2, align: 'right' as const },
  ];
  const cells = rows.map(({ name, kind, state, amountCents }) => [
    name || UNKNOWN,
    speak.say(FUNDING_KIND_NAMES[kind]!),
    speak.say(FUNDING_STATE_NAMES[state]!),
    speak.money(amountCents),
    share(amountCents),
  ]);
  const total = [speak.say(m.deliverable_total), '', '', speak.money(sourcesCents), share(sourcesCents)];
  return table(columns, cells, total);
}

function sumsTable(source: Source): Block[] {
  const { speak } = source;
  const columns = [
    { title: speak.say(m.deliverable_column_item), share: 5 },
    { title: speak.say(m.strategies_field_amount), share: 2, align: 'right' as const },
  ];
  const rows = sums(source).map(({ term, value }) => [term, value]);
  return table(columns, rows);
}

function sums({ document, speak }: Source): Term[] {
  const { funding } = document;
  const planned = sumOf(plannedSheets(document).map(({ oneOffCents }) => oneOffCents)).total;
  const apart = planned !== funding.costCents;
  const money = (label: Words, cents: number): Term => ({
    term: speak.say(label),
    value: speak.money(cents),
  });
  const count = (label: Words, value: number): Term[] =>
    value === 0 ? [] : [{ term: speak.say(label), value: speak.number(value) }];
  const difference = (cents: number, missing: Words, spare: Words): Term[] =>
    cents === 0 ? [] : [money(cents < 0 ? missing : spare, Math.abs(cents))];
  return [
    money(m.deliverable_funding_cost, funding.costCents),
    ...(apart ? [money(m.deliverable_funding_planned_cost, planned)] : []),
    ...count(m.deliverable_funding_unknown_costs, funding.unknownCosts),
    money(m.deliverable_funding_sources, funding.sourcesCents),
    ...count(m.deliverable_funding_unknown_sources, funding.unknownSources),
    ...(apart
      ? difference(
          funding.sourcesCents - planned,
          m.deliverable_funding_missing_planned,
          m.deliverable_funding_spare_planned,
        )
      : []),
    ...difference(funding.differenceCents, m.deliverable_funding_missing, m.deliverable_funding_spare),
    money(m.deliverable_funding_government, funding.governmentCents),
    { term: speak.say(m.deliverable_funding_stacking), value: speak.percent(funding.stacking) },
  ];
}

const balance = ({ document: { funding }, speak }: Source): Block[] =>
  funding.differenceCents === 0 &&
  funding.unknownCosts + funding.unknownSources === 0 &&
  funding.costCents > 0
    ? [soft(speak.say(m.deliverable_funding_balanced))]
    : [];

function notes({ document, speak }: Source): Block[] {
  const { sources: all } = document.sections.funding;
  const noted = all
    .filter((row) => isCounted(row) && row.note !== '')
    .map(({ name, note }) => speak.tell(m.deliverable_funding_note, { name: name || UNKNOWN, note }));
  const refused = all
    .filter((row) => !isCounted(row))
    .map(({ name, amountCents }) =>
      speak.tell(m.deliverable_funding_part, { name: name || UNKNOWN, amount: speak.money(amountCents) }),
    );
  return [
    ...(noted.length > 0 ? [heading(2, speak.say(m.deliverable_funding_notes)), ...list(noted)] : []),
    ...(refused.length > 0 ? [heading(2, speak.say(m.deliverable_funding_refused)), ...list(refused)] : []),
  ];
}
