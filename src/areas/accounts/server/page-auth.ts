import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { currentRuntime } from '#platform/runtime.ts';
import { publicActor, type Refusal, type Result } from '#platform/use-case/index.ts';
import { forbidden } from '#platform/use-case/refusals.ts';
import { type FormFailure, STATUS, typedValues } from '#platform/web/form.ts';
import { endPage } from '#platform/web/load.ts';
import { callAuth, type Caller } from './auth-call.ts';

/** What one form of a page with several answers: the page shows it at that form only. */
export type NamedFailure = FormFailure & { action: string };

type Event = Pick<RequestEvent, 'request' | 'locals' | 'cookies' | 'getClientAddress'>;

export const callerOf = (event: Event): Caller => ({
  headers: event.request.headers,
  clientAddress: event.getClientAddress(),
  locale: event.locals.locale,
});

/** Asks the library in the name of whoever is at the page, and hands its cookies on to them. */
export async function askAuth(
  event: Event,
  path: string,
  body?: object,
): Promise<Result<Record<string, unknown>>> {
  const { result, cookies } = await callAuth(currentRuntime(), callerOf(event), path, body);
  keepCookies(event, cookies);
  return result;
}

export function keepCookies({ cookies }: Pick<Event, 'cookies'>, headers: string[]): void {
  for (const header of headers) {
    for (const [name, attributes] of parseSetCookieHeader(header)) {
      cookies.set(name, attributes.value, { ...toCookieOptions(attributes), path: attributes.path ?? '/' });
    }
  }
}

/** The refusal and what was typed, for the form named `action`. Passwords never come back. */
export const failNamed = (action: string, refusal: Refusal, form: FormData): ActionFailure<NamedFailure> =>
  fail(STATUS[refusal.kind], { action, refusal, values: typedValues(form) });

/** Whoever is signed in, or the way to the sign-in page and back. */
export function requireVisitor(
  event: Pick<RequestEvent, 'locals' | 'url'>,
): NonNullable<App.Locals['visitor']> {
  return event.locals.visitor ?? endPage(event, forbidden(publicActor));
}
