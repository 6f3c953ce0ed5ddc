import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { ROOT } from '../src/cli/process.ts';
import { seedFirstStart } from '../src/cli/seed/first-start.ts';
import { frameworkOf } from '#areas/diagnosis/server/index.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { hashSecret, newId, newSecret } from '#platform/ids.ts';
import { nextFreePort } from '#platform/postgres/ports.ts';
import { startPostgres } from '#platform/postgres/supervisor.ts';
import { closeRuntime, createRuntime, setRuntime, type Runtime } from '#platform/runtime.ts';
import { milliseconds, percentile, printHeader } from './support/machine.ts';

// 200 firms answer the whole questionnaire at once, each by its link. Afterwards every answer is counted. A firm that takes
// 20 minutes says something every half minute; here each does every two seconds, and the page load comes with it.
const FIRMS = Number(process.env.BENCH_FIRMS ?? 200);
const THINK_MS = Number(process.env.BENCH_THINK_MS ?? 2000);
const TARGET_MS = 100;
const FRAMEWORK = 'virage-4-0';

const dataDir = path.join(ROOT, '.virage', 'bench-answers');
mkdirSync(dataDir, { recursive: true });
const postgres = process.env.DATABASE_URL ? null : await startPostgres({ dataDir, log: () => {} });
const databaseUrl = process.env.DATABASE_URL ?? postgres!.url;
const port = await nextFreePort(43200);
const origin = `http://localhost:${port}`;
const secret = 'b'.repeat(64);
const config = readConfig(
  { DATABASE_URL: databaseUrl, VIRAGE_SECRET: secret, VIRAGE_LOG: 'warn' },
  { root: ROOT, origin, demonstration: true },
);
const agent = new Agent({ keepAlive: true, maxSockets: FIRMS * 2 });

interface Firm {
  assessmentId: string;
  token: string;
}

try {
  await migrate(databaseUrl);
  await seedFirstStart(config, () => {});
  const runtime = createRuntime(config, { connections: 4 });
  setRuntime(runtime);
  const server = await startServer();
  try {
    await measure(runtime);
  } finally {
    server.kill('SIGTERM');
    await closeRuntime(runtime);
  }
} finally {
  agent.destroy();
  await postgres?.stop();
}

async function measure(runtime: Runtime): Promise<void> {
  const { rows } = await runtime.pool.query('show server_version');
  const questions = frameworkOf(FRAMEWORK, 1).questions.filter(({ type }) => type === 'level');
  printHeader(`${FIRMS} firms answering at once`, {
    PostgreSQL: rows[0].server_version as string,
    load: `${FIRMS} devices, ${questions.length} answers and as many notes each, one every ${THINK_MS / 1000} s`,
  });
  const firms = await openAssessments(runtime);
  // A first round outside the measure: code is compiled and connections are opened.
  await Promise.all(firms.slice(0, 20).map((firm) => post(firm, [], 0)));
  const opened = await Promise.all(firms.map((firm) => after(Math.random() * THINK_MS, () => open(firm))));
  const started = performance.now();
  const said = await Promise.all(
    firms.map((firm) =>
      answerAll(
        firm,
        questions.map(({ id }) => id),
      ),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  report(
    'pages opened',
    opened.map(({ time }) => time),
    null,
  );
  const saves = said.flatMap(({ times }) => times);
  report('saves', saves, TARGET_MS);
  console.log(`${(saves.length / seconds).toFixed(0)} saves a second for ${seconds.toFixed(0)} s`);
  await countAll(runtime, firms, said);
  await burst(firms);
}

/** Everybody presses at the same moment: what the slowest waits when nobody leaves anybody time. */
async function burst(firms: Firm[]): Promise<void> {
  const answers = await Promise.all(firms.map((firm) => post(firm, [record('planning-level', 3)], 0)));
  report(
    'all in one instant',
    answers.map(({ time }) => time),
    null,
  );
}

async function answerAll(
  firm: Firm,
  questions: string[],
): Promise<{ times: number[]; acknowledged: string[]; failed: number; again: number }> {
  const times: number[] = [];
  const acknowledged: string[] = [];
  let [position, failed, again] = [0, 0, 0];
  await after(Math.random() * THINK_MS, async () => {});
  for (const question of questions) {
    for (const one of [record(question, Math.floor(Math.random() * 6)), note(question)]) {
      let answer = await post(firm, [one], position);
      times.push(answer.time);
      // A kept connection may be closed just as it is used: a device sends again, and so does this one.
      for (; answer.status === 0; again++) answer = await post(firm, [one], position);
      if (answer.status !== 201) {
        failed++;
        console.log(`refused: ${answer.status} ${answer.body.slice(0, 200)}`);
      } else {
        const sync = JSON.parse(answer.body) as {
          position: number;
          outcomes: { id: string; aside: string | null }[];
        };
        position = sync.position;
        acknowledged.push(...sync.outcomes.filter(({ aside }) => aside === null).map(({ id }) => id));
      }
      await after(THINK_MS * (0.5 + Math.random()), async () => {});
    }
  }
  return { times, acknowledged, failed, again };
}

/** Every answer that was acknowledged is in the database, of its own firm, and nothing is there twice. */
async function countAll(
  runtime: Runtime,
  firms: Firm[],
  said: { acknowledged: string[]; failed: number; again: number }[],
): Promise<void> {
  const ids = firms.map(({ assessmentId }) => assessmentId);
  const { rows } = await runtime.pool.query<{ id: string; assessment_id: string }>(
    'select id, assessment_id from assessment_answer where assessment_id = any($1)',
    [ids],
  );
  const kept = new Set(rows.map(({ id, assessment_id }) => `${assessment_id} ${id}`));
  const sent = said.flatMap(({ acknowledged }, index) => acknowledged.map((id) => `${ids[index]} ${id}`));
  const lost = sent.filter((one) => !kept.has(one)).length;
  const failed = said.reduce((sum, one) => sum + one.failed, 0);
  const again = said.reduce((sum, one) => sum + one.again, 0);
  console.log(
    `${sent.length} acknowledged, ${kept.size} in the database, ${lost} lost, ${failed} refused, ${again} sent again`,
  );
  if (lost > 0 || failed > 0 || kept.size !== sent.length) process.exitCode = 1;
}

function report(name: string, times: number[], target: number | null): void {
  const figures = [0.5, 0.95, 0.99].map(
    (share) => `p${share * 100} ${milliseconds(percentile(times, share))}`,
  );
  const verdict =
    target === null
      ? ''
      : percentile(times, 0.95) <= target
        ? ` · target p95 ${target} ms met`
        : ` · target p95 ${target} ms MISSED`;
  console.log(
    `${name}: ${times.length} · ${figures.join(' · ')} · max ${milliseconds(Math.max(...times))}${verdict}`,
  );
}

function record(questionId: string, level: number) {
  return said(questionId, 'answer', { kind: 'level', level });
}

function note(questionId: string) {
  return said(questionId, 'note', { text: 'Vu sur le plancher avec le contremaître.' });
}

function said(questionId: string, kind: 'answer' | 'note', value: object) {
  const stamp = { replaces: [], authorName: 'Banc', device: 'bench', answeredAt: new Date().toISOString() };
  return { id: randomUUID(), questionId, kind, value, ...stamp };
}

function after<T>(ms: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => setTimeout(() => work().then(resolve, reject), ms));
}

function open(firm: Firm) {
  return send('GET', `/answer/${firm.token}`);
}

function post(firm: Firm, records: object[], since: number) {
  const body = JSON.stringify({ token: firm.token, since, ...(records.length > 0 && { records }) });
  return send('POST', records.length > 0 ? '/api/v1/answers' : '/api/v1/answers/heard', body);
}

function send(
  method: string,
  address: string,
  body?: string,
): Promise<{ status: number; body: string; time: number }> {
  const start = performance.now();
  return new Promise((resolve) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(origin + address, { method, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: text, time: performance.now() - start }),
      );
    });
    call.on('error', () => resolve({ status: 0, body: '', time: performance.now() - start }));
    call.end(body);
  });
}

async function openAssessments({ db, clock }: Runtime): Promise<Firm[]> {
  const organisation = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'demo-centre-metropole')
    .executeTakeFirstOrThrow();
  const companies = await db
    .selectFrom('company')
    .select('id')
    .where('mergedInto', 'is', null)
    .limit(FIRMS)
    .execute();
  const now = clock.now();
  // What an earlier run left open makes room for this one.
  await db.updateTable('assessment').set({ state: 'withdrawn' }).where('state', '=', 'open').execute();
  const firms = companies.map(({ id }) => ({ companyId: id, assessmentId: newId(), token: newSecret() }));
  const of = { organisationId: organisation.id, createdAt: now };
  const framework = { frameworkId: FRAMEWORK, frameworkVersion: 1, stage: 'T2' };
  await db
    .insertInto('assessment')
    .values(
      firms.map(({ assessmentId, companyId }) => ({ id: assessmentId, companyId, ...of, ...framework })),
    )
    .execute();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db
    .insertInto('assessmentLink')
    .values(
      firms.map(({ assessmentId, token }) => ({
        id: newId(),
        assessmentId,
        name: 'Banc',
        tokenHash: hashSecret(token),
        expiresAt,
        ...of,
      })),
    )
    .execute();
  return firms;
}

function startServer(): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    VIRAGE_SECRET: secret,
    VIRAGE_DEMONSTRATION: '1',
    VIRAGE_ADDRESS: origin,
    VIRAGE_LOG: 'warn',
    PORT: String(port),
    NODE_ENV: 'production',
  };
  const child = fork(path.join(ROOT, 'build/cli/server.js'), [], { env });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) while starting.`)));
  });
}
