import type { TechnologyInitiative } from '../document/initiative.ts';
import type { RoadmapItem, RoadmapProblem } from './problem.ts';
import { quarterNumber, quartersOf, type RoadmapSettings } from './settings.ts';

export type Sheet = Pick<
  TechnologyInitiative,
  | 'id'
  | 'title'
  | 'oneOffCents'
  | 'yearlyCents'
  | 'effortDays'
  | 'durationQuarters'
  | 'value'
  | 'must'
  | 'earliestQuarter'
  | 'latestQuarter'
  | 'lockedQuarter'
  | 'prerequisites'
  | 'excludes'
>;

export const FIGURES = ['oneOffCents', 'yearlyCents', 'effortDays'] as const;
export type MissingFigure = (typeof FIGURES)[number];

/** A sheet that cannot be planned yet: what it costs or takes is unknown, and unknown is not nothing. */
export interface Unplanned {
  id: string;
  title: string;
  missing: MissingFigure[];
}

/** What the sheets say and what the firm can spend, as a problem to solve; sheets set aside are not in it. */
export function problemOf(
  sheets: readonly Sheet[],
  settings: RoadmapSettings,
): { problem: RoadmapProblem; unplanned: Unplanned[] } {
  const kept = sheets.filter(({ must }) => must !== 'must-not');
  const planned = kept.filter(isKnown);
  const known = new Set(planned.map(({ id }) => id));
  const problem: RoadmapProblem = {
    quarters: quartersOf(settings),
    items: planned.map((sheet) => itemOf(sheet, settings)),
    cashCents: settings.cashCents,
    peopleDays: settings.peopleDays,
    aid: settings.aid.map(({ initiativeIds, ...rule }) => ({
      ...rule,
      itemIds: initiativeIds && initiativeIds.filter((id) => known.has(id)),
    })),
    stackingLimitBasisPoints: settings.stackingLimitBasisPoints,
  };
  return { problem, unplanned: kept.filter((sheet) => !isKnown(sheet)).map(unplannedOf) };
}

type Known = Sheet & Record<MissingFigure, number>;

const isKnown = (sheet: Sheet): sheet is Known => FIGURES.every((figure) => sheet[figure] !== null);

const unplannedOf = (sheet: Sheet): Unplanned => ({
  id: sheet.id,
  title: sheet.title,
  missing: FIGURES.filter((figure) => sheet[figure] === null),
});

function itemOf(sheet: Known, settings: RoadmapSettings): RoadmapItem {
  const { id, title, durationQuarters, value, must, prerequisites, excludes } = sheet;
  const oneOff = spread(sheet.oneOffCents, durationQuarters);
  const at = (quarter: string | null): number | null =>
    quarter === null ? null : quarterNumber(quarter) - quarterNumber(settings.firstQuarter);
  return {
    id,
    title,
    durationQuarters,
    costCents: [...oneOff, ...yearlyByQuarter(sheet.yearlyCents, settings.quarterCount - durationQuarters)],
    aidableCents: oneOff,
    effortDays: spread(sheet.effortDays, durationQuarters),
    value,
    prerequisites,
    excludes,
    must,
    earliest: at(sheet.earliestQuarter),
    latest: at(sheet.latestQuarter),
    locked: at(sheet.lockedQuarter),
  };
}

/** A whole number in whole parts that differ by one at most, the larger ones first: no cent and no day is lost. */
export function spread(total: number, parts: number): number[] {
  const each = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, at) => each + (at < total - each * parts ? 1 : 0));
}

/** A yearly cost, paid by quarter from the first one after the end; four quarters make the year to the cent. */
function yearlyByQuarter(yearlyCents: number, quarters: number): number[] {
  const year = spread(yearlyCents, 4);
  return Array.from({ length: Math.max(0, quarters) }, (_, at) => year[at % 4]!);
}

/** The same problem with another budget, in percent of its money, each quarter rounded down to the cent. */
export const withBudget = (problem: RoadmapProblem, percent: number): RoadmapProblem => ({
  ...problem,
  cashCents: problem.cashCents.map((cents) => Math.floor((cents * percent) / 100)),
});
