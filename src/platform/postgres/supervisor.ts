import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { openCluster, readCredentials, type Cluster, type Credentials } from './cluster.ts';
import { createDatabase, ensureExtensions, ensureOwner, hasDatabase, urlOf } from './databases.ts';
import { AlreadyRunningError, claimInstance, type Claim } from './instance.ts';
import {
  readPostmasterFile,
  signalProcess,
  startPostmaster,
  stopOrphan,
  stopProcess,
  type Postmaster,
} from './postmaster.ts';

export { AlreadyRunningError };
export { PortTakenError, chooseHttpPort } from './ports.ts';
export { createDatabase, dropDatabase } from './databases.ts';

export type PostgresOptions = {
  /** Folder for everything the database keeps; made when missing. */
  dataDir: string;
  /** First port to try; the next free one is taken silently. Default 54320. */
  port?: number;
  /** Off only for tests: faster, and a power cut may lose data. Default true. */
  durable?: boolean;
  /** One line for a person about what happens. */
  log: (message: string) => void;
  /** Called when PostgreSQL died and could not be started again. Default: throws, which ends the process. */
  onFailure?: (error: Error) => void;
};

export type RunningPostgres = {
  /** Connection of `virage_owner`, which owns database `virage` and is bound by row-level security. */
  url: string;
  /** Connection of the superuser, for creating databases and roles only. */
  adminUrl: string;
  port: number;
  /** Tells a second start on the same data where this one answers, for example `http://localhost:3000`. */
  announce: (address: string) => void;
  /** Writes everything out, ends PostgreSQL and gives the data folder free. */
  stop: () => Promise<void>;
};

const database = 'virage';
const owner = 'virage_owner';

/**
 * Starts the PostgreSQL that npm installed, on a data folder of ours, and keeps it running until `stop`.
 *
 * Listens on 127.0.0.1 only. Restarts PostgreSQL on the same port when it dies. A PostgreSQL left behind by a
 * killed start is stopped first.
 * @throws AlreadyRunningError when another process uses the data folder; Error when PostgreSQL cannot start, with why
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { port = 54320, durable = true, log } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const claim = claimInstance(dataDir);
  try {
    const cluster = await openCluster({ dataDir, durable, log });
    await stopOrphan(cluster.folder, log);
    const watch = watchOver(cluster, await startPostmaster(cluster, port, durable), { ...options, durable });
    return await prepare(cluster, watch, claim).catch(async (error: unknown) => {
      await watch.stop();
      throw error;
    });
  } catch (error) {
    claim.release();
    throw error;
  }
}

/**
 * For a command beside the application: the PostgreSQL that serves these data already, or a new one until `stop`.
 * @throws AlreadyRunningError when another process has the data but its PostgreSQL does not accept connections yet
 */
export async function joinPostgres(options: PostgresOptions): Promise<Pick<RunningPostgres, 'url' | 'stop'>> {
  try {
    return await startPostgres(options);
  } catch (error) {
    const file = readPostmasterFile(join(options.dataDir, 'cluster'));
    if (!(error instanceof AlreadyRunningError) || !file?.ready) throw error;
    const { url } = addresses(readCredentials(options.dataDir), file.port);
    return { url, stop: async () => undefined };
  }
}

function addresses(credentials: Credentials, port: number): { url: string; adminUrl: string } {
  const server = `127.0.0.1:${port}`;
  return {
    url: `postgresql://${owner}:${credentials.owner}@${server}/${database}`,
    adminUrl: `postgresql://postgres:${credentials.superuser}@${server}/postgres`,
  };
}

async function prepare(cluster: Cluster, watch: Watch, claim: Claim): Promise<RunningPostgres> {
  const { url, adminUrl } = addresses(cluster.credentials, watch.port);
  await ensureOwner(adminUrl, owner, cluster.credentials.owner);
  if (!(await hasDatabase(adminUrl, database))) await createDatabase(adminUrl, database, { owner });
  // Each time: a kill between the two lines of the first start would leave a database without them.
  await ensureExtensions(urlOf(adminUrl, { database }));
  return {
    url,
    adminUrl,
    port: watch.port,
    announce: claim.announce,
    stop: async () => {
      await watch.stop();
      claim.release();
    },
  };
}

type Watch = { port: number; stop: () => Promise<void> };

const maxRestarts = 5;

/** Restarts PostgreSQL when it dies, and takes it down with this process. */
function watchOver(
  cluster: Cluster,
  first: Postmaster,
  options: PostgresOptions & { durable: boolean },
): Watch {
  let current = first;
  let restarts = 0;
  let stopping = false;
  const fail = options.onFailure ?? rethrow;
  const atExit = () => signalProcess(current.child.pid!, 'SIGINT');

  const revive = async () => {
    restarts += 1;
    if (restarts > maxRestarts) throw new Error(`PostgreSQL died ${restarts} times; see ${cluster.logFile}.`);
    options.log('PostgreSQL ended unexpectedly; starting it again');
    const next = await startPostmaster(cluster, first.port, options.durable);
    current = next;
    if (next.port !== first.port) throw new Error(`Another program took port ${first.port} of PostgreSQL.`);
    next.child.once('exit', onExit);
  };
  const onExit = () => {
    if (!stopping) revive().catch(fail);
  };

  first.child.once('exit', onExit);
  process.once('exit', atExit);
  return {
    port: first.port,
    stop: async () => {
      stopping = true;
      process.off('exit', atExit);
      await stopProcess(current.child.pid!);
    },
  };
}

function rethrow(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
