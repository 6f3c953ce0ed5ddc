import type { DocumentInitiative, StrategyDocument } from '../document/document.ts';
import { quarterAfter } from '../roadmap/settings.ts';
import type { Speaker } from './speaker.ts';

/** What a chapter is made from. */
export interface Source {
  document: StrategyDocument;
  speak: Speaker;
}

/** The sheets that count: those set aside are told apart and add to no sum. */
export const keptSheets = ({ initiatives }: StrategyDocument): DocumentInitiative[] =>
  initiatives.filter(({ must }) => must !== 'must-not');

export const asideSheets = ({ initiatives }: StrategyDocument): DocumentInitiative[] =>
  initiatives.filter(({ must }) => must === 'must-not');

/** The sheets that the roadmap schedules; all that count while there is no roadmap. */
export const plannedSheets = (document: StrategyDocument): DocumentInitiative[] =>
  keptSheets(document).filter(({ id }) => document.roadmap === null || placeOf(document, id) !== null);

/** Where a sheet stands on the roadmap: its first and last quarter, as written in data. */
export interface Placed {
  start: string;
  end: string;
  quarters: number;
}

/** Null when the roadmap leaves it out, or there is none. */
export function placeOf({ roadmap }: StrategyDocument, id: string): Placed | null {
  const item = roadmap?.items.find((one) => one.id === id);
  return item
    ? { start: item.start, end: quarterAfter(item.start, item.quarters - 1), quarters: item.quarters }
    : null;
}

interface Sum {
  total: number;
  /** How many amounts are not known: the sum is without them. */
  unknown: number;
}

export function sumOf(amounts: readonly (number | null)[]): Sum {
  const known = amounts.filter((amount) => amount !== null);
  return { total: known.reduce((sum, amount) => sum + amount, 0), unknown: amounts.length - known.length };
}

/** Short answers on one line. */
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
