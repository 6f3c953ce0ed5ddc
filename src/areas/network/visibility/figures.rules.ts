import { FUNNEL, type FunnelKind } from './event.ts';

export type Funnel = Record<FunnelKind, number>;

/** What figures are told by. */
export const SIDES = ['day', 'firm', 'country', 'language', 'concept'] as const;
export type Side = (typeof SIDES)[number];

/** Views of one kind, of one value of one side. */
export interface SideCount {
  side: Side;
  value: string;
  kind: FunnelKind;
  views: number;
}

export interface FunnelLine extends Funnel {
  value: string;
}

export const emptyFunnel = (): Funnel => ({
  ...{ impression: 0, profile: 0, product: 0, contact: 0, request: 0, award: 0 },
});

/** One line for each value of a side, those seen most first. */
export function linesOf(counts: readonly SideCount[], side: Side): FunnelLine[] {
  const lines = new Map<string, FunnelLine>();
  for (const { value, kind, views } of counts.filter((count) => count.side === side)) {
    const line = lines.get(value) ?? { value, ...emptyFunnel() };
    line[kind] += views;
    lines.set(value, line);
  }
  return [...lines.values()].sort((a, b) => seen(b) - seen(a) || a.value.localeCompare(b.value, 'en'));
}

/** How often a supplier's own pages were opened. */
export const opened = ({ profile, product }: Funnel): number => profile + product;
const seen = (line: Funnel): number => opened(line) * 1000 + line.impression;

export function totalOf(lines: readonly Funnel[]): Funnel {
  const total = emptyFunnel();
  for (const line of lines) for (const kind of FUNNEL) total[kind] += line[kind];
  return total;
}

const DAY = 86_400_000;

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const length = Math.max(0, Math.floor((last - first) / DAY) + 1);
  return Array.from({ length }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
}
