import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { NewTimelineEntry } from '../timeline.ts';

/** Who writes, and where: a use case's `context`, or what a job makes of its own actor. */
export interface Writer {
  tx: Tx;
  now: Date;
  actor: { organisationId: string | null; userId: string | null };
  newId(): string;
}

const CHUNK = 5000;

/**
 * Writes what happened with firms into their timelines, thousands of entries a statement. For every area: the entry is
 * written in the transaction of the change it tells of. Times may lie in the past.
 */
export async function writeTimeline(writer: Writer, entries: readonly NewTimelineEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += CHUNK) {
    const rows = entries.slice(start, start + CHUNK).map((entry) => toRow(writer, entry));
    await sql`
      insert into timeline_entry
        (id, company_id, organisation_id, project_id, at, kind, subject_type, subject_id, details, created_by)
      select id, company_id, organisation_id, project_id, at, kind, subject_type, subject_id, details, created_by
      from json_populate_recordset(null::timeline_entry, ${JSON.stringify(rows)})`.execute(writer.tx);
  }
}

function toRow({ actor, newId }: Writer, entry: NewTimelineEntry) {
  const { text, path } = entry;
  return {
    id: newId(),
    company_id: entry.companyId,
    organisation_id: entry.shared ? null : actor.organisationId,
    project_id: entry.projectId ?? null,
    at: entry.at,
    kind: entry.kind,
    subject_type: entry.subjectType ?? null,
    subject_id: entry.subjectId ?? null,
    details: { ...entry.details, ...(text && { text }), ...(path && { path }) },
    created_by: actor.userId,
  };
}

/** Takes back what the actor's organisation wrote about its own records: they changed, or are gone. */
export async function removeTimeline(
  { tx, actor }: Pick<Writer, 'tx' | 'actor'>,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<void> {
  await sql`
    delete from timeline_entry where subject_type = ${subjectType} and subject_id = any(${subjectIds}::uuid[])
      and organisation_id = ${actor.organisationId}::uuid`.execute(tx);
}
