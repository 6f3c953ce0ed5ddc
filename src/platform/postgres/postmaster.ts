import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnAs, type Cluster } from './cluster.ts';
import { giveToOwner } from './instance.ts';
import { nextFreePort } from './ports.ts';

const maxLogBytes = 10 * 1024 * 1024;

/** What PostgreSQL says about itself in its postmaster.pid. */
export type PostmasterFile = { pid: number; folder: string; port: number; ready: boolean };

export type Postmaster = { child: ChildProcess; port: number };

/** Reads postmaster.pid; undefined when PostgreSQL is not running (or has not written it whole yet). */
export function readPostmasterFile(folder: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, dir = '', , port, , , , status = ''] = lines;
    if (!(Number(pid) > 0)) return undefined;
    return { pid: Number(pid), folder: dir, port: Number(port), ready: status.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * Starts PostgreSQL on a cluster nobody else uses and waits until it accepts connections.
 *
 * Tried again while the port is taken (the next free one then) or while sessions of a killed predecessor
 * still hold the shared memory, which takes a second or two after kill -9.
 * @throws Error with PostgreSQL's own words when it will not start
 */
export async function startPostmaster(
  cluster: Cluster,
  preferredPort: number,
  durable: boolean,
): Promise<Postmaster> {
  let port = preferredPort;
  for (let attempt = 1; ; attempt += 1) {
    port = await nextFreePort(port);
    const child = launch(cluster, port, durable);
    if (await becomesReady(child, cluster.folder)) return { child, port };
    const reason = lastLines(cluster.logFile);
    if (attempt === 20 || !passing.test(reason)) throw new Error(`PostgreSQL did not start:\n${reason}`);
    await sleep(250);
  }
}

const passing = /could not bind|could not create any TCP\/IP|is still in use|lock file ".*" already exists/;

function launch(cluster: Cluster, port: number, durable: boolean): ChildProcess {
  const output = openLog(cluster);
  const settings = Object.entries(settingsFor(durable)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, '-p', String(port), ...settings], {
    ...spawnAs(cluster.account),
    stdio: ['ignore', output, output],
    // Its own process group: Ctrl-C in a terminal reaches us alone, and we stop PostgreSQL after the last request.
    detached: true,
  });
  closeSync(output);
  child.once('error', () => undefined);
  return child;
}

function settingsFor(durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '256MB',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
}

/** A file, not a pipe: what PostgreSQL says survives us, and an orphan keeps a place to say it. */
function openLog({ logFile, dataDir }: Cluster): number {
  const output = openSync(logFile, 'a', 0o600);
  if (statSync(logFile).size > maxLogBytes) truncateSync(logFile);
  giveToOwner(dataDir, logFile);
  return output;
}

async function becomesReady(child: ChildProcess, folder: string): Promise<boolean> {
  if (child.pid === undefined) return once(child, 'error').then(([error]) => Promise.reject(error as Error));
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPostmasterFile(folder);
    if (file?.pid === child.pid && file.ready) return true;
    await sleep(10);
  }
  return false;
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}

/**
 * Makes sure no PostgreSQL runs on this folder. To be called while holding the folder's claim: whatever still runs is
 * then the orphan of a start that was killed.
 */
export async function stopOrphan(folder: string, log: (message: string) => void): Promise<void> {
  const file = readPostmasterFile(folder);
  if (file === undefined) return;
  if (!isRunning(file.pid) || !isPostmasterOf(file.pid, folder)) {
    // The number may be a dead process that nobody waited for, or after a restart of the machine another program's.
    // PostgreSQL would take either for itself and refuse to start. (That sessions of the dead one are gone, it
    // checks apart, by the shared memory they hold.)
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return;
  }
  log(`Stopping the PostgreSQL that an earlier, killed start left behind (process ${file.pid})`);
  await stopProcess(file.pid);
}

/**
 * Stops a PostgreSQL: sessions are cut and everything is written out; if that takes over 30 s, at once (its log repairs
 * it at the next start).
 */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [['SIGINT', 30] as const, ['SIGQUIT', 10] as const]) {
    signalProcess(pid, signal);
    if (await isGone(pid, seconds)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop. End it with "kill ${pid}" and start again.`);
}

export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function isGone(pid: number, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += 10) {
    if (!isRunning(pid)) return true;
    await sleep(10);
  }
  return false;
}

/** Whether a process of this number runs; one that ended and awaits its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In a container without an init, a process that nobody waits for still answers signals after its end. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** PostgreSQL works from inside its data folder; without /proc its own file must be believed. */
function isPostmasterOf(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}
