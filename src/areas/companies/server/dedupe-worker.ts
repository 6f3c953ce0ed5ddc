import { parentPort, Worker, workerData } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import type { ScoredPairs } from '../matching/cluster.ts';
import { clusters } from '../matching/cluster.ts';
import type { CompanyModel } from '../matching/company-model.ts';
import { COMPANY_PLAN } from '../matching/company-model.ts';
import { priorOf, probabilityIn } from '../matching/dedupe.ts';
import { fit, scoreTable } from '../matching/model.ts';
import type { Thresholds } from '../matching/record.ts';
import type { Register } from '../matching/register.ts';
import { RegisterBuilder, tallyOf } from '../matching/register.ts';
import { compareInTurns, mergePairs } from './dedupe-compare.ts';
import type { DedupeOutcome, DedupeStage, FromLeader, HelperTask, ToLeader } from './dedupe-messages.ts';

/*
 * One file, two parts. The leader reads the records, learns, shares the comparing with helpers and groups the result;
 * a helper compares. The server's own thread only passes records on, so pages stay quick during a run.
 */
if (parentPort !== null) {
  const helperTask = workerData as HelperTask | null;
  if (helperTask === null) lead();
  else parentPort.postMessage(compareInTurns(helperTask));
}

function lead(): void {
  const builder = new RegisterBuilder(COMPANY_PLAN);
  const started = performance.now();
  const say = (message: FromLeader): void => parentPort?.postMessage(message);
  parentPort?.on('message', (message: ToLeader) => {
    if (message.kind === 'batch') {
      for (const record of message.records) builder.add(record);
      say({ kind: 'taken' });
      return;
    }
    void run(builder, message, new StageClock(started, say)).then((outcome) => {
      say({ kind: 'done', outcome });
      parentPort?.close();
    });
  });
}

/** Tells each stage as it begins and how long the last one took. */
class StageClock {
  readonly milliseconds: Record<DedupeStage, number> = {
    reading: 0,
    blocking: 0,
    learning: 0,
    comparing: 0,
    grouping: 0,
  };
  readonly #say: (message: FromLeader) => void;
  #since: number;
  #stage: DedupeStage = 'reading';

  constructor(started: number, say: (message: FromLeader) => void) {
    this.#since = started;
    this.#say = say;
  }

  begin(stage: DedupeStage): void {
    this.end();
    this.#stage = stage;
    this.#say({ kind: 'stage', stage });
  }

  end(): void {
    const now = performance.now();
    this.milliseconds[this.#stage] = Math.round(now - this.#since);
    this.#since = now;
  }
}

interface RunOptions {
  readonly threads: number;
  readonly thresholds: Thresholds;
  readonly model?: CompanyModel;
}

async function run(
  builder: RegisterBuilder<Parameters<typeof COMPANY_PLAN.keys>[0]>,
  options: RunOptions,
  clock: StageClock,
): Promise<DedupeOutcome> {
  clock.begin('blocking');
  const frequencies = builder.frequencies();
  const register = builder.finish();
  clock.begin('learning');
  const parameters = options.model?.parameters ?? fit(register.spaces, tallyOf(register), register.records);
  const table = scoreTable(register.spaces, parameters, priorOf(parameters, register));
  clock.begin('comparing');
  const pairs = await compare(register, table, options.threads);
  clock.begin('grouping');
  const probability = probabilityIn(register, table);
  const groups = clusters(pairs, probability, { records: register.records, cut: options.thresholds.same });
  const review = toReview(pairs, groups, options.thresholds.review);
  clock.end();
  const { milliseconds } = clock;
  return {
    records: register.records,
    groups,
    review,
    pairs,
    model: { parameters, frequencies },
    milliseconds,
  };
}

/** This thread compares as well; each helper is one more. */
async function compare(register: Register, table: Float32Array, threads: number): Promise<ScoredPairs> {
  const task: HelperTask = { register, table, counter: new Int32Array(new SharedArrayBuffer(4)) };
  const helpers = Array.from({ length: threads - 1 }, () => help(task));
  // Helpers start while this thread is still free; then it takes its own turns.
  await Promise.all(helpers.map(({ online }) => online));
  const own = compareInTurns(task);
  return mergePairs([own, ...(await Promise.all(helpers.map(({ result }) => result)))]);
}

function help(task: HelperTask): { online: Promise<unknown>; result: Promise<ScoredPairs> } {
  const helper = new Worker(fileURLToPath(import.meta.url), { workerData: task });
  const { promise: online, resolve: isOnline } = Promise.withResolvers<undefined>();
  const { promise: result, resolve, reject } = Promise.withResolvers<ScoredPairs>();
  helper.once('online', () => isOnline(undefined));
  helper.once('message', resolve);
  helper.once('error', reject);
  return { online, result };
}

function toReview(pairs: ScoredPairs, groups: Uint32Array, least: number): ScoredPairs {
  const kept = [...pairs.a.keys()]
    .filter(
      (at) => (pairs.probability[at] ?? 0) >= least && groups[pairs.a[at] ?? 0] !== groups[pairs.b[at] ?? 0],
    )
    .sort((x, y) => (pairs.probability[y] ?? 0) - (pairs.probability[x] ?? 0));
  return {
    a: Uint32Array.from(kept, (at) => pairs.a[at] ?? 0),
    b: Uint32Array.from(kept, (at) => pairs.b[at] ?? 0),
    pattern: Uint32Array.from(kept, (at) => pairs.pattern[at] ?? 0),
    probability: Float32Array.from(kept, (at) => pairs.probability[at] ?? 0),
  };
}
