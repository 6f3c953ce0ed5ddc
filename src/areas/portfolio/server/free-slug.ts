import type { Tx } from '#platform/db/scope.ts';
import { slugFrom } from '../index.ts';

/**
 * A slug for a name that no other has: with a number behind it when the plain one is taken, by a draft of another
 * organisation too, so the slug is asked of the table's unique index and not of what the actor sees.
 */
export async function insertWithFreeSlug(
  tx: Tx,
  table: 'initiative' | 'project',
  name: string,
  row: { id: string },
): Promise<string> {
  const base = slugFrom(name);
  for (let attempt = 1; ; attempt += 1) {
    const slug = attempt === 1 ? base : `${base}-${attempt}`;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto(table)
      .values({ ...row, slug } as never)
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return slug;
  }
}
