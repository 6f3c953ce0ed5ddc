import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate, MigrationError } from '#platform/db/migrate.ts';
import {
  AlreadyRunningError,
  chooseHttpPort,
  PortTakenError,
  startPostgres,
  type RunningPostgres,
} from '#platform/postgres/supervisor.ts';
import { putToWork, startChild, stopChild, type Child } from './children.ts';
import { configFromEnvironment } from './process.ts';
import { seedFirstStart } from './seed/first-start.ts';

// npm start ends here: database, migrations, first data, then the web and the job process, watched until asked to stop.
const empty = process.argv.includes('--empty');
const dataDir = path.resolve(process.env.VIRAGE_DATA_DIR ?? '.virage/data');
const say = (line: string) => console.log(line);
const logTarget = openLog();

async function main(): Promise<void> {
  const server = startChild('server', logTarget);
  const postgres = process.env.DATABASE_URL ? null : await startPostgres({ dataDir, log: say });
  try {
    const { port, moved } = await chooseHttpPort(process.env.PORT);
    if (moved) say(`Port 3000 is in use by another program: using ${port}.`);
    await serve(postgres, port, server);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function serve(postgres: RunningPostgres | null, port: number, server: Child): Promise<void> {
  const origin = process.env.VIRAGE_ORIGIN ?? `http://localhost:${port}`;
  const production = process.env.VIRAGE_ENV === 'production';
  const secret = production ? undefined : keptSecret();
  const config = configFromEnvironment({
    databaseUrl: postgres?.url,
    origin,
    secret,
    demonstration: !empty && !production,
  });
  await migrate(config.databaseUrl);
  const { demonstration, hints } = await seedFirstStart(config, say);
  const settings = {
    DATABASE_URL: config.databaseUrl,
    VIRAGE_SECRET: config.secret,
    VIRAGE_DEMONSTRATION: demonstration ? '1' : '',
    VIRAGE_ADDRESS: origin,
    PORT: String(port),
  };
  await putToWork(server, settings, say);
  postgres?.announce(origin);
  say(`\nVirage answers at ${origin}`);
  for (const line of hints) say(line);
  say('Stop with Ctrl+C.');
  // Last, and out of the way of the first page: jobs wait in the database until then.
  const worker = startChild('worker', logTarget);
  stopOnSignal([server, worker], postgres);
  await putToWork(worker, settings, say);
}

/** A service logs to its standard output; at someone's desk the lines go to a file and the terminal stays readable. */
function openLog(): number | 'inherit' {
  if (process.env.VIRAGE_ENV === 'production') return 'inherit';
  mkdirSync(dataDir, { recursive: true });
  return openSync(path.join(dataDir, 'virage.log'), 'a');
}

function stopOnSignal(children: Child[], postgres: RunningPostgres | null): void {
  let asked = false;
  const stop = async () => {
    if (asked) return;
    asked = true;
    say('\nStopping: requests under way are finished first.');
    await Promise.all(children.map(stopChild));
    await postgres?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  // npm start holds the other end of this channel; when it is killed, the channel closes.
  process.once('disconnect', () => void stop());
}

/** Sessions outlive a restart: the secret that signs them is kept beside the data, for this user only. */
function keptSecret(): string {
  const file = path.join(dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('hex');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}

function explain(error: unknown): string {
  if (
    error instanceof AlreadyRunningError ||
    error instanceof PortTakenError ||
    error instanceof MigrationError
  )
    return `Virage did not start. ${error.message}`;
  return `Virage did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

await main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
