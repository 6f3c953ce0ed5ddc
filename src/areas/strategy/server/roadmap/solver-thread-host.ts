import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { currentRuntime } from '#platform/runtime.ts';
import type { Asked, Ended, Heard, Values } from './solver-port.ts';

export interface Solving {
  lp: string;
  options?: Asked['options'];
  start?: string[] | null;
  limitMs: number;
}

/** Proof asks for gaps of zero: the usual relative gap of 1e-4 stops a little short of the optimum. */
export const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0,
  random_seed: 0,
};

/**
 * Solves one model after the other in a warm thread. The clock is kept here: the solver's own limit is soft, so at the end
 * of the time the thread is ended, and what it had found until then is the answer, as not proven.
 * @throws Error when the model cannot be read: a fault of ours.
 */
export function runSolver(solving: Solving): Promise<Ended> {
  const next = queue.then(() => runOne(solving));
  queue = next.catch(() => undefined);
  return next;
}

let queue: Promise<unknown> = Promise.resolve();
let thread: Worker | null = null;
let last = 0;

function runOne({ lp, options = OPTIONS, start = null, limitMs }: Solving): Promise<Ended> {
  const worker = (thread ??= newThread());
  const id = (last += 1);
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  let best: { values: Values | null; bound: number | null } = { values: null, bound: null };
  const begun = performance.now();
  const giveUp = () => {
    endThread(worker);
    resolve({
      ...best,
      status: 'open',
      nodes: 0,
      milliseconds: Math.round(performance.now() - begun),
      solver: 'HiGHS',
    });
  };
  const hear = (message: Heard): void => {
    if (message.id !== id) return;
    if (message.kind === 'better') best = { values: message.values, bound: message.bound ?? best.bound };
    else if (message.kind === 'bound') best = { ...best, bound: message.bound };
    else if (message.kind === 'end') resolve(message.values ? message : { ...message, values: best.values });
    else {
      // After an exception the solver's memory is not to be trusted.
      endThread(worker);
      reject(new Error(`The solver failed: ${message.fault}`));
    }
  };
  const fail = (error: unknown): void => {
    endThread(worker);
    reject(error instanceof Error ? error : new Error(String(error)));
  };
  worker.ref();
  worker.on('message', hear).on('error', fail);
  const timer = setTimeout(giveUp, limitMs);
  worker.postMessage({ id, lp, options, start } satisfies Asked);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', hear).off('error', fail);
    worker.unref();
  });
}

function endThread(worker: Worker): void {
  if (thread === worker) thread = null;
  void worker.terminate();
}

const FILE = 'solver-thread.ts';

/** Beside this file in the sources; from a built server, whose code lies elsewhere, in the sources of the project. */
function newThread(): Worker {
  const beside = fileURLToPath(new URL(FILE, import.meta.url));
  const file = existsSync(beside)
    ? beside
    : path.join(currentRuntime().config.root, 'src', 'areas', 'strategy', 'server', 'roadmap', FILE);
  return new Worker(file, { execArgv: ['--disable-warning=ExperimentalWarning'] });
}
