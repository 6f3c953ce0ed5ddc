export interface ReachScope {
  readonly kind: 'all' | 'initiative' | 'organisation';
  /** Slug of the initiative or organisation; null for all. */
  readonly slug: string | null;
  readonly region: string | null;
  readonly sector: string | null;
}

interface Filter {
  readonly q?: string | undefined;
  readonly initiative?: string | undefined;
  readonly organisation?: string | undefined;
  readonly funder?: string | undefined;
  readonly state?: string | undefined;
  readonly region?: string | undefined;
  readonly sector?: string | undefined;
}

/**
 * The kept count that answers a filter exactly, or null when none does. Distinct firms of several projects are not the
 * sum of theirs, so a filter that no count was kept for stays unknown.
 */
export function reachScopeOf(filter: Filter): ReachScope | null {
  if (filter.q || filter.funder || filter.state) return null;
  if (filter.initiative && filter.organisation) return null;
  if (filter.region && filter.sector) return null;
  const narrowed = { region: filter.region ?? null, sector: filter.sector ?? null };
  // Counts are kept by subsector of three digits.
  if (narrowed.sector !== null && !/^\d{3}$/.test(narrowed.sector)) return null;
  if (filter.initiative) return { kind: 'initiative', slug: filter.initiative, ...narrowed };
  if (filter.organisation) return { kind: 'organisation', slug: filter.organisation, ...narrowed };
  return { kind: 'all', slug: null, ...narrowed };
}
