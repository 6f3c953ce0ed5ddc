import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { seeded } from '#areas/companies/matching/random.ts';
import { shippedThesaurus } from '#areas/network/search/testing/thesaurus.ts';
import { percentile } from '../support/machine.ts';
import { ENGINES, type BenchEngine } from './engines.ts';
import { createJudge } from './judge.ts';
import { createWorld, inventSuppliers, pick, readCompanies, type Invented, type World } from './profiles.ts';
import { benchQueries, withMistake, type BenchQuery } from './queries.ts';

const QUERIES = 1400;
const WARM_UP = 200;
const NAMES = 500;
/** Up to this size, what was found is judged by what every firm does. */
const SAMPLE = 10_000;

/** One engine at one size, in a process of its own: what it takes to index, and what it answers how soon. */
export async function measureEngine(name: string, size: number, companies: string): Promise<void> {
  const thesaurus = shippedThesaurus();
  const world = createWorld(thesaurus.concepts, readCompanies(companies));
  const started = performance.now();
  const sample: Invented[] = [];
  for (const document of inventSuppliers(size, world)) if (sample.length < SAMPLE) sample.push(document);
  const inventing = performance.now() - started;
  const engine = await ENGINES[name]!.start(thesaurus);
  const before = memory();
  const begun = performance.now();
  await engine.fill(inventSuppliers(size, world));
  const seconds = (performance.now() - begun - inventing) / 1000;
  const bytes = (await engine.bytes?.()) ?? memory() - before;
  console.log(
    `${name.padEnd(11)} ${size.toLocaleString('en').padStart(9)}  index ${seconds.toFixed(1).padStart(6)} s  ${(bytes / size).toFixed(0).padStart(6)} bytes a profile`,
  );
  await measureQueries(engine, world, sample, size);
  await measureNames(engine, sample);
  await engine.close?.();
}

function memory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Time of the processor, not of the clock: others work on this machine as well. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed<T>(
  work: () => Promise<T> | T,
): Promise<{ result: T; clock: number; processor: number }> {
  const [clock, processor] = [performance.now(), processorTime()];
  const result = await work();
  return { result, clock: performance.now() - clock, processor: processorTime() - processor };
}

const figures = (times: readonly { clock: number; processor: number }[]): string => {
  const at = (of: 'clock' | 'processor', share: number) =>
    percentile(
      times.map((one) => one[of]),
      share,
    ).toFixed(2);
  return `p50 ${at('clock', 0.5)}  p99 ${at('clock', 0.99)} ms (processor ${at('processor', 0.5)}, ${at('processor', 0.99)})`;
};

async function measureQueries(
  engine: BenchEngine,
  world: World,
  sample: readonly Invented[],
  size: number,
): Promise<void> {
  const queries = benchQueries(QUERIES, world, sample);
  for (const query of queries.slice(0, WARM_UP)) await engine.search(query);
  const measured: { query: BenchQuery; ids: string[]; clock: number; processor: number }[] = [];
  for (const query of queries) {
    const { result, ...times } = await timed(() => engine.search(query));
    measured.push({ query, ids: result, ...times });
  }
  console.log(`  ${'all queries'.padEnd(38)} ${figures(measured)}`);
  for (const [kind, some] of Map.groupBy(measured, ({ query }) => query.kind))
    console.log(`    ${kind.padEnd(36)} ${figures(some)}`);
  if (size > sample.length) return;
  const judge = createJudge(sample, world);
  const judged = measured.filter(
    ({ query }) => query.asked.length > 0 && Object.keys(query.filters).length === 0,
  );
  const scores = judged.map(({ query, ids }) => judge(query.asked, ids));
  const mean = (of: 'recall' | 'ndcg') =>
    (scores.reduce((sum, score) => sum + score[of], 0) / scores.length).toFixed(3);
  console.log(
    `  recall@10 ${mean('recall')}  nDCG@10 ${mean('ndcg')}  (${scores.length} queries of concepts, unfiltered)`,
  );
}

/** Names as someone types them with one mistake: is the firm the first? */
async function measureNames(engine: BenchEngine, sample: readonly Invented[]): Promise<void> {
  const random = seeded(11);
  const names = Array.from({ length: NAMES }, () => pick(random, sample));
  const asked = names.map(({ id, name }) => ({ id, name, text: withMistake(name, random) }));
  const same = new Map(sample.map(({ id, name }) => [id, name]));
  const measured = [];
  for (const { id, name, text } of asked) {
    const query: BenchQuery = { kind: 'a name', text, language: 'en', filters: {}, asked: [] };
    const { result, ...times } = await timed(() => engine.search(query));
    measured.push({ ...times, first: result[0] === id || same.get(result[0] ?? '') === name });
  }
  const first = measured.filter((one) => one.first).length / measured.length;
  console.log(`  ${'names with one mistake'.padEnd(38)} ${figures(measured)}  top-1 ${first.toFixed(3)}`);
}
