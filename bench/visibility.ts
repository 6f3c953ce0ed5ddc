import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { noteVisit } from '#areas/network/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import { ROOT } from '../src/cli/process.ts';
import { seedFirstStart } from '../src/cli/seed/first-start.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';
import { measureOverHttp } from './visibility/over-http.ts';
import {
  ADDRESSES,
  addressOf,
  headersOf,
  isPerson,
  LANGUAGES,
  RATE,
  SECONDS,
} from './visibility/visitors.ts';

// Whether every view is counted: 500 a second from 2,000 addresses, one in ten a robot, into the demonstration's database.
// First what a page calls is called here directly; then the same views come over HTTP to the built server.
const SUM = `select coalesce(sum(views), 0)::int as views from visibility_count where kind = $1`;
interface Firm {
  company_id: string;
  slug: string;
}
const dataDir = process.env.VIRAGE_DATA_DIR ?? path.join(ROOT, '.virage', 'bench-visibility');

mkdirSync(dataDir, { recursive: true });
const postgres = await startPostgres({ dataDir, log: () => {} });
try {
  await measure();
} finally {
  await postgres.stop();
}

async function measure(): Promise<void> {
  const settings = { DATABASE_URL: postgres.url, VIRAGE_LOG: 'warn' };
  const config = readConfig(settings, { root: ROOT, demonstration: true });
  await migrate(postgres.url);
  await seedFirstStart(config, () => {});
  const runtime = createRuntime(config, { connections: 4 });
  setRuntime(runtime);
  const version = (await runtime.pool.query('show server_version')).rows[0].server_version as string;
  printHeader('Views of suppliers, counted', {
    PostgreSQL: version,
    load: `${RATE} views a second for ${SECONDS} s, ${ADDRESSES} addresses, one in ten a robot`,
  });
  const { rows: firms } = await runtime.pool.query<Firm>('select company_id, slug from supplier_public');
  const before = await countedOf(runtime, 'profile');
  const { people, times } = await send(firms.map(({ company_id }) => company_id));
  // Closing writes what is still held: nothing is lost at the end of a process.
  await closeRuntime(runtime);
  const counting = createRuntime(config, { connections: 1 });
  try {
    const counted = (await countedOf(counting, 'profile')) - before;
    console.log(`views of people sent: ${people}\nviews counted:        ${counted}`);
    console.log(
      `a view costs its page: p50 ${milliseconds(percentile(times, 0.5))}, p99 ${milliseconds(percentile(times, 0.99))}`,
    );
    if (counted !== people) throw new Error('Some views were not counted, or counted twice.');
    const slugs = firms.map(({ slug }) => slug);
    await measureOverHttp(postgres.url, slugs, (kind) => countedOf(counting, kind));
  } finally {
    await closeRuntime(counting);
  }
}

async function countedOf({ pool }: Runtime, kind: string): Promise<number> {
  const { rows } = await pool.query<{ views: number }>(SUM, [kind]);
  return rows[0]!.views;
}

async function send(firms: readonly string[]): Promise<{ people: number; times: number[] }> {
  const start = performance.now();
  const times: number[] = [];
  let people = 0;
  for (let at = 0; at < RATE * SECONDS; at += 1) {
    const due = start + (at * 1000) / RATE - performance.now();
    if (due > 1) await wait(due);
    const begun = performance.now();
    await noteVisit(visitor(at), shown(at, firms));
    times.push(performance.now() - begun);
    if (isPerson(at)) people += 1;
  }
  return { people, times };
}

function shown(at: number, firms: readonly string[]) {
  const companyIds = [firms[(at * 7) % firms.length]!];
  return { kind: 'profile' as const, companyIds, language: LANGUAGES[at % LANGUAGES.length]! };
}

function visitor(at: number) {
  const headers = new Headers({ ...headersOf(at), 'x-virage-address': addressOf(at) });
  return { request: { method: 'GET', headers }, url: new URL('https://virage.example/suppliers/de') };
}
