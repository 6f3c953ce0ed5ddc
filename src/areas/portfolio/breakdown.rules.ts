/** Money of several projects together: what is known of it, and how many amounts nobody published. */
export interface MoneySum {
  readonly knownCents: number;
  /** Amounts that count in `knownCents`. */
  readonly known: number;
  /** Amounts that are not published: the sum is a floor when there are any. */
  readonly unknown: number;
}

export const NO_MONEY: MoneySum = { knownCents: 0, known: 0, unknown: 0 };

/** The exact sum of amounts, an unknown one counted as unknown and never as zero. */
export function sumAmounts(amounts: readonly (number | null)[]): MoneySum {
  const known = amounts.filter((amount) => amount !== null);
  return {
    knownCents: known.reduce((total, amount) => total + amount, 0),
    known: known.length,
    unknown: amounts.length - known.length,
  };
}

export const addMoney = (one: MoneySum, other: MoneySum): MoneySum => ({
  knownCents: one.knownCents + other.knownCents,
  known: one.known + other.known,
  unknown: one.unknown + other.unknown,
});

export interface BreakdownPart {
  readonly key: string;
  readonly projects: number;
  readonly aid: MoneySum;
}

/** Parts projects, each under one key, so that the parts add up to the whole; the keys in the order they first appear. */
export function breakDown<P extends { readonly aid: MoneySum }>(
  projects: readonly P[],
  keyOf: (project: P) => string,
): BreakdownPart[] {
  const parts = new Map<string, { projects: number; aid: MoneySum }>();
  for (const project of projects) {
    const key = keyOf(project);
    const part = parts.get(key) ?? { projects: 0, aid: NO_MONEY };
    parts.set(key, { projects: part.projects + 1, aid: addMoney(part.aid, project.aid) });
  }
  return [...parts].map(([key, part]) => ({ key, ...part }));
}

interface Placed {
  readonly scope: 'national' | 'regions';
  readonly regions: readonly string[];
}

/** Where a project's money counts: its region when it has one alone, else apart, because nobody published the split. */
export function placeOf({ scope, regions }: Placed): string {
  if (scope === 'national') return 'national';
  return regions.length === 1 ? regions[0]! : 'several';
}

/** A project's sectors as one key, whatever their order; empty when none is stated. */
export const sectorKey = (codes: readonly string[]): string => codes.toSorted().join(' ');

/** Whether a project works in a region: one of its own, or everywhere. */
export const worksIn = ({ scope, regions }: Placed, region: string): boolean =>
  scope === 'national' || regions.includes(region);
