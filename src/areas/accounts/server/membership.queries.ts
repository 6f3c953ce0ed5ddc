import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Member, Role } from '../membership.ts';

/** The people of an organisation by name, with their role. */
export async function listMembers(tx: Tx, organisationId: string): Promise<Member[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.userId')
    .select(['m.userId', 'p.name', 'p.email', 'm.role', 'm.createdAt'])
    .where('m.organisationId', '=', organisationId)
    .orderBy('p.name')
    .execute();
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    name: row.name ?? '',
    email: row.email ?? '',
    role: row.role as Role,
    since: createdAt.toISOString(),
  }));
}

/**
 * The roles in an organisation, held still until the transaction ends: two administrators who demote each other at
 * the same moment must not both succeed.
 */
export async function lockRoles(tx: Tx, organisationId: string): Promise<{ userId: string; role: Role }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`membership ${organisationId}`}, 0))`.execute(tx);
  const rows = await tx
    .selectFrom('membership')
    .select(['userId', 'role'])
    .where('organisationId', '=', organisationId)
    .execute();
  return rows.map((row) => ({ userId: row.userId, role: row.role as Role }));
}
