import { formatMoney, formatNumber } from '#i18n';
import { m } from '#messages';
import { quarterName } from '../../document/place-names.ts';
import type { Obstacle, RoadmapProblem, Unplanned, Wish } from '../../roadmap/index.ts';

export type TitleOf = (id: string) => string;

/** A limit or a wish as a person asked for it. */
export function wishText(wish: Wish, problem: RoadmapProblem, titleOf: TitleOf): string {
  if (wish.kind === 'cash') return m.roadmap_wish_cash();
  if (wish.kind === 'people') return m.roadmap_wish_people();
  const title = titleOf(wish.item);
  if (wish.kind === 'must') return m.roadmap_wish_must({ title });
  if (wish.kind === 'prerequisite') return m.roadmap_wish_prerequisite({ title, other: titleOf(wish.other) });
  if (wish.kind === 'exclusion') return m.roadmap_wish_exclusion({ title, other: titleOf(wish.other) });
  const at = problem.items.find(({ id }) => id === wish.item)?.[wish.kind];
  const name = at === null || at === undefined ? undefined : problem.quarters[at];
  const { vague, exact } = DATED[wish.kind];
  return name ? exact({ title, quarter: quarterName(name) }) : vague({ title });
}

const DATED = {
  locked: { vague: m.roadmap_wish_locked, exact: m.roadmap_wish_locked_at },
  earliest: { vague: m.roadmap_wish_earliest, exact: m.roadmap_wish_earliest_at },
  latest: { vague: m.roadmap_wish_latest, exact: m.roadmap_wish_latest_at },
};

/** What keeps an item out, and what would bring it in. */
export function obstacleText(obstacle: Obstacle, { quarters }: RoadmapProblem, titleOf: TitleOf): string {
  if (obstacle.kind === 'excluded') return m.roadmap_obstacle_excluded({ title: titleOf(obstacle.by) });
  if (obstacle.kind === 'waits') return m.roadmap_obstacle_waits({ title: titleOf(obstacle.by) });
  if (obstacle.kind === 'window') return m.roadmap_obstacle_window();
  if (obstacle.kind === 'unknown') return m.roadmap_obstacle_unknown();
  const parts = [
    ...obstacle.cash.map(({ quarter, cents }) =>
      m.roadmap_help_cash({ amount: formatMoney(cents), quarter: quarterName(quarters[quarter]!) }),
    ),
    ...daysText(obstacle.people, quarters),
  ];
  return parts.length > 0 ? m.roadmap_help_joined({ parts: parts.join(', ') }) : m.roadmap_help_none();
}

/** One quarter by its name; several as their sum and their span. */
function daysText(
  people: readonly { quarter: number; days: number }[],
  quarters: readonly string[],
): string[] {
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last) return [];
  const days = formatNumber(people.reduce((sum, one) => sum + one.days, 0));
  const name = (at: number): string => quarterName(quarters[at]!);
  return people.length === 1
    ? [m.roadmap_help_days({ days, quarter: name(first.quarter) })]
    : [m.roadmap_help_days_span({ days, first: name(first.quarter), last: name(last.quarter) })];
}

const MISSING = {
  oneOffCents: m.roadmap_missing_one_off,
  yearlyCents: m.roadmap_missing_yearly,
  effortDays: m.roadmap_missing_effort,
};

export const missingText = ({ missing }: Unplanned): string =>
  m.roadmap_missing_line({ figures: missing.map((figure) => MISSING[figure]()).join(', ') });
