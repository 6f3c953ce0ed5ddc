import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { generateNationalCommand } from '../src/cli/commands/generate-national.ts';
import { ROOT } from '../src/cli/process.ts';
import { seedFirstStart } from '../src/cli/seed/first-start.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { nextFreePort } from '#platform/postgres/ports.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime } from '#platform/runtime.ts';
import { openLoop } from './support/load.ts';
import { milliseconds, printHeader, processorTimes } from './support/machine.ts';
import { startServer } from './support/server.ts';

// How fast pages answer on the national data set: 150,000 firms, 60 projects, 400,000 participations, at 20 requests a second.
const RATE = 20;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const dataDir = path.join(ROOT, '.virage', 'bench');

mkdirSync(dataDir, { recursive: true });
const postgres = process.env.DATABASE_URL ? null : await startPostgres({ dataDir, log: () => {} });
const databaseUrl = process.env.DATABASE_URL ?? postgres!.url;
const port = await nextFreePort(43100);
const origin = `http://localhost:${port}`;
const secret = randomBytes(32).toString('hex');
const config = readConfig(
  { DATABASE_URL: databaseUrl, VIRAGE_SECRET: secret, VIRAGE_LOG: 'warn' },
  { root: ROOT, origin, demonstration: true },
);

try {
  await prepare();
  const at = { VIRAGE_SECRET: secret, VIRAGE_ADDRESS: origin, PORT: String(port) };
  const server = await startServer(databaseUrl, at);
  try {
    await measureAll();
  } finally {
    await server.stop();
  }
} finally {
  await postgres?.stop();
}

async function prepare(): Promise<void> {
  await migrate(databaseUrl);
  const runtime = createRuntime(config, { connections: 4 });
  setRuntime(runtime);
  try {
    const { rows } = await runtime.pool.query('select count(*) as firms from company');
    if (rows[0].firms < 150_000) await generateNationalCommand.run(runtime, ['1']);
    const version = (await runtime.pool.query('show server_version')).rows[0].server_version as string;
    printHeader('Pages on the national data set', {
      PostgreSQL: version,
      load: `${RATE} requests a second for ${SECONDS} s each`,
    });
  } finally {
    await closeRuntime(runtime);
  }
  await seedFirstStart(config, () => {});
}

/** A signed-in person's cookie, by the demonstration's one-click form. */
async function signIn(persona: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in?/persona`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ persona }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (cookies.length === 0)
    throw new Error(`Signing in as ${persona} answered ${response.status} and no cookie.`);
  return cookies.join('; ');
}

async function measureAll(): Promise<void> {
  const cookie = await signIn('officer');
  const pages: [string, string[], number][] = [
    ['portfolio', ['/portfolio', '/en/portfolio'], 150],
    ['initiative', await samples('select slug from initiative', (slug) => `/initiatives/${slug}`), 150],
    [
      'project',
      await samples('select slug from project order by random() limit 20', (slug) => `/projects/${slug}`),
      150,
    ],
    ['regions', ['/regions'], 150],
    ['region', ['01', '02', '03', '06', '12', '16'].map((code) => `/regions/${code}`), 150],
    ['companies, search', searches('/companies?q='), 50],
    ['companies, suggest', searches('/companies/suggest?q='), 50],
    ['companies, list', ['/companies', '/companies?region=02', '/companies?sector=332&sort=name'], 150],
    [
      'company',
      await samples('select id from company order by random() limit 40', (id) => `/companies/${id}`),
      150,
    ],
    ['activities', ['/activities'], 150],
  ];
  console.log(
    'page                    p50        p95        p99        max       failed  target p95  stolen',
  );
  for (const [name, paths, target] of pages) {
    const urls = paths.map((address) => origin + address);
    await warm(urls, cookie);
    const before = processorTimes();
    const result = await openLoop(urls, { rate: RATE, seconds: SECONDS, headersOf: () => ({ cookie }) });
    const after = processorTimes();
    const stolen = (after.stolen - before.stolen) / Math.max(1, after.all - before.all);
    const figures = [result.p50, result.p95, result.p99, result.max].map((value) =>
      milliseconds(value).padStart(10),
    );
    console.log(
      `${name.padEnd(20)}${figures.join(' ')}  ${String(result.failed).padStart(5)}  ${result.p95 <= target ? 'met   ' : 'MISSED'} ${String(target).padEnd(4)} ${Math.round(stolen * 100)} %`,
    );
  }
  await exactFigures();
}

/** One after the other until compiled: a page asked for twenty times a second while still cold only measures its queue. */
async function warm(urls: readonly string[], cookie: string): Promise<void> {
  for (let at = 0; at < 40; at++)
    await (await fetch(urls[at % urls.length]!, { headers: { cookie } })).text();
}

function searches(address: string): string[] {
  return [
    'usinage',
    'tremblay',
    'acier fjord',
    'industries',
    'metal',
    'saguenay',
    'soudure laval',
    'groupe',
    'trembley',
    '1190',
  ].map((words) => address + encodeURIComponent(words));
}

async function samples(query: string, toPath: (value: string) => string): Promise<string[]> {
  const { rows } = await ask(query);
  return rows.map((row) => toPath(String(Object.values(row)[0])));
}

async function ask(query: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await client.query(query);
  } finally {
    await client.end();
  }
}

/** The figures that pages read, beside the same question asked of the facts in plain SQL. */
async function exactFigures(): Promise<void> {
  const kept = await timed(
    `select scope_id, firms, contacts from reach_total where scope_kind = 'project' and year = 0 and dimension = 'all' and firms > 0 order by 1`,
  );
  const counted = await timed(
    `select project_id as scope_id, count(distinct firm_id)::int as firms, count(*)::int as contacts from participation where state = 'attended' and firm_id is not null group by 1 order by 1`,
  );
  const same = JSON.stringify(kept.rows) === JSON.stringify(counted.rows);
  console.log(
    `\nReach of ${kept.rows.length} projects: ${same ? 'exact' : 'WRONG'} · read ${milliseconds(kept.time)}, counted by plain SQL ${milliseconds(counted.time)} (${(counted.time / kept.time).toFixed(0)} times as long)`,
  );
  if (!same) process.exitCode = 1;
}

async function timed(query: string): Promise<{ rows: unknown[]; time: number }> {
  const times: number[] = [];
  let rows: unknown[] = [];
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    ({ rows } = await ask(query));
    times.push(performance.now() - start);
  }
  return { rows, time: times.sort((a, b) => a - b)[2]! };
}
