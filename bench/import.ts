import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import {
  confirmMapping,
  decideImportRows,
  getImport,
  importList,
  insertCompanies,
  listCompaniesQuery,
  startCompanyImport,
  undoImport,
} from '#areas/companies/server/index.ts';
import { companyFieldsSchema } from '#areas/companies/index.ts';
import { readConfig, type Config } from '#platform/config.ts';
import { asActor } from '#platform/db/scope.ts';
import { migrate } from '#platform/db/migrate.ts';
import { newId } from '#platform/ids.ts';
import { createDatabase, dropDatabase, urlOf } from '#platform/postgres/databases.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import { csvStream, xlsxStream } from '#platform/tabular/index.ts';
import { perform, systemActor, type Actor, type Operation } from '#platform/use-case/index.ts';
import { copySeconds } from './import/copy.ts';
import { HEADERS, makeRows, type Made } from './import/rows.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';

// How long a list of 100,000 firms takes from its upload to the register and back, how much memory, and what pages
// notice of it meanwhile. Beside it, PostgreSQL's own COPY of the same rows into a bare table.
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const REGISTERED = Number(process.env.BENCH_REGISTERED ?? 50_000);
const ROOT = path.resolve(import.meta.dirname, '..');
const EVERY_MS = 50;

const dataDir = path.join(ROOT, '.virage', 'bench-import');
mkdirSync(dataDir, { recursive: true });
const postgres = process.env.DATABASE_URL ? null : await startPostgres({ dataDir, log: () => {} });
const adminUrl = postgres?.adminUrl ?? process.env.DATABASE_URL!;
const database = `virage_bench_import_${process.pid}`;
await createDatabase(adminUrl, database);
const config = readConfig(
  { DATABASE_URL: urlOf(adminUrl, { database }), VIRAGE_SECRET: 'b'.repeat(64) },
  { root: ROOT, logLevel: 'error' },
);
try {
  await measure(config);
} finally {
  await dropDatabase(adminUrl, database);
  await postgres?.stop();
}

async function measure(config: Config): Promise<void> {
  await migrate(config.databaseUrl);
  const runtime = createRuntime(config, { connections: 8 });
  setRuntime(runtime);
  const { rows } = await runtime.pool.query('show server_version');
  printHeader(
    `Import of ${ROWS.toLocaleString('en')} firms into a register of ${REGISTERED.toLocaleString('en')}`,
    {
      PostgreSQL: rows[0].server_version as string,
    },
  );
  const made = makeRows(ROWS, REGISTERED);
  const actor = await prepare(runtime, made);
  const csv = await bytesOf(csvStream(HEADERS, made.list, { bom: false }));
  const xlsx = await bytesOf(xlsxStream('Liste', HEADERS, made.list));
  const idle = await latencyDuring(runtime, actor, () => new Promise((wake) => setTimeout(wake, 5000)));
  report('nothing else running', 5, idle);
  for (const [name, data] of [
    ['liste.csv', csv],
    ['liste.xlsx', xlsx],
  ] as const)
    await oneFile(runtime, actor, name, data);
  await runtime.pool.query(`create table bench_copy (${HEADERS.map((_, at) => `c${at} text`).join(', ')})`);
  console.log(
    `\nCOPY of the CSV file into a bare table of texts: ${(await copySeconds(config.databaseUrl, 'bench_copy', csv)).toFixed(2)} s`,
  );
  await closeRuntime(runtime);
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/** An organisation and a register to import into. */
async function prepare(runtime: Runtime, { register }: Made): Promise<Actor> {
  const organisationId = newId();
  await runtime.db
    .insertInto('organisation')
    .values({ id: organisationId, slug: 'bench', kind: 'delivery', nameFr: 'Bench', nameEn: 'Bench' })
    .execute();
  const writer = { now: new Date(), actor: { organisationId: null, userId: null }, newId };
  const companies = register.map(({ id, regionCode: _derived, ...firm }) => ({
    id,
    fields: companyFieldsSchema.parse(
      Object.fromEntries(Object.entries(firm).filter(([, value]) => value !== null)),
    ),
  }));
  await asActor(runtime.db, systemActor, (tx) => insertCompanies({ tx, ...writer }, companies));
  await runtime.pool.query('analyze');
  return { ...systemActor, kind: 'person', userId: 'bench', organisationId, role: 'officer', delivers: true };
}

async function oneFile(
  runtime: Runtime,
  actor: Actor,
  fileName: string,
  data: Uint8Array<ArrayBuffer>,
): Promise<void> {
  console.log(`\n${fileName}: ${(data.byteLength / 2 ** 20).toFixed(1)} MiB`);
  const worker = await startWorker(runtime.config);
  const ask = asker(runtime, actor);
  const wait = (id: string, state: string) => waitFor(id, state, ask);
  let id = '';
  await step('upload and first reading', runtime, actor, async () => {
    id = (await ask(startCompanyImport, { fileName, mediaType: 'text/csv', data })).id;
    await wait(id, 'mapped');
  });
  const { mapping } = await ask(getImport, { id });
  await step('dry run: read, check, match, stage', runtime, actor, async () => {
    await ask(confirmMapping, { id, columns: mapping!.columns });
    await wait(id, 'checked');
  });
  const { summary } = await ask(getImport, { id });
  console.log(`  ${JSON.stringify(summary.counts)}`);
  await ask(decideImportRows, { id, change: 'skip-errors' });
  await ask(decideImportRows, { id, change: 'likeliest-for-review' });
  await ask(decideImportRows, { id, change: 'new-for-review' });
  await step('import, one transaction', runtime, actor, async () => {
    await ask(importList, { id });
    await wait(id, 'imported');
  });
  await step('undo, one transaction', runtime, actor, async () => {
    await ask(undoImport, { id });
    await wait(id, 'undone');
  });
  console.log(`  ${JSON.stringify((await ask(getImport, { id })).summary.effects)}`);
  console.log(`  memory of the job process, at most: ${((await peakOf(worker)) / 2 ** 20).toFixed(0)} MiB`);
  worker.disconnect();
  await once(worker, 'exit');
}

type Ask = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>;

function asker(runtime: Runtime, actor: Actor): Ask {
  return async (operation, input) => {
    const result = await perform(runtime, { actor, channel: 'command', locale: 'fr' }, operation, input);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.value;
  };
}

async function waitFor(id: string, state: string, ask: Ask): Promise<void> {
  for (;;) {
    const batch = await ask(getImport, { id });
    if (batch.state === state) return;
    if (batch.state === 'failed' || batch.summary.failure) throw new Error(JSON.stringify(batch.summary));
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

async function step(name: string, runtime: Runtime, actor: Actor, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const times = await latencyDuring(runtime, actor, work);
  report(name, (performance.now() - start) / 1000, times);
}

function report(name: string, seconds: number, times: number[]): void {
  const [p50, p95] = [0.5, 0.95].map((share) => milliseconds(percentile(times, share)));
  console.log(
    `  ${name.padEnd(38)} ${seconds.toFixed(1).padStart(7)} s   register page query p50 ${p50}, p95 ${p95} (n ${times.length})`,
  );
}

/** Asks for a page of the register again and again while something else works. */
async function latencyDuring(
  runtime: Runtime,
  actor: Actor,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const ask = asker(runtime, actor);
  const times: number[] = [];
  let running = true;
  const asking = (async () => {
    while (running) {
      const start = performance.now();
      await ask(listCompaniesQuery, { q: 'usinage', limit: '50' } as never);
      times.push(performance.now() - start);
      await new Promise((wake) => setTimeout(wake, EVERY_MS));
    }
  })();
  try {
    await work();
  } finally {
    running = false;
    await asking;
  }
  return times;
}

async function startWorker(config: Config): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: config.databaseUrl,
    VIRAGE_SECRET: config.secret,
    VIRAGE_LOG: 'error',
  };
  const worker = fork(path.join(import.meta.dirname, 'import', 'worker.ts'), { env });
  await once(worker, 'message');
  return worker;
}

async function peakOf(worker: ChildProcess): Promise<number> {
  worker.send('peak');
  const [{ peak }] = (await once(worker, 'message')) as [{ peak: number }];
  return peak;
}
