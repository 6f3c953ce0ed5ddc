import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { currentRuntime } from '#platform/runtime.ts';
import type { SearchRequest, SearchResult, Suggestion, SuggestRequest } from '../../search/engine.ts';
import type { Opened } from './live-index.ts';
import type { Answer, Asked, Question, ThreadData } from './search-port.ts';

/** A question that takes longer has met a fault; the first one of a process waits for the index to be opened. */
const PATIENCE_MS = 60_000;

/** The search of this process: a thread with the whole index, that follows the database by itself. */
export class SearchThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<never>>();
  #last = 0;

  constructor(data: ThreadData) {
    this.#worker = new Worker(threadFile(data.root), {
      workerData: data,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    // A thread without work must not keep a process from ending.
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => this.#hear(answer));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The search thread ended.')));
  }

  ended = false;

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#ask({ kind: 'search', request });
  }

  suggest(request: SuggestRequest): Promise<Suggestion[]> {
    return this.#ask({ kind: 'suggest', request });
  }

  /** Where its index came from, once it is open. */
  opened(): Promise<Opened> {
    return this.#ask({ kind: 'opened' });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask<T>(question: Question): Promise<T> {
    const id = (this.#last += 1);
    const waiting = Promise.withResolvers<never>();
    this.#waiting.set(id, waiting);
    this.#worker.ref();
    this.#worker.postMessage({ ...question, id } satisfies Asked);
    const timer = setTimeout(() => waiting.reject(new Error('The search did not answer.')), PATIENCE_MS);
    return waiting.promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker.unref();
    });
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (answer.kind === 'fault') waiting?.reject(new Error(`The search failed: ${answer.message}`));
    else waiting?.resolve(answer.result as never);
  }

  #end(error: Error): void {
    this.ended = true;
    for (const { reject } of this.#waiting.values()) reject(error);
  }
}

const FILE = 'search-thread.ts';

/** Beside this file in the sources; from a built server, whose code lies elsewhere, in the sources of the project. */
function threadFile(root: string): string {
  const beside = fileURLToPath(new URL(FILE, import.meta.url));
  return existsSync(beside) ? beside : path.join(root, 'src', 'areas', 'network', 'server', 'search', FILE);
}

let current: { databaseUrl: string; thread: SearchThread } | undefined;

/** The search of this process, started by the first who asks, and again after a fault or for another database. */
export function supplierSearch(): SearchThread {
  const { databaseUrl, root } = currentRuntime().config;
  if (current && !current.thread.ended && current.databaseUrl === databaseUrl) return current.thread;
  void current?.thread.close();
  current = { databaseUrl, thread: new SearchThread({ databaseUrl, root }) };
  return current.thread;
}
