import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { href } from '../i18n.ts';
import type { Operation, Refusal } from '../use-case/index.ts';
import { performFor, STATUS } from './form.ts';

/** Runs a reading for a page, or ends the page: the public is sent to sign in, others get the error page. */
export async function load<I extends z.ZodType, O extends z.ZodType>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  operation: Operation<I, O>,
  input: unknown,
): Promise<z.output<O>> {
  const result = await performFor(event, operation, input);
  return result.ok ? result.value : endPage(event, result.refusal);
}

export function endPage(event: Pick<RequestEvent, 'locals' | 'url'>, refusal: Refusal): never {
  if (refusal.code === 'sign-in-required') {
    const back = encodeURIComponent(event.url.pathname + event.url.search);
    redirect(303, `${href('/sign-in', event.locals.locale)}?next=${back}`);
  }
  error(STATUS[refusal.kind], refusal.message[event.locals.locale]);
}

/** The address's query as an object: a repeated name becomes a list, an empty one is left out. */
export function searchValues(url: URL): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(name).filter((value) => value !== '');
    if (all.length > 0) values[name] = all.length > 1 ? all : all[0]!;
  }
  return values;
}
