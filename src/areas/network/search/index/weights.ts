import { HEAVIEST, MOST_UNITS, WHOLE } from './sums.ts';

/** A list with what its strongest entries count, rarity included. */
export interface WeighedClause {
  list: number;
  weight: number;
  /** How much of the unit it answers, 0 to 1: a wider concept only part. */
  share: number;
}

/** One thing asked. */
export interface WeighedUnit {
  /** Those that answer most first. */
  clauses: readonly WeighedClause[];
  /** What it counts to have this at all, for those who have only part. */
  weight: number;
}

/** What was asked in whole numbers, so that a supplier's score is the same however it is summed. */
export interface Question {
  units: readonly { clauses: readonly { list: number; weight: number; gain: number }[] }[];
  /** What 1 of a score is. */
  one: number;
}

const heaviestOf = (units: readonly WeighedUnit[]): number =>
  units.reduce((most, { clauses }) => clauses.reduce((a, { weight }) => Math.max(a, weight), most), 0);

/** An impact of 1 counts at most HEAVIEST; all units together cover WHOLE. */
export function inWholeNumbers(units: readonly WeighedUnit[]): Question {
  const asked = units.slice(0, MOST_UNITS);
  const heaviest = heaviestOf(asked) || 1;
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return {
    one: heaviest / (255 * HEAVIEST),
    units: asked.map(({ clauses, weight: all }) => ({
      clauses: clauses.map(({ list, weight, share }) => ({
        list,
        weight: Math.round((HEAVIEST * weight) / heaviest),
        gain: Math.round((WHOLE * all * share) / whole),
      })),
    })),
  };
}
