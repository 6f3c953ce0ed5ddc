import type { Runtime } from '#platform/runtime.ts';
import type { Locale } from '#platform/text.ts';
import { ok, type Result } from '#platform/use-case/index.ts';
import { authOf, CLIENT_ADDRESS_HEADER } from './auth.ts';
import { LOCALE_HEADER } from './auth-mail.ts';
import { authRefusal } from './auth-refusals.ts';

/** Whose request it is: their cookies, where they come from, what they read. */
export interface Caller {
  headers: Headers;
  clientAddress: string;
  locale: Locale;
}

export interface AuthAnswer {
  result: Result<Record<string, unknown>>;
  /** Set-Cookie headers to hand on, also after a refusal: a second factor is asked by a cookie. */
  cookies: string[];
}

/** The headers that the library decides by. The address is the one the server saw, whatever the client claims. */
export function callerHeaders({ headers, clientAddress, locale }: Caller, origin: string): Headers {
  const own = new Headers({ origin, [CLIENT_ADDRESS_HEADER]: clientAddress, [LOCALE_HEADER]: locale });
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) own.set(name, value);
  }
  return own;
}

/**
 * Asks the library for something in the caller's name, through its own door, so that its limits on attempts hold. The
 * page's form check has already made sure that the request comes from this site.
 */
export async function callAuth(
  runtime: Runtime,
  caller: Caller,
  path: string,
  body?: object,
): Promise<AuthAnswer> {
  const { origin } = runtime.config;
  const headers = callerHeaders(caller, origin);
  if (body) headers.set('content-type', 'application/json');
  const request = new Request(`${origin}/api/auth${path}`, {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const response = await authOf(runtime).handler(request);
  return { result: await readResult(response), cookies: response.headers.getSetCookie() };
}

async function readResult(response: Response): Promise<Result<Record<string, unknown>>> {
  const location = response.headers.get('location');
  if (location !== null) {
    const failed = new URL(location, 'http://virage.invalid').searchParams.get('error');
    return failed ? authRefusal(response.status, failed) : ok({ location });
  }
  const data = (await response.json().catch(() => null)) as Record<string, unknown> | null;
  return response.ok
    ? ok(data ?? {})
    : authRefusal(response.status, typeof data?.code === 'string' ? data.code : '');
}
