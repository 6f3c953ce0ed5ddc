import type pg from 'pg';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { connect, createPool, type Database } from './db/connect.ts';
import { createLog, type Log } from './log.ts';
import { systemClock } from './clock.ts';

/** What a process holds: made once at its start, closed at its end. */
export interface Runtime {
  config: Config;
  pool: pg.Pool;
  db: Database;
  clock: Clock;
  log: Log;
  /** How many writes this process has committed: what was read before the last one may be out of date. */
  writes: number;
  /** What is to be done before the database is let go: a buffer writes what it still holds. */
  beforeClose: (() => Promise<void>)[];
}

export function createRuntime(
  config: Config,
  parts: { clock?: Clock; name?: string; connections?: number } = {},
): Runtime {
  const pool = createPool(config.databaseUrl, parts.connections);
  return {
    config,
    pool,
    db: connect(pool),
    clock: parts.clock ?? systemClock,
    log: createLog(config.logLevel, parts.name ?? 'virage'),
    writes: 0,
    beforeClose: [],
  };
}

export async function closeRuntime(runtime: Runtime): Promise<void> {
  await Promise.allSettled(runtime.beforeClose.map((work) => work()));
  await runtime.db.destroy();
}

// The pages are bundled and the server around them is not: they are two copies of this module in one process, and
// must share one pool. The registry of symbols is the one place both can see.
const KEY = Symbol.for('virage.runtime');
type Holder = { [KEY]?: Runtime };

export function setRuntime(runtime: Runtime): void {
  (globalThis as Holder)[KEY] = runtime;
}

/** The runtime of this process. @throws Error when the process has not set one: a fault of ours, not of a request. */
export function currentRuntime(): Runtime {
  const runtime = (globalThis as Holder)[KEY];
  if (!runtime)
    throw new Error('No runtime in this process: setRuntime() was not called before the first request.');
  return runtime;
}
