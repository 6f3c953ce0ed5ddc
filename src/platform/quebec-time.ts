/** Québec's time: where a programme's days begin and end. */
const ZONE = 'America/Toronto';

const PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What Québec's clocks show at an instant, as `YYYY-MM-DDTHH:MM`. */
export function toLocalTime(at: Date): string {
  const part = Object.fromEntries(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The calendar day (YYYY-MM-DD) in Québec at an instant: the day an activity counts for. */
export const quebecDayOf = (at: Date): string => toLocalTime(at).slice(0, 10);

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/**
 * The instant of a time as people write it: `2026-03-08T09:00` is Québec's, `2026-03-08T14:00:00Z` says its own zone.
 * An hour that the spring change leaves out is the hour after it; one that the autumn change repeats is the first.
 * Null when it is no time at all.
 */
export function toInstant(time: string): Date | null {
  if (!LOCAL.test(time)) return realDate(new Date(/(Z|[+-]\d{2}:\d{2})$/.test(time) ? time : Number.NaN));
  const asUtc = Date.parse(`${time}Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(time)) return null;
  const [before, after] = [asUtc - 86_400_000, asUtc + 86_400_000].map(offsetAt) as [number, number];
  const first = new Date(asUtc - before);
  return toLocalTime(first) === time.slice(0, 16) ? first : laterReading(asUtc, before, after);
}

function laterReading(asUtc: number, before: number, after: number): Date {
  const second = new Date(asUtc - after);
  const shown = new Date(asUtc).toISOString().slice(0, 16);
  return toLocalTime(second) === shown ? second : new Date(asUtc - before);
}

/** Milliseconds that Québec's clocks are ahead of UTC (negative). */
const offsetAt = (instant: number): number =>
  Date.parse(`${toLocalTime(new Date(instant))}Z`) - Math.floor(instant / 60_000) * 60_000;

const realDate = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
