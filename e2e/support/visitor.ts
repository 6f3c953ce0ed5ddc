import type { Persona } from './browser.ts';

/** A person without a browser: their cookies, and the API as the API page calls it. */
export interface Visitor {
  get<T>(path: string): Promise<{ status: number; body: T }>;
  post<T>(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: T }>;
  /** A page's HTML. */
  page(path: string): Promise<{ status: number; html: string; location: string | null }>;
}

/** Signs in by the demonstration's one click, as a form without scripts sends it. */
export async function visitAs(url: string, persona: Persona | 'public'): Promise<Visitor> {
  const cookie = persona === 'public' ? '' : await signIn(url, persona);
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'accept-language': 'fr' };
  const call = async <T>(method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...more, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body, more) => call('POST', path, body, more),
    async page(path) {
      // A kept connection may be closed by the server just as it is used again: reading twice does no harm.
      const ask = () => fetch(url + path, { headers, redirect: 'manual' });
      const response = await ask().catch(ask);
      return {
        status: response.status,
        html: await response.text(),
        location: response.headers.get('location'),
      };
    },
  };
}

async function signIn(url: string, persona: Persona): Promise<string> {
  const response = await fetch(`${url}/sign-in?/persona`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ persona }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (cookies.length === 0)
    throw new Error(`Signing in as ${persona} answered ${response.status} and no cookie.`);
  return cookies.join('; ');
}
