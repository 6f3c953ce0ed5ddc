import { fraction, type Fraction } from './fraction.ts';
import type { Day } from './partial-date.ts';

const DAY_IN_MILLISECONDS = 86_400_000;

/**
 * The share of a period that is over at the end of the day given: 0 before it starts, 1 once it ended.
 * Both ends count, so a period of one day is over on that day. Null while either end is unknown, or when they are
 * the wrong way round.
 */
export function elapsedShare(startsOn: Day | null, endsOn: Day | null, on: Day): Fraction | null {
  if (startsOn === null || endsOn === null || endsOn < startsOn) return null;
  const length = daysFrom(startsOn, endsOn) + 1;
  const passed = daysFrom(startsOn, on) + 1;
  return fraction(Math.min(Math.max(passed, 0), length), length);
}

function daysFrom(start: Day, end: Day): number {
  return Math.round(
    (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / DAY_IN_MILLISECONDS,
  );
}
