import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach } from './account.ts';
import { urlOf, withClient } from './databases.ts';
import { isRunning, readPostmasterFile, stopProcess } from './postmaster.ts';
import { AlreadyRunningError, joinPostgres, startPostgres, type RunningPostgres } from './supervisor.ts';

const supervisor = new URL('./supervisor.ts', import.meta.url).href;
const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
const canBecomeNobody =
  process.getuid?.() === 0 && canReach(nobody, process.execPath) && canReach(nobody, import.meta.filename);

let folder: string;
let dataDir: string;
let said: string[];
let running: RunningPostgres[];

beforeEach(() => {
  folder = mkdtempSync('/tmp/virage-pg-');
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
  said = [];
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(dir = dataDir, port = 41000): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: dir, port, log: (message) => said.push(message) });
  running.push(server);
  return server;
}

/** Another process that starts PostgreSQL on a folder and waits. */
async function startElsewhere(
  dir: string,
  more = 'setInterval(() => {}, 1000);',
  as: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; url: string }> {
  const child = runElsewhere(
    `const server = await startPostgres({ dataDir: '${dir}', port: 41000, log: () => {} });
    server.announce('http://localhost:41999');
    console.log(server.url);
    ${more}`,
    as,
  );
  return { child, url: await firstLine(child) };
}

function runElsewhere(text: string, as: { uid?: number; gid?: number }): ChildProcess {
  const script = `import { startPostgres } from '${supervisor}';\n${text}`;
  const args = ['--input-type=module', '--eval', script];
  return spawn(process.execPath, args, { ...as, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = (await once(createInterface(child.stdout!), 'line')) as [string];
  return line;
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function write(url: string, text: string): Promise<unknown> {
  return withClient(url, async (client) => {
    await client.query('create table if not exists note (text text)');
    await client.query('insert into note values ($1)', [text]);
  });
}

function read(url: string): Promise<string[]> {
  return withClient(url, async (client) =>
    (await client.query('select text from note')).rows.map((row) => row.text),
  );
}

const postmaster = (dir: string) => readPostmasterFile(join(dir, 'cluster'));

async function readWhenBack(url: string): Promise<string[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      return await read(url);
    } catch {
      await sleep(50);
    }
  }
  throw new Error('PostgreSQL did not come back');
}

describe('a first start', () => {
  it('gives a database whose owner is bound by row-level security and may create narrower roles', async () => {
    const { url } = await start();
    const { rows } = await withClient(url, (client) =>
      client.query(
        'select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user',
      ),
    );
    expect(rows).toEqual([
      { rolname: 'virage_owner', rolsuper: false, rolbypassrls: false, rolcreaterole: true },
    ]);
  });

  it('keeps its passwords in a file that only its owner reads, and lets nobody in without one', async () => {
    const { url } = await start();
    expect(statSync(join(dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
    await expect(read(urlOf(url, { password: 'guess' }))).rejects.toThrow(/password authentication failed/);
  });

  it('listens on this machine only and syncs to disk', async () => {
    const { url } = await start();
    const { rows } = await withClient(url, (client) =>
      client.query(
        "select name, setting from pg_settings where name in ('listen_addresses', 'fsync') order by name",
      ),
    );
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
    ]);
  });

  it('keeps the database inside the data folder, also when that one is closed to others', async () => {
    mkdirSync(dataDir, { mode: 0o700 });
    await start();
    expect(lstatSync(join(dataDir, 'cluster')).isDirectory()).toBe(true);
  });

  it('begins again when an earlier one was killed half-way', async () => {
    mkdirSync(join(dataDir, 'cluster.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'credentials.json.new'), '{"superu');
    const { url } = await start();
    await write(url, 'kept');
    expect(await read(url)).toEqual(['kept']);
  });
});

describe('a second start', () => {
  it('finds what the first one wrote', async () => {
    const first = await start();
    await write(first.url, 'Usinage Tremblay');
    await first.stop();
    const second = await start();
    expect(await read(second.url)).toEqual(['Usinage Tremblay']);
  });

  it('on data in use says where the first one answers and leaves it alone; a command works beside it', async () => {
    const { child, url } = await startElsewhere(dataDir);
    await write(url, 'kept');
    const refusal = start();
    await expect(refusal).rejects.toThrow(AlreadyRunningError);
    await expect(refusal).rejects.toThrow(/already running at http:\/\/localhost:41999/);
    const command = await joinPostgres({ dataDir, log: () => undefined });
    expect(await read(command.url)).toEqual(['kept']);
    await command.stop();
    expect(await read(url)).toEqual(['kept']);
    await killHard(child);
    await stopProcess(postmaster(dataDir)!.pid);
  });

  it('works beside the first one on other data, on the next port', async () => {
    const first = await start();
    const second = await start(join(folder, 'other'), first.port);
    await write(first.url, 'first');
    await write(second.url, 'second');
    expect(second.port).toBeGreaterThan(first.port);
    expect([await read(first.url), await read(second.url)]).toEqual([['first'], ['second']]);
  });

  it('passes over a port that another program took', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    const { url, port } = await start(dataDir, taken);
    other.close();
    expect(port).not.toBe(taken);
    await write(url, 'reached');
    expect(await read(url)).toEqual(['reached']);
  });

  it('refuses data of another version of PostgreSQL and names both', async () => {
    await (await start()).stop();
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '14\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 14; this version of Virage brings 18/);
  });
});

describe('after kill -9', () => {
  it('of the application, the next start stops the PostgreSQL left behind and keeps all that was written', async () => {
    const { child, url } = await startElsewhere(dataDir);
    await write(url, 'acknowledged');
    await killHard(child);
    const orphan = postmaster(dataDir)!.pid;
    const next = await start();
    expect(said.join()).toContain(`process ${orphan}`);
    expect(postmaster(dataDir)!.pid).not.toBe(orphan);
    expect(await read(next.url)).toEqual(['acknowledged']);
  });

  it('of PostgreSQL itself, it is started again at the same address with all that was written', async () => {
    const { url } = await start();
    await write(url, 'acknowledged');
    const killed = postmaster(dataDir)!.pid;
    process.kill(killed, 'SIGKILL');
    expect(await readWhenBack(url)).toEqual(['acknowledged']);
    expect(postmaster(dataDir)!.pid).not.toBe(killed);
  });

  it('of everything at once, the next start repairs the data', async () => {
    const { child, url } = await startElsewhere(dataDir);
    await write(url, 'acknowledged');
    const { pid } = postmaster(dataDir)!;
    await killHard(child);
    process.kill(pid, 'SIGKILL');
    expect(await read((await start()).url)).toEqual(['acknowledged']);
  });

  it('and a restart of the machine, a program that got PostgreSQL’s number is not mistaken for it', async () => {
    await (await start()).stop();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    const realFolder = join(dataDir, 'cluster');
    writeFileSync(
      join(realFolder, 'postmaster.pid'),
      `${bystander.pid}\n${realFolder}\n0\n41000\n\n127.0.0.1\n\nready\n`,
    );
    const { url } = await start();
    await write(url, 'started');
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
    await killHard(bystander);
  });
});

describe('stopping', () => {
  it('ends PostgreSQL after a clean shutdown and gives the folder free', async () => {
    const server = await start();
    const { pid } = postmaster(dataDir)!;
    await server.stop();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trimEnd()).toMatch(
      /database system is shut down$/,
    );
  });

  it('ends PostgreSQL also when the application just exits', async () => {
    const { child } = await startElsewhere(dataDir, 'process.stdin.once("data", () => process.exit(0));');
    const { pid } = postmaster(dataDir)!;
    child.stdin!.write('exit');
    await once(child, 'exit');
    await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trimEnd()).toMatch(
      /database system is shut down$/,
    );
  });
});

describe.runIf(canBecomeNobody)('as an ordinary user', () => {
  it('runs as that user, and for root afterwards as the same', async () => {
    chownSync(folder, nobody.uid, nobody.gid);
    const { child, url } = await startElsewhere(dataDir, undefined, { uid: nobody.uid, gid: nobody.gid });
    await write(url, 'by nobody');
    expect(statSync(join(dataDir, 'cluster')).uid).toBe(nobody.uid);
    await killHard(child);
    const asRoot = await start();
    expect(await read(asRoot.url)).toEqual(['by nobody']);
    expect(statSync(join(dataDir, 'instance.lock')).uid).toBe(nobody.uid);
  });

  it('is told whose data it is when it is another’s', async () => {
    await (await start()).stop();
    const text = `await startPostgres({ dataDir: '${dataDir}', log() {} }).catch((error) => console.log(error.message));`;
    const line = await firstLine(runElsewhere(text, { uid: nobody.uid, gid: nobody.gid }));
    expect(line).toMatch(/belongs to another account/);
  });
});
