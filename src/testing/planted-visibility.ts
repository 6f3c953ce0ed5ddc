import type { Runtime } from '#platform/runtime.ts';

/** Figures of a firm with a supplier profile, and what a day's counting keeps beside them. */
export async function plantVisibility(
  { db }: Runtime,
  { companyId, mark }: { companyId: string; mark: string },
): Promise<string[]> {
  const day = '2026-01-15';
  const place = { companyId, day, country: 'DE', language: 'de', concept: mark };
  await db
    .insertInto('visibilityCount')
    .values({ ...place, kind: 'profile', views: 4_200_001 })
    .execute();
  await db.insertInto('visibilityVisitors').values({ companyId, day, visitors: 4_200_001 }).execute();
  await db
    .insertInto('visibilityVisitor')
    .values({ companyId, day, visitor: Buffer.from(mark) })
    .onConflict((on) => on.doNothing())
    .execute();
  return [];
}
