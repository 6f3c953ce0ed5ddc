import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/db/connect.ts';
import type { Tx } from '#platform/db/scope.ts';
import type { MatchRecord } from '../../matching/index.ts';
import type { Comparable } from './compare-firms.ts';

type Row = { [key: string]: string | string[] | null } & { id: string; names: string[] };

async function read(db: Tx | Database, which: RawBuilder<unknown>): Promise<Comparable[]> {
  const { rows } = await sql<Row>`
    select c.id, c.legal_name || array(select n.name from company_name n where n.company_id = c.id order by n.id) as names,
      c.neq, c.business_number as bn, c.street as address, c.city, c.postal_code, c.phone, c.website
    from company c where ${which}`.execute(db);
  return rows.map(({ id, ...values }) => ({ id, record: known(values) }));
}

/** An absent field is unknown to the matcher; null would be a value. */
const known = (values: object): MatchRecord =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as unknown as MatchRecord;

/** Firms as the matcher compares them. */
export const readComparables = (db: Tx | Database, ids: readonly string[]): Promise<Comparable[]> =>
  read(db, sql`c.id = any(${[...ids]}::uuid[])`);

/** The firms that stand for themselves, a stretch of the register at a time, in the order of their ids. */
export const readRegisterAfter = (db: Tx | Database, id: string, limit: number): Promise<Comparable[]> =>
  read(db, sql`c.merged_into is null and c.id > ${id} order by c.id limit ${limit}`);
