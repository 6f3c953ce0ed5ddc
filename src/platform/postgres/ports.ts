import { createServer } from 'node:net';

/** A port that was asked for by number and cannot be used. */
export class PortTakenError extends Error {
  readonly port: number;

  constructor(port: number, code: string) {
    const reason =
      code === 'EACCES' ? 'is reserved for the system administrator' : 'is already in use by another program';
    super(
      `Port ${port} ${reason}. Free it, or choose another one, for example PORT=${elsewhere(port)} npm start.`,
    );
    this.name = 'PortTakenError';
    this.port = port;
  }
}

/** Whether a server could listen on this port now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await obstacle(port, host)) === undefined;
}

function obstacle(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'unknown'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}

function elsewhere(port: number): number {
  return port < 1024 ? port + 3000 : Math.min(port + 1, 65535);
}

/**
 * The first free port from `from` on, 200 tried.
 * @throws Error when all of them are in use
 */
export async function nextFreePort(from: number, host = '127.0.0.1'): Promise<number> {
  for (let port = from; port < from + 200; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`No free port between ${from} and ${from + 199}.`);
}

/**
 * The port the application listens on: the one asked for, or 3000, or the next free one after it.
 * @param requested the PORT variable as it stands in the environment
 * @returns the port, and whether it had to move away from 3000
 * @throws PortTakenError when a requested port cannot be used; Error when it is not a port number
 */
export async function chooseHttpPort(
  requested: string | undefined,
  host = '0.0.0.0',
): Promise<{ port: number; moved: boolean }> {
  if (requested !== undefined && requested !== '') {
    const port = parsePort(requested);
    const code = await obstacle(port, host);
    if (code !== undefined) throw new PortTakenError(port, code);
    return { port, moved: false };
  }
  const port = await nextFreePort(3000, host);
  return { port, moved: port !== 3000 };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Error(`PORT is "${text}", which is not a port number (1 to 65535).`);
}
