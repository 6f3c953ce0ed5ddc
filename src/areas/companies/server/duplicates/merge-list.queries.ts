import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '#platform/db/scope.ts';
import { isId } from '#platform/ids.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import { fieldsOf } from '../../duplicates/fill.rules.ts';
import type { listMergesInput, MergeSummary } from '../../duplicates/merge.ts';
import type { MergeChanges } from './merge.queries.ts';

interface Row extends Omit<MergeSummary, 'given'> {
  changes: MergeChanges;
  at: string;
}

const organisation = (alias: string) =>
  sql`case when ${sql.ref(alias)}.id is not null then json_build_object('fr', ${sql.ref(alias)}.name_fr, 'en', ${sql.ref(alias)}.name_en) end`;

/** Merges and what became of them, the latest first. */
export async function listMerges(
  tx: Tx,
  { company, state, job, cursor, limit }: z.output<typeof listMergesInput>,
  userId: string | null,
): Promise<Page<MergeSummary>> {
  const [at, id] = readPlace(cursor);
  const records = sql`select c.id from company c where c.firm_id = (select own.firm_id from company own where own.id = ${company})`;
  const conditions = [
    id ? sql`(g.merged_at, g.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`,
    ...(company ? [sql`(g.survivor_id in (${records}) or g.merged_id in (${records}))`] : []),
    ...(job ? [sql`g.job_id = ${job}`] : []),
    ...(state ? [sql`g.undone_at is ${state === 'undone' ? sql`not null` : sql`null`}`] : []),
  ];
  const { rows } = await sql<Row>`
    select g.id, g.probability, g.changes, g.merged_at, g.merged_at::text as at, g.undone_at, g.kept,
      json_build_object('id', s.id, 'name', s.legal_name) as survivor, s.firm_id,
      json_build_object('id', x.id, 'name', x.legal_name) as merged,
      ${organisation('o')} as merged_by, ${organisation('u')} as undone_by,
      coalesce(g.merged_by = ${userId}, false) as by_me, g.job_id is not null as in_bulk
    from company_merge g join company s on s.id = g.survivor_id join company x on x.id = g.merged_id
    left join organisation o on o.id = g.organisation_id left join organisation u on u.id = g.undone_by_organisation
    where ${sql.join(conditions, sql` and `)}
    order by g.merged_at desc, g.id desc limit ${limit + 1}`.execute(tx);
  const page = toPage(rows, limit, (row) => [row.at, row.id]);
  return { ...page, items: page.items.map(toSummary) };
}

/** Where a page begins; a made-up cursor begins at the beginning. */
function readPlace(cursor: string | undefined): [string, string] | [] {
  const [at, id] = (decodeCursor(cursor, 2) ?? []).map(String);
  return at && id && isId(id) && !Number.isNaN(Date.parse(at)) ? [at, id] : [];
}

const toSummary = ({ changes, at: _, ...row }: Row): MergeSummary => ({
  ...row,
  given: fieldsOf(changes.contribution),
});
