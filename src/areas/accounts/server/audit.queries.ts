import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Page } from '#platform/paging.ts';
import { decodeCursor, toPage } from '#platform/paging.ts';
import type { AuditEntry } from '../audit.ts';

export interface AuditRequest {
  operation?: string | undefined;
  person?: string | undefined;
  /** Days in Québec, both included. */
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What happened in an organisation, newest first. */
export async function listAudit(
  tx: Tx,
  organisationId: string,
  request: AuditRequest,
): Promise<Page<AuditEntry>> {
  const [before] = decodeCursor(request.cursor, 1) ?? [];
  const rows = await filtered(tx, organisationId, request)
    .$if(typeof before === 'number', (query) => query.where('a.id', '<', before as number))
    .orderBy('a.id', 'desc')
    .limit(request.limit + 1)
    .execute();
  const entries = rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    channel: row.channel as AuditEntry['channel'],
    details: row.details as Record<string, unknown>,
  }));
  return toPage(entries, request.limit, (entry) => [entry.id]);
}

function filtered(tx: Tx, organisationId: string, { operation, person, from, to }: AuditRequest) {
  let query = tx
    .selectFrom('auditEntry as a')
    .leftJoin('person as p', 'p.id', 'a.userId')
    .leftJoin('apiKey as k', (join) => join.on(sql`'key:' || k.id::text`, '=', sql.ref('a.user_id')))
    .select((eb) => [
      'a.id',
      'a.at',
      eb.fn.coalesce('p.name', 'k.name', 'a.userId').as('by'),
      'a.channel',
      'a.operation',
      'a.subjectType',
      'a.subjectId',
      'a.details',
    ])
    .where('a.organisationId', '=', organisationId);
  if (operation) query = query.where('a.operation', '=', operation);
  if (person) query = query.where('a.userId', '=', person);
  if (from)
    query = query.where('a.at', '>=', sql<Date>`${from}::date::timestamp at time zone 'America/Toronto'`);
  if (to)
    query = query.where('a.at', '<', sql<Date>`(${to}::date + 1)::timestamp at time zone 'America/Toronto'`);
  return query;
}

/** The operations that the organisation's audit names, for its filter. */
export async function auditedOperations(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('auditEntry')
    .select('operation')
    .distinct()
    .where('organisationId', '=', organisationId)
    .orderBy('operation')
    .limit(200)
    .execute();
  return rows.map((row) => row.operation);
}
