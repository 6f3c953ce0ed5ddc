import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { currentRuntime, type Runtime } from '../runtime.ts';
import type { Operation, Result } from '../use-case/index.ts';
import { performFor } from './form.ts';
import { endPage } from './load.ts';

/** How long an answer may serve others who ask the same, in milliseconds. No figure on a page is older than a second. */
const FRESH_FOR = 500;
const MOST_KEPT = 500;

interface Answer {
  asked: number;
  writes: number;
  result: Promise<Result<unknown>>;
}

const kept = new WeakMap<Runtime, Map<string, Answer>>();

/**
 * `load` for figures that a whole team looks at: those of one organisation and role who ask the same within half a second
 * share one answer, which is frozen. What this process writes is seen at once; what another writes, half a second later.
 * Only for operations that answer everyone of an organisation and role alike.
 */
export async function loadShared<I extends z.ZodType, O extends z.ZodType>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  operation: Operation<I, O>,
  input: unknown,
): Promise<z.output<O>> {
  const { actor, locale } = event.locals;
  const result = await performShared(event, operation, input, [
    { ...actor, userId: actor.userId !== null },
    locale,
  ]);
  return result.ok ? result.value : endPage(event, result.refusal);
}

/** Runs a reading once for all `who` ask it within half a second. Its answer is frozen: several pages hold it. */
export function performShared<I extends z.ZodType, O extends z.ZodType>(
  event: Pick<RequestEvent, 'locals'>,
  operation: Operation<I, O>,
  input: unknown,
  who: unknown,
): Promise<Result<z.output<O>>> {
  const key = JSON.stringify([operation.name, who, input]);
  const ask = () => performFor(event, operation, input).then(frozen);
  return shared(currentRuntime(), key, ask) as Promise<Result<z.output<O>>>;
}

/** One answer for all who ask under one key while it is fresh. A fault is told to those who wait, and not kept. */
export function shared(
  runtime: Runtime,
  key: string,
  ask: () => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const answers = kept.get(runtime) ?? new Map<string, Answer>();
  kept.set(runtime, answers);
  const now = performance.now();
  const answer = answers.get(key);
  if (answer && answer.writes === runtime.writes && now - answer.asked < FRESH_FOR) return answer.result;
  if (answers.size >= MOST_KEPT) answers.clear();
  const result = ask();
  answers.set(key, { asked: now, writes: runtime.writes, result });
  result.catch(() => answers.delete(key));
  return result;
}

/** The same value, which nobody can change any more: it is on several people's pages at once. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
