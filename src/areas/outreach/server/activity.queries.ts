import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import { decodeCursor, toPage, type Page } from '#platform/paging.ts';
import type { Actor } from '#platform/use-case/index.ts';
import type { Activity, ActivityFilter, ActivitySummary, AttendanceFigures } from '../activity.ts';
import { visibleActivities } from './activity-scope.ts';

export interface ActivityPage {
  sort: '-date' | 'date' | 'title' | '-title';
  cursor?: string | undefined;
  limit: number;
}

type Flat<T> = Omit<T, 'figures' | 'project' | 'organisation'> &
  AttendanceFigures & {
    projectId: string;
    projectSlug: string;
    projectNameFr: string;
    projectNameEn: string;
  };

const ORDERS = {
  date: sql`a.starts_at::text`,
  title: sql`fold(a.title_fr) collate "C"`,
};

const SUMMARY = sql`a.id, a.kind, a.title_fr, a.title_en, a.starts_at, a.ends_at, a.held_on, a.place, a.region_code,
  a.partner, a.cancelled_at, a.registration_open, p.id as project_id, p.slug as project_slug,
  p.name_fr as project_name_fr, p.name_en as project_name_en`;

/** Counted for the rows that are shown, and for no other. */
const FIGURES = sql`lateral (
  select count(*) filter (where pa.state = 'registered') as registered,
    count(*) filter (where pa.state = 'attended') as attended,
    count(distinct pa.firm_id) filter (where pa.state = 'attended') as firms,
    count(pa.firm_id) filter (where pa.state = 'attended') as contacts,
    count(*) filter (where pa.state = 'attended' and pa.firm_id is null) as unmatched,
    count(*) filter (where pa.state in ('registered', 'attended') and pa.firm_id is null and pa.set_aside_at is null) as to_review
  from participation pa where pa.activity_id = a.id) f`;

/** A page of the activities the actor may see. */
export async function listActivities(
  tx: Tx,
  actor: Actor,
  filter: ActivityFilter,
  page: ActivityPage,
): Promise<Page<ActivitySummary>> {
  const where = sql<boolean>`${visibleActivities(actor)} and ${matching(filter)}`;
  const order = page.sort.endsWith('date') ? ORDERS.date : ORDERS.title;
  const direction = sql.raw(page.sort.startsWith('-') ? 'desc' : 'asc');
  // Instants are compared as such; their text is only the cursor.
  const column = page.sort.endsWith('date') ? sql`a.starts_at` : ORDERS.title;
  const { rows } = await sql<Flat<ActivitySummary> & { sortKey: string }>`
    with shown as materialized (
      select a.*, ${order} as sort_key from activity a where ${where} and ${after(page, column)}
      order by ${column} ${direction}, a.id ${direction} limit ${page.limit + 1}
    )
    select ${SUMMARY}, a.sort_key, f.* from shown a join project p on p.id = a.project_id cross join ${FIGURES}
    order by ${column} ${direction}, a.id ${direction}`.execute(tx);
  const total = await countActivities(tx, where);
  const found = toPage(rows, page.limit, (row) => [row.sortKey, row.id], total);
  return { ...found, items: found.items.map(toSummary) };
}

async function countActivities(tx: Tx, where: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from activity a where ${where}`.execute(tx);
  return rows[0]!.total;
}

function after({ sort, cursor }: ActivityPage, column: RawBuilder<unknown>): RawBuilder<boolean> {
  const [key, id] = decodeCursor(cursor, 2) ?? [];
  if (key === undefined) return sql<boolean>`true`;
  const type = sql.raw(sort.endsWith('date') ? 'timestamptz' : 'text');
  const sign = sql.raw(sort.startsWith('-') ? '<' : '>');
  return sql<boolean>`(${column}, a.id) ${sign} (${key}::${type}, ${id}::uuid)`;
}

function matching({ q, kind, project, region, from, to }: ActivityFilter): RawBuilder<boolean> {
  const conditions = [
    ...(q ?? '').split(/\s+/).filter(Boolean).map(hasWord),
    ...(kind ? [sql`a.kind = ${kind}`] : []),
    ...(project ? [sql`a.project_id = ${project}::uuid`] : []),
    ...(region ? [sql`a.region_code = ${region}`] : []),
    ...(from ? [sql`a.held_on >= ${from}::date`] : []),
    ...(to ? [sql`a.held_on <= ${to}::date`] : []),
  ];
  return conditions.length > 0 ? sql<boolean>`${sql.join(conditions, sql` and `)}` : sql<boolean>`true`;
}

const hasWord = (word: string) =>
  sql`strpos(fold(concat_ws(' ', a.title_fr, a.title_en, a.place, a.partner)), fold(${word})) > 0`;

function toSummary({ sortKey: _, ...row }: Flat<ActivitySummary> & { sortKey: string }): ActivitySummary {
  return gather(row);
}

/** Puts a row's figures and names where they belong. */
function gather<T extends Flat<ActivitySummary>>(row: T) {
  const {
    registered,
    attended,
    firms,
    contacts,
    unmatched,
    projectId,
    projectSlug,
    projectNameFr,
    projectNameEn,
    ...rest
  } = row;
  return {
    ...rest,
    project: { id: projectId, slug: projectSlug, nameFr: projectNameFr, nameEn: projectNameEn },
    figures: { registered, attended, firms, contacts, unmatched },
  };
}

type FlatActivity = Flat<Omit<Activity, 'mine'>> & {
  toReview: number;
  organisationId: string;
  organisationNameFr: string;
  organisationNameEn: string;
};

/** One activity, if the actor may see it. */
export async function readActivity(tx: Tx, actor: Actor, id: string): Promise<Activity | null> {
  const { rows } = await sql<FlatActivity>`
    select ${SUMMARY}, a.description_fr, a.description_en, a.link, a.capacity, a.registration_slug, a.consent_text_fr,
      a.consent_text_en, o.id as organisation_id, o.name_fr as organisation_name_fr, o.name_en as organisation_name_en, f.*
    from activity a join project p on p.id = a.project_id join organisation o on o.id = a.organisation_id
    cross join ${FIGURES}
    where a.id = ${id}::uuid and ${visibleActivities(actor)}`.execute(tx);
  return rows[0] ? toActivity(rows[0], actor) : null;
}

function toActivity(row: FlatActivity, actor: Actor): Activity {
  const { organisationId, organisationNameFr, organisationNameEn, toReview, ...rest } = gather(row);
  const mine = organisationId === actor.organisationId;
  return {
    ...rest,
    mine,
    organisation: { id: organisationId, nameFr: organisationNameFr, nameEn: organisationNameEn },
    toReview: mine ? toReview : null,
  };
}

/** Projects that the actor's organisation runs, to hold an activity in. */
export async function ownProjects(tx: Tx, organisationId: string) {
  return tx
    .selectFrom('project')
    .where('organisationId', '=', organisationId)
    .select(['id', 'slug', 'nameFr', 'nameEn'])
    .orderBy('nameFr')
    .execute();
}

/** What the organisation is called. */
export const ownNames = (tx: Tx, organisationId: string) =>
  tx
    .selectFrom('organisation')
    .where('id', '=', organisationId)
    .select(['nameFr', 'nameEn'])
    .executeTakeFirstOrThrow();

/** Projects among the activities that the actor may see, to filter by. */
export async function projectsWithActivities(tx: Tx, actor: Actor) {
  const { rows } = await sql<{ id: string; nameFr: string; nameEn: string }>`
    select p.id, p.name_fr, p.name_en from project p
    where p.id in (select a.project_id from activity a where ${visibleActivities(actor)}) order by p.name_fr`.execute(
    tx,
  );
  return rows;
}
