import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Account } from './account.ts';
import { findBinaries } from './binaries.ts';
import { giveToOwner } from './instance.ts';
import { placeCluster, type Placement } from './placement.ts';

const run = promisify(execFile);

/** Passwords of the two accounts of a cluster: PostgreSQL's superuser and the owner of our database. */
export type Credentials = { superuser: string; owner: string };

/** A PostgreSQL data folder that is ready to start. */
export type Cluster = Placement & { dataDir: string; credentials: Credentials; logFile: string };

export type ClusterOptions = { dataDir: string; durable: boolean; log: (message: string) => void };

/**
 * Finds the cluster of a data folder, making it on first use.
 *
 * `dataDir` holds `cluster/` (PostgreSQL's own), `credentials.json` (its owner's only) and `postgres.log`.
 * @throws Error when the data belongs to another account or another version of PostgreSQL
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir } = options;
  const placement = placeCluster(dataDir, findBinaries());
  if (existsSync(placement.folder)) checkUsable(placement, dataDir);
  else await create(placement, makeCredentials(dataDir), options);
  return {
    ...placement,
    folder: realpathSync(placement.folder),
    dataDir,
    credentials: readCredentials(dataDir),
    logFile: join(dataDir, 'postgres.log'),
  };
}

/** The passwords of an existing cluster. */
export function readCredentials(dataDir: string): Credentials {
  const file = join(dataDir, 'credentials.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  } catch (error) {
    throw new Error(`The passwords of the database in ${dataDir} cannot be read from ${file}.`, {
      cause: error,
    });
  }
}

/** Written aside and renamed, so that a kill leaves the whole file or none. */
function makeCredentials(dataDir: string): Credentials {
  const credentials = { superuser: secret(), owner: secret() };
  const half = join(dataDir, 'credentials.json.new');
  rmSync(half, { force: true });
  writeFileSync(half, JSON.stringify(credentials), { mode: 0o600, flag: 'wx' });
  giveToOwner(dataDir, half);
  renameSync(half, join(dataDir, 'credentials.json'));
  return credentials;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** initdb works in a folder aside, renamed when whole: a kill during the first start leaves nothing half made. */
async function create(
  placement: Placement,
  credentials: Credentials,
  options: ClusterOptions,
): Promise<void> {
  options.log(`Creating the database in ${placement.folder}`);
  const half = `${placement.folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (placement.account) chownSync(half, placement.account.uid, placement.account.gid);
  await initdb(half, placement, credentials, options.durable);
  renameSync(half, placement.folder);
  const usual = join(options.dataDir, 'cluster');
  if (placement.folder !== usual) symlinkSync(placement.folder, usual);
}

async function initdb(
  folder: string,
  placement: Placement,
  secrets: Credentials,
  durable: boolean,
): Promise<void> {
  const { account, binaries } = placement;
  const aside = mkdtempSync(join(tmpdir(), 'virage-initdb-'));
  const passwordFile = join(aside, 'password');
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (account) for (const path of [aside, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = ['--pgdata', folder, '--username', 'postgres', '--pwfile', passwordFile, ...localeFlags];
  try {
    await run(
      binaries.initdb,
      [...flags, '--auth=scram-sha-256', ...(durable ? [] : ['--no-sync'])],
      spawnAs(account),
    );
  } catch (error) {
    throw new Error(`The database could not be created in ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * Québec French order by ICU (é after e, accents weighed from the end), without needing a French locale on the machine;
 * the C library's part stays at C, which every machine has.
 */
const localeFlags = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-CA'];

/** How to start a PostgreSQL program: as its account, from a folder it may enter, without our PG* variables. */
export function spawnAs(account: Account | undefined): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  return account === undefined ? { cwd: '/', env } : { cwd: '/', env, uid: account.uid, gid: account.gid };
}

function checkUsable({ folder, account, binaries }: Placement, dataDir: string): void {
  const uid = process.getuid?.();
  const owner = statSync(folder).uid;
  if (account === undefined && uid !== undefined && owner !== uid) {
    throw new Error(
      `The data in ${dataDir} belongs to another account (number ${owner}). Start Virage as that account, give the ` +
        'folder to yours (chown -R), or choose another folder with VIRAGE_DATA_DIR.',
    );
  }
  if (account && (owner !== account.uid || !canReach(account, folder))) {
    throw new Error(
      `${account.name}, who runs PostgreSQL because root may not, cannot use ${folder}. Give it to that account ` +
        `(chown -R ${account.uid}:${account.gid}) in a place it may enter.`,
    );
  }
  checkVersion(folder, binaries.version);
}

function checkVersion(folder: string, installed: string): void {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (installed.startsWith(`${made}.`)) return;
  throw new Error(
    `The data in ${folder} was made by PostgreSQL ${made}; this version of Virage brings ${installed}. ` +
      'Start the earlier version of Virage, export the data, and import it here.',
  );
}
