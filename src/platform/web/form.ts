import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import type { Cookies } from '@sveltejs/kit';
import type { z } from 'zod';
import { href } from '../i18n.ts';
import { currentRuntime } from '../runtime.ts';
import { perform, type Operation, type Refusal, type RefusalKind, type Result } from '../use-case/index.ts';

export const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-many': 429,
};

/** What a page's form shows after a "no": the refusal and everything that was typed. */
export interface FormFailure {
  refusal: Refusal;
  values: Record<string, string | string[]>;
}

/** What form actions of any route have: the kit's own RequestEvent is one of a route, and fits no helper shared by many. */
export interface FormEvent {
  request: Request;
  locals: App.Locals;
  params: Partial<Record<string, string>>;
  cookies: Cookies;
}

/** Runs an operation for the person at the page. */
export function performFor<I extends z.ZodType, O extends z.ZodType>(
  event: Pick<FormEvent, 'locals'>,
  operation: Operation<I, O>,
  input: unknown,
): Promise<Result<z.output<O>>> {
  const { actor, locale, requestId } = event.locals;
  return perform(currentRuntime(), { actor, locale, requestId, channel: 'page' }, operation, input);
}

/**
 * A form's fields as an object. Empty fields are left out (unknown, not empty text); a name ending in [] is always a
 * list; "a.b" nests; files are left to the caller.
 */
export function formValues(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    put(values, name, value.trim());
  }
  return values;
}

function put(target: Record<string, unknown>, name: string, value: string): void {
  const [head = '', ...rest] = name.split('.');
  if (['__proto__', 'constructor', 'prototype'].includes(head)) return;
  if (rest.length > 0) {
    const child = (target[head] ??= {}) as Record<string, unknown>;
    return put(child, rest.join('.'), value);
  }
  if (!head.endsWith('[]')) return void (target[head] = value);
  const list = (target[head.slice(0, -2)] ??= []) as string[];
  list.push(value);
}

/** What was typed, to fill the form again. Passwords and files never come back. */
export function typedValues(form: FormData): FormFailure['values'] {
  const values: FormFailure['values'] = {};
  for (const name of new Set(form.keys())) {
    if (/password|secret|token/i.test(name)) continue;
    const all = form.getAll(name).filter((value) => typeof value === 'string');
    values[name] = all.length > 1 || name.endsWith('[]') ? all : (all[0] ?? '');
  }
  return values;
}

/** The usual form action: run, and either go on to a page or show the form again with what is wrong. */
export async function formAction<I extends z.ZodType, O extends z.ZodType>(
  event: FormEvent,
  operation: Operation<I, O>,
  options: { input?: (form: FormData) => unknown; next?: (value: z.output<O>) => string } = {},
): Promise<ActionFailure<FormFailure> | { value: z.output<O> }> {
  const form = await event.request.formData();
  const input = options.input ? options.input(form) : { ...formValues(form), ...event.params };
  const result = await performFor(event, operation, input);
  if (!result.ok)
    return fail(STATUS[result.refusal.kind], { refusal: result.refusal, values: typedValues(form) });
  if (options.next) redirect(303, href(options.next(result.value), event.locals.locale));
  return { value: result.value };
}
