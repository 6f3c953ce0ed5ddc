import type { Client } from 'pg';
import { newId } from '#platform/ids.ts';

/** A small country to count in: two initiatives, three projects of two organisations, a few activities and firms. */
export interface ReachWorld {
  organisations: string[];
  initiatives: string[];
  projects: { id: string; organisationId: string }[];
  activities: { id: string; projectId: string; organisationId: string }[];
  companies: string[];
}

export async function buildReachWorld(client: Client): Promise<ReachWorld> {
  const organisations = [newId(), newId()];
  const initiatives = [newId(), newId()];
  for (const id of organisations) {
    await client.query(
      `insert into organisation (id, slug, kind, name_fr, name_en) values ($1, $2, 'delivery', 'Org', 'Org')`,
      [id, `org-${id}`],
    );
  }
  for (const id of initiatives) {
    await client.query(
      `insert into initiative (id, slug, organisation_id, name_fr, name_en) values ($1, $2, $3, 'I', 'I')`,
      [id, `initiative-${id}`, organisations[0]],
    );
  }
  const projects = [0, 0, 1].map((index) => ({ id: newId(), organisationId: organisations[index]! }));
  for (const [index, project] of projects.entries())
    await addProject(client, project, initiatives[index % 2]!);
  const activities = projects.flatMap((project) =>
    [0, 1].map(() => ({ id: newId(), projectId: project.id, organisationId: project.organisationId })),
  );
  for (const [index, activity] of activities.entries())
    await addActivity(client, activity, `202${index % 3}-03-01`);
  const companies = Array.from({ length: 6 }, () => newId());
  for (const [index, id] of companies.entries())
    await addCompany(client, id, index % 2 ? '02' : null, index % 3 ? '3313' : null);
  return { organisations, initiatives, projects, activities, companies };
}

async function addProject(client: Client, project: ReachWorld['projects'][number], initiativeId: string) {
  await client.query(
    `insert into project (id, slug, initiative_id, organisation_id, name_fr, name_en, scope)
     values ($1, $2, $3, $4, 'P', 'P', 'national')`,
    [project.id, `project-${project.id}`, initiativeId, project.organisationId],
  );
}

async function addActivity(client: Client, activity: ReachWorld['activities'][number], day: string) {
  await client.query(
    `insert into activity (id, organisation_id, project_id, kind, title_fr, title_en, starts_at, ends_at, held_on, created_at, updated_at)
     values ($1, $2, $3, 'workshop', 'A', 'A', $4::date, $4::date, $4::date, now(), now())`,
    [activity.id, activity.organisationId, activity.projectId, day],
  );
}

async function addCompany(client: Client, id: string, region: string | null, naics: string | null) {
  await client.query(
    `insert into company (id, legal_name, firm_id, region_code, naics) values ($1, $2, $1, $3, $4)`,
    [id, `Firme ${id}`, region, naics],
  );
}

export async function addParticipation(
  client: Client,
  world: ReachWorld,
  input: { id: string; activity: number; company: number | null; state: string },
): Promise<void> {
  const activity = world.activities[input.activity]!;
  await client.query(
    `insert into participation (id, activity_id, project_id, organisation_id, held_on, company_id, state, source, created_at)
     select $1, a.id, a.project_id, a.organisation_id, a.held_on, $3, $4, 'manual', now() from activity a where a.id = $2
     for key share of a`,
    [input.id, activity.id, input.company === null ? null : world.companies[input.company], input.state],
  );
}

/** Moves a record, and whatever was merged into it, under the firm that stands for it; a record itself unmerges. */
export async function standFor(client: Client, company: string, firm: string): Promise<void> {
  await client.query(
    `update company set merged_into = case when id = $2 then null else $2::uuid end, firm_id = $2 where id = $1`,
    [company, firm],
  );
}

const TOTALS = `
  select scope_kind, scope_id, year, dimension, value, firms, contacts from reach_total
  where firms <> 0 or contacts <> 0 order by 1, 2, 3, 4, 5`;

/** The same figures from the facts alone, not even through the view that the reading tables are filled from. */
const PLAIN_TOTALS = `
  with fact as (
    select pa.project_id, p.initiative_id, p.organisation_id, extract(year from a.held_on)::int as year,
      c.firm_id, coalesce(f.region_code, '') as region, coalesce(left(f.naics, 3), '') as sector
    from participation pa
    join activity a on a.id = pa.activity_id
    join project p on p.id = a.project_id
    join company c on c.id = pa.company_id
    join company f on f.id = c.firm_id
    where pa.state = 'attended'
  ), scoped as (
    select 'project' as scope_kind, project_id as scope_id, * from fact
    union all select 'initiative', initiative_id, * from fact where initiative_id is not null
    union all select 'organisation', organisation_id, * from fact
    union all select 'all', '00000000-0000-0000-0000-000000000000', * from fact
  ), dated as (
    select scope_kind, scope_id, year, firm_id, region, sector from scoped
    union all select scope_kind, scope_id, 0, firm_id, region, sector from scoped
  ), cut as (
    select scope_kind, scope_id, year, 'all' as dimension, '' as value, firm_id from dated
    union all select scope_kind, scope_id, year, 'region', region, firm_id from dated
    union all select scope_kind, scope_id, year, 'sector', sector, firm_id from dated
  )
  select scope_kind, scope_id, year::smallint, dimension, value, count(distinct firm_id)::int as firms, count(*)::int as contacts
  from cut group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`;

const FIRMS = `select scope_kind, scope_id, year, firm_id, contacts, region_code, sector from`;

export interface Figures {
  totals: unknown[];
  plainTotals: unknown[];
  firms: unknown[];
  plainFirms: unknown[];
}

export async function readFigures(client: Client): Promise<Figures> {
  const rows = async (text: string) => (await client.query(text)).rows;
  return {
    totals: await rows(TOTALS),
    plainTotals: await rows(PLAIN_TOTALS),
    firms: await rows(`${FIRMS} reach_firm order by 1, 2, 3, 4`),
    plainFirms: await rows(`${FIRMS} reach_recount order by 1, 2, 3, 4`),
  };
}
