import { sql } from 'kysely';
import type { TaskContext } from '#platform/jobs/task.ts';
import type { Runtime } from '#platform/runtime.ts';
import { systemActor } from '#platform/use-case/index.ts';
import type { CompanyFields } from '../../company.ts';
import { firm } from '../../duplicates/testing.ts';
import { duplicateSubscribers, duplicateTasks } from './index.ts';

export const taskContext = (runtime: Runtime, stopping = new AbortController().signal): TaskContext => ({
  runtime,
  actor: systemActor,
  stopping,
});

interface QueuedJob {
  task: string;
  payload: object;
}

/** Takes what the queue holds and does it, as the job process would: events first, then this area's tasks. */
export async function workOff(runtime: Runtime): Promise<void> {
  const events = await runtime.db
    .updateTable('outboxEvent')
    .set({ deliveredAt: runtime.clock.now() })
    .where('deliveredAt', 'is', null)
    .returning(['name', 'payload'])
    .execute();
  for (const { name, payload } of events) {
    for (const subscriber of duplicateSubscribers[name] ?? [])
      await subscriber(payload as never, taskContext(runtime));
  }
  for (const { task, payload } of await takeJobs(runtime)) {
    await duplicateTasks[task]?.(payload as never, taskContext(runtime));
  }
}

/** The jobs of this area that wait, taken out of the queue. */
export async function takeJobs(runtime: Runtime): Promise<QueuedJob[]> {
  const { rows } = await sql<QueuedJob>`
    with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id returning t.identifier as task, j.payload, j.id)
    select task, payload from taken where task like 'companies.%' order by id`.execute(runtime.db);
  return rows;
}

const LEANING = [
  'import_row',
  'company_merge',
  'duplicate_pair',
  'attendee',
  'participation',
  'contact',
  'note',
  'timeline_entry',
];

/** Takes every firm out, with all that leans on it. Organisations stay: emptying `company` in one go would take them along. */
export async function emptyRegister(runtime: Runtime): Promise<void> {
  for (const table of [...LEANING, 'company_name', 'company'])
    await sql`delete from ${sql.table(table)}`.execute(runtime.db);
}

export interface RegisterState {
  /** Every stated and derived column of each record, its names in order, and what stands for it. */
  records: unknown[];
  participations: unknown[];
  reach: unknown[];
}

/** All that merging may touch, and must give back. */
export async function registerState(runtime: Runtime): Promise<RegisterState> {
  const rowsOf = async (query: ReturnType<typeof sql>) => (await query.execute(runtime.db)).rows;
  return {
    records: await rowsOf(sql`select to_jsonb(c) - 'updated_at' as record,
      (select json_agg(json_build_array(n.name, n.kind) order by n.id) from company_name n where n.company_id = c.id) as names
      from company c order by c.id`),
    participations: await rowsOf(sql`select id, company_id, firm_id from participation order by id`),
    reach: await rowsOf(sql`select * from reach_total where firms <> 0
      order by scope_kind, scope_id, year, dimension, value`),
  };
}

/** What must hold whatever was merged and undone: where it does not. */
export async function brokenRules(runtime: Runtime): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    with recursive ends as (
      select c.id, c.id as at from company c
      union all select e.id, c.merged_into from ends e join company c on c.id = e.at where c.merged_into is not null)
    select 'a record’s firm is the end of its chain' as rule from ends e join company c on c.id = e.id
      join company last on last.id = e.at where last.merged_into is null and c.firm_id <> e.at
    union all select 'a participation follows its record' from participation pa join company c on c.id = pa.company_id
      where pa.firm_id <> c.firm_id
    union all select 'reach is what a recount finds' from (
      (select scope_kind, scope_id, year, firm_id, contacts from reach_firm
        except select scope_kind, scope_id, year, firm_id, contacts from reach_recount)
      union all (select scope_kind, scope_id, year, firm_id, contacts from reach_recount
        except select scope_kind, scope_id, year, firm_id, contacts from reach_firm)) difference
    union all select 'totals are what a recount finds' from (
      (select scope_kind, scope_id, year, firms from reach_total where dimension = 'all' and firms <> 0
        except select scope_kind, scope_id, year, count(*) from reach_recount group by 1, 2, 3)
      union all (select scope_kind, scope_id, year, count(*) from reach_recount group by 1, 2, 3
        except select scope_kind, scope_id, year, firms from reach_total where dimension = 'all')) difference
    union all select 'only standing firms are listed' from company_listing l join company c on c.id = l.company_id
      where c.merged_into is not null
    union all select 'one merge holds for each merged record' from company c where (c.merged_into is not null)
      <> exists (select from company_merge g where g.merged_id = c.id and g.survivor_id = c.merged_into and g.undone_at is null)
    `.execute(runtime.db);
  return rows.map(({ rule }) => rule);
}

/** A firm, and one more like it when its name is written otherwise. */
export const boreal = (more: Partial<CompanyFields> = {}) =>
  firm('Aciers Boréal inc.', {
    street: '1200, boulevard Talbot',
    city: 'Saguenay',
    postalCode: 'G7H 5B1',
    phone: '418-545-1234',
    ...more,
  });

/** Firms that nobody would take for it. */
export const strangers = [
  firm('Meubles Laval', { city: 'Laval', postalCode: 'H7N 1A1', phone: '450-555-0101' }),
  firm('Fonderie Saint-Maurice', { city: 'Shawinigan', postalCode: 'G9N 2B2', phone: '819-555-0102' }),
];
