import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { isId } from '#platform/ids.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import { isInstant, type TimelineEntry } from '../timeline.ts';
import type { FileScope } from './company-file.queries.ts';

interface Row extends TimelineEntry {
  atKey: string;
}

/** What happened with the firm, the latest first, as far as the reader may know. */
export async function readTimeline(
  tx: Tx,
  scope: FileScope,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<TimelineEntry>> {
  const [at, id] = decodeCursor(cursor, 2) ?? [];
  const before =
    isInstant(at) && isId(String(id)) ? sql`(t.at, t.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`;
  const { rows } = await sql<Row>`
    select t.id, t.at, t.at::text as at_key, t.kind, t.details -> 'text' as text, t.details ->> 'path' as path,
      t.details - 'text' - 'path' - 'by' as details,
      t.organisation_id is null as shared, case when o.id is not null then json_build_object('fr', o.name_fr, 'en', o.name_en) end as organisation,
      case when p.id is not null then json_build_object('slug', p.slug, 'fr', p.name_fr, 'en', p.name_en) end as project
    from timeline_entry t
    left join organisation o on o.id = coalesce(t.organisation_id, (t.details ->> 'by')::uuid) left join project p on p.id = t.project_id
    where t.company_id = any(${scope.recordIds}::uuid[]) and ${readable(scope)} and ${before}
    order by t.at desc, t.id desc limit ${limit + 1}`.execute(tx);
  const page = toPage(rows, limit, (row) => [row.atKey, row.id]);
  return { ...page, items: page.items.map(({ atKey: _, ...entry }) => entry) };
}

const readable = ({ actor, standing }: FileScope) =>
  standing.ownFirm
    ? sql`true`
    : sql`(t.organisation_id is null or t.organisation_id = ${actor.organisationId}::uuid
        or exists (select from funding_source f where f.project_id = t.project_id
          and f.funder_id = ${actor.organisationId}::uuid))`;
