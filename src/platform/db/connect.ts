import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

function parseInt8(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`The database holds ${value}, too large to count exactly.`);
  return number;
}

// A day is a day, not an instant at local midnight; a count is a number as long as it is exact.
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInt8;
    if (oid === DATE || oid === NUMERIC) return (value: string) => value;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

/** A pool of connections as the database's owner. Work for an actor goes through `asActor`, which steps down first. */
export function createPool(url: string, max = 12): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: 'virage' });
  // An idle connection that breaks must not bring the process down; the next query opens another.
  pool.on('error', () => {});
  // Nor one in use that breaks between two queries: whoever holds it learns of it from the next.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export function connect(pool: pg.Pool): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
