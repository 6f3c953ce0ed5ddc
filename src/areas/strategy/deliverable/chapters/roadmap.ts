import { m } from '#messages';
import { heading, list, paragraph, soft, table, type Block, type Chapter, type Figure } from '../block.ts';
import { SECTION_NAMES } from '../../document/section-fields.ts';
import type { RoadmapSummary } from '../../document/document.ts';
import { quarterAfter } from '../../roadmap/settings.ts';
import type { Source } from '../parts.ts';
import { prose } from '../prose.rules.ts';
import type { Speaker } from '../speaker.ts';

/** When each project starts, with whose money and time, and what found no place. */
export function roadmapChapter({ document, speak }: Source): Chapter {
  const { summary } = document.sections.roadmap;
  const { roadmap } = document;
  const told = roadmap
    ? [...schedule(roadmap, speak), ...use(roadmap, speak), ...leftOut(roadmap, speak)]
    : [];
  return {
    title: speak.say(SECTION_NAMES.roadmap),
    blocks: [...prose(summary), ...(roadmap === null ? [soft(speak.say(m.deliverable_roadmap_none))] : told)],
  };
}

interface Row {
  title: string;
  start: string;
  end: string;
  quarters: number;
}

const rowsOf = ({ items }: RoadmapSummary): Row[] =>
  items
    .map(({ title, start, quarters }) => ({ title, start, quarters, end: quarterAfter(start, quarters - 1) }))
    .toSorted((a, b) => (a.start + a.end < b.start + b.end ? -1 : 1));

function schedule(roadmap: RoadmapSummary, speak: Speaker): Block[] {
  const rows = rowsOf(roadmap);
  if (rows.length === 0) return [];
  const columns = [
    { title: speak.say(m.deliverable_column_project), share: 8 },
    { title: speak.say(m.deliverable_column_start), share: 3 },
    { title: speak.say(m.deliverable_column_end), share: 3 },
    { title: speak.say(m.strategies_field_duration), share: 3, align: 'right' as const },
  ];
  const cells = rows.map(({ title, start, end, quarters }) => [
    title,
    speak.quarter(start),
    speak.quarter(end),
    speak.number(quarters),
  ]);
  const value = { value: speak.number(roadmap.value), bound: speak.number(Math.ceil(roadmap.bound)) };
  return [
    paragraph(
      speak.tell(roadmap.proven ? m.deliverable_roadmap_proven : m.deliverable_roadmap_bounded, value),
    ),
    gantt(roadmap, rows, speak),
    ...table(columns, cells),
  ];
}

function gantt({ quarters }: RoadmapSummary, rows: readonly Row[], speak: Speaker): Figure {
  const ends = {
    first: speak.quarter(rows[0]!.start),
    last: speak.quarter(
      rows
        .map(({ end }) => end)
        .toSorted()
        .at(-1)!,
    ),
    count: speak.number(rows.length),
  };
  const title = speak.tell(
    rows.length === 1 ? m.deliverable_roadmap_gantt_one : m.deliverable_roadmap_gantt,
    ends,
  );
  const items = rows.map((row) =>
    speak.tell(m.deliverable_roadmap_gantt_item, {
      title: row.title,
      start: speak.quarter(row.start),
      end: speak.quarter(row.end),
    }),
  );
  return {
    kind: 'figure',
    name: 'gantt',
    title,
    alt: speak.tell(m.deliverable_roadmap_gantt_alt, { items: items.join(', ') }),
    drawing: {
      component: 'src/areas/strategy/ui/deliverable/QuarterGantt.svelte',
      props: {
        label: title,
        quarters: quarters.map((quarter) => places(quarter, speak)),
        rows: rows.map((row) => ({
          label: row.title,
          first: quarters.indexOf(row.start),
          quarters: row.quarters,
        })),
      },
    },
    width: 1,
  };
}

/** A quarter as a drawing's axis needs it: "T1" under "2027". */
const places = (quarter: string, speak: Speaker) => ({
  year: quarter.slice(0, 4),
  name: speak.tell(m.deliverable_quarter_short, { quarter: quarter.slice(-1) }),
});

function use(roadmap: RoadmapSummary, speak: Speaker): Block[] {
  const cash = roadmap.cash.map(({ quarter, usedCents, availableCents }) => ({
    quarter,
    used: dollars(usedCents),
    available: dollars(availableCents),
  }));
  const people = roadmap.people.map(({ quarter, usedDays, availableDays }) => ({
    quarter,
    used: usedDays,
    available: availableDays,
  }));
  return [
    ...columnsOf('cash', cash, speak.money, speak),
    ...columnsOf('people', people, speak.days, speak),
    ...useTable(cash, people, speak),
  ];
}

/** A cost spread over quarters leaves thirds of a dollar, which nobody plans with. */
const dollars = (cents: number): number => Math.round(cents / 100) * 100;

interface Use {
  quarter: string;
  used: number;
  available: number;
}

const USE_WORDS = {
  cash: [m.deliverable_roadmap_cash, m.deliverable_roadmap_cash_alt],
  people: [m.deliverable_roadmap_people, m.deliverable_roadmap_people_alt],
} as const;

function columnsOf(
  name: keyof typeof USE_WORDS,
  uses: readonly Use[],
  write: (value: number) => string,
  speak: Speaker,
): Figure[] {
  const peak = uses.toSorted((a, b) => b.used - a.used)[0];
  if (!peak) return [];
  const [titled, alt] = USE_WORDS[name];
  const title = speak.tell(titled, { quarter: speak.quarter(peak.quarter), amount: write(peak.used) });
  const items = uses.map(({ quarter, used, available }) =>
    speak.tell(m.deliverable_roadmap_use, {
      quarter: speak.quarter(quarter),
      used: write(used),
      available: write(available),
    }),
  );
  const brief = (value: number): string => (name === 'cash' ? thousands(value, speak) : speak.number(value));
  const colour = name === 'cash' ? 0 : 4;
  const names = { used: speak.say(m.deliverable_needed), available: speak.say(m.deliverable_available) };
  const columns = uses.map(({ quarter, used, available }) => ({
    ...places(quarter, speak),
    used,
    available,
    display: brief(used),
    room: brief(available),
  }));
  return [
    {
      kind: 'figure',
      name,
      title,
      alt: speak.tell(alt, { items: items.join(', ') }),
      drawing: {
        component: 'src/areas/strategy/ui/deliverable/QuarterColumns.svelte',
        props: { label: title, columns, names, colour },
      },
      width: 1,
    },
  ];
}

/** Over a narrow column: "12 k$"; the exact amount stands in the table. */
const thousands = (cents: number, speak: Speaker): string => {
  const rounded = speak.number(Math.round(cents / 100_000));
  return speak.locale === 'fr' ? `${rounded}\u00a0k$` : `$${rounded}k`;
};

function useTable(cash: readonly Use[], people: readonly Use[], speak: Speaker): Block[] {
  const right = { share: 4, align: 'right' as const };
  const columns = [
    { title: speak.say(m.deliverable_column_quarter), share: 3 },
    { title: speak.say(m.deliverable_column_cash_used), ...right },
    { title: speak.say(m.deliverable_column_cash_available), ...right },
    { title: speak.say(m.deliverable_column_days_used), ...right },
    { title: speak.say(m.deliverable_column_days_available), ...right },
  ];
  const rows = cash.map(({ quarter, used, available }) => {
    const time = people.find((one) => one.quarter === quarter);
    return [
      speak.quarter(quarter),
      speak.money(used),
      speak.money(available),
      speak.number(time?.used ?? null),
      speak.number(time?.available ?? null),
    ];
  });
  return table(columns, rows);
}

function leftOut({ leftOut: items }: RoadmapSummary, speak: Speaker): Block[] {
  if (items.length === 0) return [];
  return [
    heading(2, speak.say(m.deliverable_roadmap_left_out)),
    paragraph(speak.say(m.deliverable_roadmap_left_out_lead)),
    ...list(items.map(({ title }) => title)),
  ];
}
