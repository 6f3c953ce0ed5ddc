import type { Tx } from '#platform/db/scope.ts';

/** What a loader works with: the caller's transaction (as the system), its clock and its ids. */
export interface Loader {
  tx: Tx;
  now: Date;
  newId(): string;
}

/** Ids by slug. */
export type Ids = ReadonlyMap<string, string>;

/** Adds rows that no row has the slug of, and answers the ids of all of them by slug. */
export async function addBySlug<T extends { id: string; slug: string }>(
  { tx }: Loader,
  table: 'organisation' | 'initiative' | 'project' | 'regionPriority',
  rows: T[],
): Promise<{ ids: Ids; added: string[] }> {
  const slugs = rows.map(({ slug }) => slug);
  if (rows.length > 0)
    await tx
      .insertInto(table)
      .values(rows as never)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const kept = await tx
    .selectFrom(table)
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs, ''])
    .execute();
  const ids = new Map(kept.map(({ id, slug }) => [slug!, id]));
  return { ids, added: rows.filter((row) => ids.get(row.slug) === row.id).map(({ slug }) => slug) };
}
