import type { Random } from './random.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function dayWithin(random: Random, from: string, to: string): string {
  return addDays(from, random.int(0, Math.max(0, daysBetween(from, to))));
}

/** The Monday to Friday on or after a day; a Friday when that would pass the last day. */
export function workingDay(day: string, last: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const moved = addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
  return moved <= last ? moved : addDays(day, weekday === 6 ? -1 : -2);
}

/** An hour of the day in Québec as an instant; summer time is taken from April to October. */
export function instantAt(day: string, hour: number): string {
  const month = Number(day.slice(5, 7));
  const offset = month >= 4 && month <= 10 ? 4 : 5;
  return new Date(Date.parse(`${day}T00:00:00Z`) + (hour + offset) * HOUR).toISOString();
}
