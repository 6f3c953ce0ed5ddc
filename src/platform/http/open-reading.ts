import type { Context as HonoContext } from 'hono';
import { m } from '#messages';
import { takeTurn, type Allowance } from '../limit.ts';
import type { Runtime } from '../runtime.ts';
import { text, type Locale } from '../text.ts';
import { anyone, type AnyOperation } from '../use-case/index.ts';
import { problem, problemResponse } from './problem.ts';

/** What one source may read without a key. */
export const OPEN_ALLOWANCE: Allowance = { most: 600, seconds: 60 };

/** Readings that need nobody's permission: pages of others may ask for them, each source so many times a minute. */
export const isOpenReading = ({ allow, http, kind }: AnyOperation): boolean =>
  kind === 'read' && http?.method === 'GET' && allow === anyone;

/** A refusal when a source without a key asks too often; null when it may go on. */
export async function refuseTooMany(
  c: HonoContext,
  runtime: Runtime,
  locale: Locale,
): Promise<Response | null> {
  const address = c.req.header('x-virage-address');
  if (!address || c.req.header('authorization') !== undefined) return null;
  const now = runtime.clock.now();
  if (await takeTurn(runtime.db, `api:${address}`, OPEN_ALLOWANCE, now)) return null;
  const seconds = OPEN_ALLOWANCE.seconds;
  return problemResponse(problem(429, 'too-many', text(m.api_too_many, { seconds }), locale, c.req.path), {
    'retry-after': String(seconds),
  });
}

/** Any page may read the answer: nobody is recognised across sites, so there is nothing in it that is not public. */
export function openToAll(response: Response): Response {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', 'retry-after');
  return response;
}

/** The answer to a browser that asks before it asks. */
export const preflight = (): Response =>
  openToAll(
    new Response(null, {
      status: 204,
      headers: { 'access-control-allow-methods': 'GET', 'access-control-max-age': '86400' },
    }),
  );
