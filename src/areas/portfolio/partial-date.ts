import * as z from 'zod';

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A date as far as it is known, in ISO 8601 reduced precision: `2024`, `2024-01` or `2024-01-12`. */
export const partialDateSchema = z.string().regex(PARTIAL_DATE).refine(existsInCalendar, 'no such day');

/** A whole day, `2024-01-12`. */
export const daySchema = z.iso.date();

export type PartialDate = z.infer<typeof partialDateSchema>;
export type Day = z.infer<typeof daySchema>;
export type DatePrecision = 'day' | 'month' | 'year';

export function precisionOf(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
}

/** The earliest day the date can stand for; with {@link precisionOf} it says all that the date says. */
export function firstDayOf(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10);
}

/** The latest day the date can stand for: from then on, what it dates has surely happened. */
export function lastDayOf(date: PartialDate): Day {
  const precision = precisionOf(date);
  if (precision === 'day') return date;
  if (precision === 'year') return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function existsInCalendar(date: string): boolean {
  const day = firstDayOf(date);
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
