import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { noteVisit } from '#areas/network/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';
import { ROOT } from '../src/cli/process.ts';
import { seedFirstStart } from '../src/cli/seed/first-start.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';

// Whether every view is counted: 500 a second from 2,000 addresses, one in ten a robot, into the demonstration's database.
// What a page calls is called here directly; what the page itself costs, `npm run bench -- public` measures.
const RATE = 500;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const ADDRESSES = 2000;
const LANGUAGES = ['fr', 'en', 'de', 'ja'] as const;
const PERSON = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const SUM = `select coalesce(sum(views), 0)::int as views from visibility_count where kind = 'profile'`;
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
  const firms = (await runtime.pool.query('select company_id from supplier_public')).rows as {
    company_id: string;
  }[];
  const before = (await runtime.pool.query(SUM)).rows[0].views as number;
  const { people, times } = await send(firms.map(({ company_id }) => company_id));
  // Closing writes what is still held: nothing is lost at the end of a process.
  await closeRuntime(runtime);
  const after = await sumAgain(config);
  console.log(`views of people sent: ${people}\nviews counted:        ${after - before}`);
  console.log(
    `a view costs its page: p50 ${milliseconds(percentile(times, 0.5))}, p99 ${milliseconds(percentile(times, 0.99))}`,
  );
  if (after - before !== people) throw new Error('Some views were not counted, or counted twice.');
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
    if (at % 10 !== 9) people += 1;
  }
  return { people, times };
}

function shown(at: number, firms: readonly string[]) {
  const companyIds = [firms[(at * 7) % firms.length]!];
  return { kind: 'profile' as const, companyIds, language: LANGUAGES[at % LANGUAGES.length]! };
}

function visitor(at: number) {
  const headers = new Headers({
    'user-agent': at % 10 === 9 ? ROBOT : PERSON,
    'accept-language': 'de-DE,de;q=0.9',
    'x-virage-address': `2001:db8::${at % ADDRESSES}`,
  });
  return { request: { method: 'GET', headers }, url: new URL('https://virage.example/suppliers/de') };
}

async function sumAgain(config: ReturnType<typeof readConfig>): Promise<number> {
  const runtime = createRuntime(config, { connections: 1 });
  try {
    return (await runtime.pool.query(SUM)).rows[0].views as number;
  } finally {
    await closeRuntime(runtime);
  }
}
