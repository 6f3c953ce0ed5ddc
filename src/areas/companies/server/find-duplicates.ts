import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CompanyModel, MatchRecord, Thresholds } from '../matching/index.ts';
import { DEFAULT_THRESHOLDS } from '../matching/index.ts';
import type { DedupeOutcome, DedupeStage, FromLeader, ToLeader } from './dedupe-messages.ts';

export type { DedupeOutcome, DedupeStage } from './dedupe-messages.ts';

export interface DedupeOptions {
  readonly threads?: number;
  readonly thresholds?: Thresholds;
  /** Weights learnt before. Without them they are learnt from the records of this run, without any label. */
  readonly model?: CompanyModel;
  readonly onStage?: (stage: DedupeStage) => void;
}

/** Batches under way at a time: the reader stays ahead without the whole register in flight. */
const AHEAD = 3;

/**
 * Finds the records of one firm in a list of any size, in threads of their own: the calling thread only passes the
 * records on. `batches` may come straight from a database cursor; a few thousand records each is right. Records are
 * numbered from 0 in the order they come. Rejects when a thread fails; nothing is written anywhere.
 */
export async function findDuplicates(
  batches: Iterable<readonly MatchRecord[]> | AsyncIterable<readonly MatchRecord[]>,
  options: DedupeOptions = {},
): Promise<DedupeOutcome> {
  const leader = new Leader(options.onStage);
  try {
    for await (const records of batches) await leader.take(records);
    return await leader.finish(options);
  } finally {
    await leader.stop();
  }
}

class Leader {
  readonly #worker = new Worker(workerFile(), { workerData: null });
  readonly #outcome = Promise.withResolvers<DedupeOutcome>();
  #inFlight = 0;
  #room = Promise.withResolvers<undefined>();

  constructor(onStage: DedupeOptions['onStage']) {
    // A failure before `finish` is awaited must not end the process: it is thrown by `take` or `finish`.
    this.#outcome.promise.catch(() => undefined);
    this.#worker.once('error', (error) => this.#outcome.reject(error));
    this.#worker.on('message', (message: FromLeader) => {
      if (message.kind === 'done') this.#outcome.resolve(message.outcome);
      else if (message.kind === 'stage') onStage?.(message.stage);
      else this.#taken();
    });
  }

  #taken(): void {
    this.#inFlight -= 1;
    this.#room.resolve(undefined);
    this.#room = Promise.withResolvers();
  }

  async take(records: readonly MatchRecord[]): Promise<void> {
    this.#send({ kind: 'batch', records });
    this.#inFlight += 1;
    while (this.#inFlight >= AHEAD) await Promise.race([this.#room.promise, this.#outcome.promise]);
  }

  finish({
    threads = availableParallelism(),
    thresholds = DEFAULT_THRESHOLDS,
    model,
  }: DedupeOptions): Promise<DedupeOutcome> {
    this.#send({ kind: 'end', threads: Math.max(1, threads), thresholds, model });
    return this.#outcome.promise;
  }

  #send(message: ToLeader): void {
    this.#worker.postMessage(message);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

const WORKER = 'dedupe-worker.ts';

/** Beside this file in the sources; from a built server, whose code lies elsewhere, in the sources of the project. */
function workerFile(): string {
  const beside = fileURLToPath(new URL(WORKER, import.meta.url));
  return existsSync(beside) ? beside : resolve('src/areas/companies/server', WORKER);
}
