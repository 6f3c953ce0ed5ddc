import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { nextFreePort } from '#platform/postgres/ports.ts';
import { ROOT } from '../../src/cli/process.ts';

export interface RunningServer {
  origin: string;
  /** Lets the process write what it holds, and waits for its end. */
  stop(): Promise<void>;
}

/** The built product's web process on a database of the demonstration. */
export async function startServer(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<RunningServer> {
  const port = await nextFreePort(43100);
  const origin = `http://localhost:${port}`;
  const env = {
    ...{ ...process.env, DATABASE_URL: databaseUrl, VIRAGE_SECRET: randomBytes(32).toString('hex') },
    ...{ VIRAGE_DEMONSTRATION: '1', VIRAGE_ADDRESS: origin, VIRAGE_LOG: 'warn' },
    ...{ PORT: String(port), NODE_ENV: 'production', ...more },
  };
  const child = fork(path.join(ROOT, 'build/cli/server.js'), [], { env, execArgv: [] });
  await answered(child);
  return { origin, stop: () => stop(child) };
}

const answered = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) while starting.`)));
  });

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
