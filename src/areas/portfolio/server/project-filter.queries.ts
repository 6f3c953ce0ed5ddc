import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Actor } from '#platform/use-case/index.ts';
import { sectorsOverlap, type ProjectFilter, type ProjectState } from '../index.ts';

type Condition = RawBuilder<unknown>;

/** Who sees a project `p`: everyone once it is published; before, those who run it and those who pay part of it. */
export const visible = (actor: Actor): Condition =>
  actor.kind === 'system'
    ? sql`true`
    : sql`(p.status = 'published' or p.organisation_id = ${actor.organisationId}
        or (p.status = 'draft' and exists (select from funding_source own
          where own.project_id = p.id and own.funder_id = ${actor.organisationId})))`;

/** A filter as a condition on `project p` that the reader may see. */
export async function matching(
  tx: Tx,
  actor: Actor,
  filter: ProjectFilter,
  today: string,
): Promise<Condition> {
  const conditions = [
    visible(actor),
    ...(filter.q ? [holdsWords(filter.q)] : []),
    ...(filter.region ? [inRegion(filter.region)] : []),
    ...(filter.sector ? [await inSector(tx, filter.sector)] : []),
    ...(filter.organisation
      ? [sql`p.organisation_id = (select id from organisation where slug = ${filter.organisation})`]
      : []),
    ...(filter.initiative
      ? [sql`p.initiative_id = (select id from initiative where slug = ${filter.initiative})`]
      : []),
    ...(filter.funder ? [paidBy(filter.funder)] : []),
    ...(filter.state ? [inState(filter.state, today)] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** Every word of the search, in any order, in the project's or its organisation's names. */
function holdsWords(q: string): Condition {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 8);
  const text = sql`fold(concat_ws(' ', p.name_fr, p.name_en, p.summary_fr, p.summary_en,
    (select concat_ws(' ', name_fr, name_en) from organisation where id = p.organisation_id)))`;
  const each = words.map((word) => sql`${text} like '%' || fold(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`);
  return each.length > 0 ? sql`(${sql.join(each, sql` and `)})` : sql`true`;
}

const inRegion = (region: string): Condition => sql`(p.scope = 'national'
  or exists (select from project_region r where r.project_id = p.id and r.region_code = ${region}))`;

async function inSector(tx: Tx, sector: string): Promise<Condition> {
  const used = await tx.selectFrom('projectSector').select('naics').distinct().execute();
  const codes = used.map(({ naics }) => naics).filter((code) => sectorsOverlap(code, sector));
  return sql`exists (select from project_sector s where s.project_id = p.id and s.naics = any (${codes}::text[]))`;
}

const paidBy = (funder: string): Condition => sql`exists (select from funding_source f
  join organisation o on o.id = f.funder_id where f.project_id = p.id and o.slug = ${funder})`;

/** The same as the rule `stateOf`, which a test holds it to. */
function inState(state: ProjectState, today: string): Condition {
  const ended = sql`coalesce(p.ends_on < ${today}, false)`;
  const upcoming = sql`coalesce(p.starts_on > ${today}, false)`;
  const dated = sql`(p.starts_on is not null and p.ends_on is not null)`;
  const published = sql`p.status = 'published'`;
  switch (state) {
    case 'draft':
      return sql`p.status = 'draft'`;
    case 'ended':
      return sql`${published} and ${ended}`;
    case 'upcoming':
      return sql`${published} and not ${ended} and ${upcoming}`;
    case 'running':
      return sql`${published} and not ${ended} and not ${upcoming} and ${dated}`;
    case 'undated':
      return sql`${published} and not ${ended} and not ${upcoming} and not ${dated}`;
  }
}
