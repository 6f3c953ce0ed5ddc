import type { Tx } from '#platform/db/scope.ts';
import { NO_REACH, type Reach, type ReachScope } from '../index.ts';

// The totals kept by outreach in the writing transaction, for everyone to read; year 0 is all years.
export const ALL = '00000000-0000-0000-0000-000000000000';
type Kind = 'project' | 'initiative' | 'organisation' | 'all';

/** How many firms each of several projects (or initiatives, organisations) reached; those without any are left out. */
export async function readReach(tx: Tx, kind: Kind, ids: readonly string[]): Promise<Map<string, Reach>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('reachTotal')
    .select(['scopeId', 'firms', 'contacts'])
    .where('scopeKind', '=', kind)
    .where('scopeId', 'in', [...ids])
    .where('year', '=', 0)
    .where('dimension', '=', 'all')
    .where('value', '=', '')
    .execute();
  return new Map(rows.map(({ scopeId, firms, contacts }) => [scopeId, { firms, contacts }]));
}

/** One scope's firms by their own region or sector; the empty code stands for those whose own is unknown. */
export async function readReachBy(
  tx: Tx,
  scope: { kind: Kind; id: string },
  dimension: 'region' | 'sector',
): Promise<Map<string, Reach>> {
  const rows = await tx
    .selectFrom('reachTotal')
    .select(['value', 'firms', 'contacts'])
    .where('scopeKind', '=', scope.kind)
    .where('scopeId', '=', scope.id)
    .where('year', '=', 0)
    .where('dimension', '=', dimension)
    .where('firms', '>', 0)
    .orderBy('firms', 'desc')
    .execute();
  return new Map(rows.map(({ value, firms, contacts }) => [value, { firms, contacts }]));
}

/** Distinct firms of each year. A firm of two years counts in both, so years do not add up to the whole. */
export async function readReachByYear(tx: Tx, kind: Kind, id: string): Promise<(Reach & { year: number })[]> {
  return tx
    .selectFrom('reachTotal')
    .select(['year', 'firms', 'contacts'])
    .where('scopeKind', '=', kind)
    .where('scopeId', '=', id)
    .where('year', '>', 0)
    .where('dimension', '=', 'all')
    .where('value', '=', '')
    .where('firms', '>', 0)
    .orderBy('year')
    .execute();
}

/** One kept count, by region or by sector when the scope is narrowed. */
export async function readScope(
  tx: Tx,
  { region, sector }: ReachScope,
  scope: { kind: Kind; id: string },
): Promise<Reach> {
  const dimension = region ? 'region' : sector ? 'sector' : null;
  if (!dimension) return (await readReach(tx, scope.kind, [scope.id])).get(scope.id) ?? NO_REACH;
  const by = await readReachBy(tx, scope, dimension);
  return by.get(region ?? sector ?? '') ?? NO_REACH;
}

/** The register keeps '99' for a firm whose region is unknown. */
const NOWHERE = '99';

/** Firms of the shared register by region; the empty code for those whose region is unknown. */
export async function countRegistered(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('companyListing')
    .select((eb) => ['regionKey', eb.fn.countAll<number>().as('firms')])
    .groupBy('regionKey')
    .execute();
  return new Map(rows.map(({ regionKey, firms }) => [regionKey === NOWHERE ? '' : regionKey, firms]));
}

export async function countRegisteredIn(tx: Tx, region: string): Promise<number> {
  const { firms } = await tx
    .selectFrom('companyListing')
    .select((eb) => eb.fn.countAll<number>().as('firms'))
    .where('regionKey', '=', region)
    .executeTakeFirstOrThrow();
  return firms;
}
