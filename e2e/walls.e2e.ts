import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { joinPostgres } from '#platform/postgres/supervisor.ts';
import { readConfig } from '#platform/config.ts';
import { addOrganisation } from '#platform/testing/organisation.ts';
import { closeRuntime, createRuntime } from '#platform/runtime.ts';
import { MARK, plant } from '../src/testing/planted.ts';
import { startApp } from './support/app.ts';
import { PERSONAS } from './support/personas.ts';
import { allRoutes, type Route } from './support/routes.ts';
import { visitAs, type Visitor } from './support/visitor.ts';

// Every page and endpoint, as every persona, with the ids of an organisation none of them belongs to.
const dataDir = await mkdtemp(path.join(tmpdir(), 'virage-walls-'));
const app = await startApp({ dataDir, env: { VIRAGE_LOG: 'silent' } });
afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});
const foreign = await plantForeign();

async function plantForeign(): Promise<string[]> {
  const joined = await joinPostgres({ dataDir, log: () => {} });
  const runtime = createRuntime(
    readConfig({ DATABASE_URL: joined.url, VIRAGE_SECRET: 'x'.repeat(64), VIRAGE_LOG: 'silent' }),
    { connections: 2 },
  );
  try {
    return await plant(runtime, await addOrganisation(runtime, 'delivery', 'Ailleurs'));
  } finally {
    await closeRuntime(runtime);
    await joined.stop();
  }
}

/**
 * Addresses of a route that name the other organisation's things, and those that carry them in the query. A page's data
 * holds all that it could show and costs a third of the page; the walk of every page draws them.
 */
function addressesOf({ pattern, kind, parameters, readsQuery }: Route): string[] {
  const data = kind === 'page' && !pattern.startsWith('/suppliers') ? '/__data.json' : '';
  if (parameters.length > 0) return foreign.map((id) => pattern.replaceAll(/\[[^\]]+\]/g, id) + data);
  if (!readsQuery) return [pattern];
  const asked = foreign.map((id) => `id=${id}&project=${id}&activity=${id}&scope=project&organisation=${id}`);
  return [`${pattern}?q=${MARK}`, ...asked.map((query) => `${pattern}${data}?${query}`)];
}

async function leaksAt(visitor: Visitor, address: string): Promise<string[]> {
  const { status, html } = await visitor.page(address).catch((error: Error) => {
    throw new Error(`No answer to ${address}`, { cause: error });
  });
  // What the visitor typed comes back in the search field; the planted texts may not come from anywhere else.
  const shown = html
    .replaceAll(encodeURIComponent(MARK), '')
    .replaceAll(new RegExp(`(value="|q=|q:"|q":")${MARK}`, 'g'), '');
  return [...(shown.includes(MARK) ? [address] : []), ...(status >= 500 ? [`${status} ${address}`] : [])];
}

describe('pages and endpoints', () => {
  it.each(['public', ...PERSONAS] as const)(
    'show %s nothing of an organisation they do not belong to',
    async (persona) => {
      const visitor = await visitAs(app.url, persona);
      const leaks: string[] = [];
      const waiting = allRoutes().flatMap(addressesOf);
      const walk = async () => {
        for (let address = waiting.pop(); address; address = waiting.pop())
          leaks.push(...(await leaksAt(visitor, address)));
      };
      await Promise.all(Array.from({ length: 6 }, walk));
      expect(leaks).toEqual([]);
    },
    300_000,
  );
});
