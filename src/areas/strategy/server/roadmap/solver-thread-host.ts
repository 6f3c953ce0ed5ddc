import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { currentRuntime } from '#platform/runtime.ts';
import type { RoadmapProblem } from '../../roadmap/problem.ts';
import type { Asked, Chosen, Ended, Heard, ModelAsked, PlanAsked } from './solver-port.ts';

export interface Solving {
  lp: string;
  options?: ModelAsked['options'];
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

/** How long the thread is waited for beyond the limit that it keeps itself. */
const GRACE_MS = 1500;

/**
 * Solves one model after the other in a warm thread. The clock is kept here: the solver's own limit is soft, so at the end
 * of the time the thread is ended, and what it had found until then is the answer, as not proven.
 * @throws Error when the model cannot be read: a fault of ours.
 */
export function runSolver({ lp, options = OPTIONS, start = null, limitMs }: Solving): Promise<Ended> {
  const begun = performance.now();
  let best: Ended = {
    status: 'open',
    values: null,
    bound: null,
    nodes: 0,
    milliseconds: 0,
    solver: 'HiGHS',
  };
  return inTurn<Ended>({ kind: 'model', lp, options, start }, limitMs, {
    hear(message) {
      if (message.kind === 'better')
        best = { ...best, values: message.values, bound: message.bound ?? best.bound };
      else if (message.kind === 'bound') best = { ...best, bound: message.bound };
      else if (message.kind === 'end')
        return { ...message.ended, values: message.ended.values ?? best.values };
      return null;
    },
    late: () => ({ ...best, milliseconds: Math.round(performance.now() - begun) }),
  });
}

/** Searches for the plan of most value in the same thread, which keeps the time; only if it does not, it is ended. */
export function runChoice(problem: RoadmapProblem, limitMs: number): Promise<Chosen> {
  let best: Chosen = { starts: null, soonest: false, bound: null, nodes: 0, solver: 'HiGHS' };
  return inTurn<Chosen>({ kind: 'plan', problem, limitMs }, limitMs + GRACE_MS, {
    hear(message) {
      if (message.kind === 'plan') best = { ...best, starts: message.starts };
      return message.kind === 'chosen' ? message.chosen : null;
    },
    late: () => best,
  });
}

interface Listener<T> {
  /** The answer once it is complete; null until then. */
  hear: (message: Heard) => T | null;
  /** What is known when the time is up. */
  late: () => T;
}

let queue: Promise<unknown> = Promise.resolve();
let thread: Worker | null = null;
let last = 0;

function inTurn<T>(asked: ModelAsked | PlanAsked, limitMs: number, listener: Listener<T>): Promise<T> {
  const next = queue.then(() => ask(asked, limitMs, listener));
  queue = next.catch(() => undefined);
  return next;
}

function ask<T>(asked: ModelAsked | PlanAsked, limitMs: number, { hear, late }: Listener<T>): Promise<T> {
  const worker = (thread ??= newThread());
  const id = (last += 1);
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (error: unknown): void => {
    // After an exception the solver's memory is not to be trusted.
    endThread(worker);
    reject(error instanceof Error ? error : new Error(String(error)));
  };
  const listen = (message: Heard): void => {
    if (message.id !== id) return;
    if (message.kind === 'fault') return fail(new Error(`The solver failed: ${message.fault}`));
    const answer = hear(message);
    if (answer !== null) resolve(answer);
  };
  worker.ref();
  worker.on('message', listen).on('error', fail);
  const timer = setTimeout(() => {
    endThread(worker);
    resolve(late());
  }, limitMs);
  worker.postMessage({ id, ...asked } satisfies Asked);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', listen).off('error', fail);
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
