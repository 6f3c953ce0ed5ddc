import type { AidPaid, AidRule, RoadmapItem, RoadmapProblem, RoadmapUse, Starts } from './problem.ts';
import { isForced, startWindow } from './problem.ts';

/** A wish or a limit that a plan does not keep. */
export type Breach =
  | { kind: 'unknown-item'; item: string }
  | { kind: 'window'; item: string }
  | { kind: 'forced'; item: string }
  | { kind: 'unwanted'; item: string }
  | { kind: 'prerequisite'; item: string; other: string }
  | { kind: 'exclusion'; item: string; other: string }
  | { kind: 'cash'; quarter: number; missingCents: number }
  | { kind: 'people'; quarter: number; missingDays: number };

/** Cents and basis points multiplied: aid is compared in these, exactly: the sums stay below 2^53 (see MOST_CENTS). */
const UNIT = 10_000;

/**
 * What a plan uses, quarter by quarter, counted anew from its starts alone. Aid is paid as its costs come, rule by rule
 * in their order, until ceilings and stacking limit are used up; a part of a cent is not paid until it is whole.
 */
export function useOf(problem: RoadmapProblem, starts: Starts): RoadmapUse {
  const chosen = problem.items.filter(({ id }) => starts[id] !== undefined);
  const horizon = problem.quarters.length;
  const sumBy = (series: (item: RoadmapItem) => readonly number[], of: readonly RoadmapItem[] = chosen) =>
    byQuarter(horizon, of, starts, series);
  const costCents = sumBy(({ costCents: costs }) => costs);
  const aid = aidPaid(problem, (of) => cumulated(sumBy(({ aidableCents }) => aidableCents, of)), chosen);
  const netCents = costCents.map(
    (cost, quarter) => cost - sum(aid.map(({ centsByQuarter }) => centsByQuarter[quarter]!)),
  );
  const spent = cumulated(netCents);
  return {
    value: sum(chosen.map(({ value }) => value)),
    costCents,
    aid,
    netCents,
    leftCents: cumulated(problem.cashCents).map((cash, quarter) => cash - spent[quarter]!),
    days: sumBy(({ effortDays }) => effortDays),
  };
}

function byQuarter(
  horizon: number,
  items: readonly RoadmapItem[],
  starts: Starts,
  series: (item: RoadmapItem) => readonly number[],
): number[] {
  const sums = Array.from({ length: horizon }, () => 0);
  for (const item of items) {
    series(item).forEach((amount, since) => {
      const quarter = starts[item.id]! + since;
      if (quarter < horizon) sums[quarter] = sums[quarter]! + amount;
    });
  }
  return sums;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const cumulated = (amounts: readonly number[]): number[] => {
  let total = 0;
  return amounts.map((amount) => (total += amount));
};

/** Whether a rule's aid counts the costs of an item. */
export const counts = (rule: AidRule, item: RoadmapItem): boolean =>
  rule.itemIds === null || rule.itemIds.includes(item.id);

function aidPaid(
  { aid, stackingLimitBasisPoints, quarters }: RoadmapProblem,
  aidableBy: (items: readonly RoadmapItem[]) => number[],
  chosen: readonly RoadmapItem[],
): AidPaid[] {
  const whole = aidableBy(chosen);
  const counted = aid.map((rule) => aidableBy(chosen.filter((item) => counts(rule, item))));
  const paid: AidPaid[] = aid.map(({ id, name }) => ({ id, name, centsByQuarter: [] }));
  const before = aid.map(() => 0);
  quarters.forEach((_, quarter) => {
    const due = aid.map((rule, at) =>
      Math.min(rule.rateBasisPoints * counted[at]![quarter]!, (rule.ceilingCents ?? Infinity) * UNIT),
    );
    const limit = stackingLimitBasisPoints === null ? Infinity : stackingLimitBasisPoints * whole[quarter]!;
    // Rounded down on the sum of all rules and quarters so far, so that no cent is lost between them.
    let room = Math.floor(Math.min(sum(due), limit) / UNIT) - sum(before);
    due.forEach((most, at) => {
      const cents = Math.min(room, Math.ceil(most / UNIT) - before[at]!);
      room -= cents;
      before[at]! += cents;
      paid[at]!.centsByQuarter.push(cents);
    });
  });
  return paid;
}

/**
 * Every wish and limit that a plan breaks, in whole numbers, from the problem alone: it shares nothing with the model that
 * the solver was given. Empty when the plan holds.
 */
export function breaches(problem: RoadmapProblem, starts: Starts): Breach[] {
  const known = new Set(problem.items.map(({ id }) => id));
  const unknown = Object.keys(starts)
    .filter((id) => !known.has(id))
    .map((item): Breach => ({ kind: 'unknown-item', item }));
  const wishes = problem.items.flatMap((item) => brokenWishes(problem, item, starts));
  return [...unknown, ...wishes, ...brokenLimits(problem, starts)];
}

function brokenWishes(problem: RoadmapProblem, item: RoadmapItem, starts: Starts): Breach[] {
  const start = starts[item.id];
  if (start === undefined) return isForced(item) ? [{ kind: 'forced', item: item.id }] : [];
  const { first, last } = startWindow(item, problem.quarters.length);
  const found: Breach[] = [];
  if (!Number.isInteger(start) || start < first || start > last)
    found.push({ kind: 'window', item: item.id });
  if (item.must === 'must-not') found.push({ kind: 'unwanted', item: item.id });
  for (const other of item.prerequisites) {
    const before = problem.items.find(({ id }) => id === other);
    const ended = before && starts[other] !== undefined && starts[other] + before.durationQuarters <= start;
    if (!ended) found.push({ kind: 'prerequisite', item: item.id, other });
  }
  for (const other of item.excludes) {
    if (starts[other] !== undefined) found.push({ kind: 'exclusion', item: item.id, other });
  }
  return found;
}

function brokenLimits(problem: RoadmapProblem, starts: Starts): Breach[] {
  const use = useOf(problem, starts);
  const cash = use.leftCents.flatMap((left, quarter): Breach[] =>
    left < 0 ? [{ kind: 'cash', quarter, missingCents: -left }] : [],
  );
  const people = use.days.flatMap((days, quarter): Breach[] => {
    const missingDays = days - problem.peopleDays[quarter]!;
    return missingDays > 0 ? [{ kind: 'people', quarter, missingDays }] : [];
  });
  return [...cash, ...people];
}

export const holds = (problem: RoadmapProblem, starts: Starts): boolean =>
  breaches(problem, starts).length === 0;
