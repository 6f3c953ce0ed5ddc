import { z } from 'zod';

const day = z.iso.date();

/** When: everything, one calendar year, or from a day to a day, both counted. */
export const periodSchema = z.object({
  year: z.coerce.number().int().min(1990).max(2100).optional(),
  from: day.optional(),
  to: day.optional(),
});

export type Period =
  { kind: 'all' } | { kind: 'year'; year: number } | { kind: 'days'; from: string | null; to: string | null };

/**
 * The period that was asked for; days win over a year. Whole years are read from totals, other periods are counted.
 * Null when it runs backwards.
 */
export function periodOf({ year, from, to }: z.output<typeof periodSchema>): Period | null {
  if (from && to && from > to) return null;
  if (!from && !to) return year === undefined ? { kind: 'all' } : { kind: 'year', year };
  const whole = from?.endsWith('-01-01') && to?.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4);
  return whole
    ? { kind: 'year', year: Number(from!.slice(0, 4)) }
    : { kind: 'days', from: from ?? null, to: to ?? null };
}

/** First and last day of a period; null where it is open. */
export function daysOf(period: Period): { from: string | null; to: string | null } {
  if (period.kind === 'days') return { from: period.from, to: period.to };
  if (period.kind === 'all') return { from: null, to: null };
  return { from: `${period.year}-01-01`, to: `${period.year}-12-31` };
}

/** The years between two days, the newest first, to pick from. */
export function yearsBetween(first: string | null, last: string | null): number[] {
  if (!first || !last) return [];
  const [from, to] = [first, last].map((one) => Number(one.slice(0, 4))) as [number, number];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, back) => to - back);
}
