import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { Hono } from 'hono';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { closeRuntime, createRuntime, type Runtime } from '../runtime.ts';
import { testRuntime } from '../testing/world.ts';
import { closeServer, createAppServer } from './server.ts';

const base = await testRuntime();
const lines: Record<string, unknown>[] = [];
const log = pino(
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  }),
);

let letGo = () => {};
/** A page that answers when it is let go, the others at once. */
const pages = (request: { url?: string }, response: { end: (text: string) => void }) => {
  if (request.url === '/slow') letGo = () => response.end('whole');
  else response.end('page');
};

const opened: Server[] = [];
afterAll(() => opened.forEach((server) => server.closeAllConnections()));

async function open(runtime: Runtime = { ...base, log }): Promise<{ server: Server; origin: string }> {
  const parts = { runtime, api: new Hono(), pages, behindProxy: false, fixedOrigin: null };
  const server = createAppServer(parts).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('an operator', () => {
  it('is told that it is healthy, and that it is not without its database', async () => {
    const { origin } = await open();
    const well = await fetch(`${origin}/health`);
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }]);
    const unreachable = createRuntime({ ...base.config, databaseUrl: 'postgres://nobody@127.0.0.1:1/none' });
    const ill = await fetch(`${(await open(unreachable)).origin}/health`);
    expect([ill.status, await ill.json()]).toEqual([503, { status: 'no-database' }]);
    await closeRuntime(unreachable);
  });

  it('reads each request in the figures and as a line of JSON, without the secret of a link', async () => {
    const { origin } = await open();
    const secret = 'k'.repeat(43);
    await (await fetch(`${origin}/answer/${secret}`)).text();
    const figures = await (await fetch(`${origin}/metrics`)).text();
    expect(figures).toContain('virage_requests_total{method="GET",route="page",status="2xx"} 1');
    expect(figures).toContain('virage_db_connections{state="idle"}');
    const line = lines.find(({ path }) => String(path).startsWith('/answer/'));
    expect(line).toMatchObject({ msg: 'request', method: 'GET', path: '/answer/…', status: 200 });
    expect(figures + JSON.stringify(lines)).not.toContain(secret);
  });

  it('who stops it loses no request under way, and none comes in any more', async () => {
    const { server, origin } = await open();
    const asked = fetch(`${origin}/slow`);
    await once(server, 'request');
    const closed = closeServer(server);
    await expect(fetch(`${origin}/`)).rejects.toThrow();
    letGo();
    expect(await (await asked).text()).toBe('whole');
    await closed;
    expect(server.listening).toBe(false);
  });
});
