import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { Interest } from '../../providers/interest.ts';
import { visibleStrategies } from './policies.ts';

export interface InterestQuestion {
  providerIds?: readonly string[];
  /** Only those of this organisation's people. */
  organisationId?: string;
  /** Only those of this person. */
  userId?: string;
}

/**
 * Declared interests that the actor may read: for staff their organisation's, for a firm those of the organisations that
 * write a strategy with it.
 */
export async function readInterests(tx: Tx, actor: Actor, asked: InterestQuestion): Promise<Interest[]> {
  const visible =
    actor.companyId === null
      ? sql`i.organisation_id = ${actor.organisationId}::uuid`
      : sql`i.organisation_id in (select s.organisation_id from digital_strategy s where ${visibleStrategies(actor)})`;
  const conditions = [
    visible,
    ...(asked.providerIds ? [sql`i.provider_id = any(${asked.providerIds}::uuid[])`] : []),
    ...(asked.organisationId ? [sql`i.organisation_id = ${asked.organisationId}::uuid`] : []),
    ...(asked.userId ? [sql`i.user_id = ${asked.userId}`] : []),
  ];
  const { rows } = await sql<Interest>`
    select i.id, i.user_id, i.user_name as person, i.provider_id, p.name as provider, i.kind, i.since::text, i.until::text,
      i.text, i.declared_at
    from adviser_interest i join provider p on p.id = i.provider_id
    where ${sql.join(conditions, sql` and `)} order by i.until nulls first, i.since desc, i.id`.execute(tx);
  return rows;
}
