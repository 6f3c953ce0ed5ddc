import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/scope.ts';
import type { Database } from '#platform/db/connect.ts';
import type { Count } from '../../visibility/index.ts';

/** Who opened a supplier's page, as the request told: held in memory until the next batch, and never written. */
export interface Visit {
  companyId: string;
  day: string;
  who: string;
}

/** What a process saw since its last batch. The id makes that it goes in once. */
export interface Batch {
  id: string;
  counts: readonly Count[];
  visits: readonly Visit[];
}

/** Writes a batch in one transaction. The same batch sent again changes nothing. */
export function writeBatch(db: Database, batch: Batch, now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql`insert into visibility_batch (id, at) values (${batch.id}, ${now})
      on conflict do nothing returning id`.execute(tx);
    if (rows.length === 0) return;
    await addCounts(tx, batch.counts);
    await addVisitors(tx, batch.visits);
  });
}

async function addCounts(tx: Tx, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return;
  // The order of the batch is everybody's: two that write the same rows never wait for each other in a circle.
  await sql`
    insert into visibility_count as c (company_id, day, kind, country, language, concept, product, views)
    select p.company_id, r.day, r.kind, r.country, r.language, r.concept, r.product, r.views
    from rows from (jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
        as ("companyId" uuid, day date, kind text, country text, language text, concept text, product text, views bigint))
      with ordinality as r (company_id, day, kind, country, language, concept, product, views, place)
    join supplier_profile p on p.company_id = r.company_id
    order by r.place
    on conflict (company_id, day, kind, country, language, concept, product)
      do update set views = c.views + excluded.views`.execute(tx);
}

async function addVisitors(tx: Tx, visits: readonly Visit[]): Promise<void> {
  if (visits.length === 0) return;
  const salts = new Map<string, Buffer>();
  for (const day of new Set(visits.map((visit) => visit.day))) salts.set(day, await saltOf(tx, day));
  const rows = visits.map(({ companyId, day, who }) => ({
    ...{ companyId, day, visitor: visitorKey(salts.get(day)!, who) },
  }));
  await sql`
    with fresh as (
      insert into visibility_visitor (day, company_id, visitor)
      select distinct r.day, p.company_id, decode(r.visitor, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("companyId" uuid, day date, visitor text)
      join supplier_profile p on p.company_id = r."companyId"
      order by 1, 2, 3
      on conflict do nothing returning day, company_id)
    insert into visibility_visitors as v (company_id, day, visitors)
    select company_id, day, count(*) from fresh group by 1, 2 order by 1, 2
    on conflict (company_id, day) do update set visitors = v.visitors + excluded.visitors`.execute(tx);
}

/** The day's salt: made by the first process that needs it, the same for all. */
async function saltOf(tx: Tx, day: string): Promise<Buffer> {
  await sql`insert into visibility_salt (day, salt) values (${day}::date, ${randomBytes(32)}) on conflict do nothing`.execute(
    tx,
  );
  const { salt } = await tx
    .selectFrom('visibilitySalt')
    .select('salt')
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return salt;
}

/** Half a hash is enough to tell visitors of a day apart, and is nobody's name once the salt is gone. */
const visitorKey = (salt: Buffer, who: string): string =>
  createHmac('sha256', salt).update(who).digest('hex').slice(0, 32);
