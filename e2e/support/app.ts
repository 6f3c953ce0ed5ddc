import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface RunningApp {
  url: string;
  dataDir: string;
  /** Everything the start printed so far. */
  printed(): string;
  stop(): Promise<void>;
  /** Ends the whole tree at once, as a power cut would. */
  kill(): void;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_MS = 120_000;

/** A port nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the product as `npm start` does after its build, on a data folder of its own. */
export async function startApp(
  options: { dataDir?: string; args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningApp> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'virage-e2e-')));
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: undefined,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: path.join(ROOT, 'build/compiled'),
    VIRAGE_DATA_DIR: dataDir,
    PORT: String(port),
    ...options.env,
  };
  const child = spawn(process.execPath, [path.join(ROOT, 'build/cli/serve.js'), ...(options.args ?? [])], {
    cwd: ROOT,
    env,
    detached: true,
  });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr.on('data', (data: Buffer) => (printed += data.toString()));
  const url = await waitForAddress(child, () => printed);
  return {
    url,
    dataDir,
    printed: () => printed,
    stop: async () => {
      await end(child);
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
    kill: () => process.kill(-child.pid!, 'SIGKILL'),
  };
}

function waitForAddress(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The application did not start in time. It printed:\n${printed()}`)),
      START_MS,
    );
    const look = () => {
      const address = /answers at (\S+)/.exec(printed())?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout!.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The application ended (${code}). It printed:\n${printed()}`));
    });
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
