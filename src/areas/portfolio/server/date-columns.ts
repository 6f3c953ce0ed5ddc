import { firstDayOf, precisionOf, type DatePrecision, type PartialDate } from '../index.ts';

const LENGTHS = { year: 4, month: 7, day: 10 };

/** A date as far as it is known, as its two columns: the first day it can stand for, and how much of it is known. */
export const toColumns = (date: PartialDate): { day: string; precision: DatePrecision } => ({
  day: firstDayOf(date),
  precision: precisionOf(date),
});

export const fromColumns = (day: string, precision: string): PartialDate =>
  day.slice(0, LENGTHS[precision as DatePrecision]);

/** The same for columns that may be empty. */
export const fromNullable = (day: string | null, precision: string): PartialDate | null =>
  day === null ? null : fromColumns(day, precision);

/** Two columns as a text in both languages; null when nothing was written. */
export const textOf = (fr: string | null, en: string | null): { fr: string; en: string } | null =>
  fr || en ? { fr: fr ?? '', en: en ?? '' } : null;
