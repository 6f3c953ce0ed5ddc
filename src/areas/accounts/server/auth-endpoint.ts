import type { Runtime } from '#platform/runtime.ts';
import { authOf, CLIENT_ADDRESS_HEADER } from './auth.ts';
import { LOCALE_HEADER } from './auth-mail.ts';
import type { Locale } from '#platform/text.ts';

/**
 * What browsers may ask of the library directly: the ceremony of a passkey, which needs scripts, and the way back from
 * an organisation's provider. Everything else goes through the pages' own forms; what is not named here is not there.
 */
const OPEN = [
  /^GET \/passkey\/generate-(register|authenticate)-options$/,
  /^POST \/passkey\/verify-(registration|authentication)$/,
  /^GET \/sso\/callback\/[a-z0-9-]+$/,
];

export async function forwardToAuth(
  runtime: Runtime,
  request: Request,
  clientAddress: string,
  locale: Locale,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace(/^\/api\/auth/, '');
  if (!OPEN.some((open) => open.test(`${request.method} ${path}`)))
    return new Response(null, { status: 404 });
  const headers = new Headers(request.headers);
  headers.set(CLIENT_ADDRESS_HEADER, clientAddress);
  headers.set(LOCALE_HEADER, locale);
  const body = request.method === 'POST' ? await request.text() : undefined;
  // The address that people know, whatever this process is called behind its proxy.
  const forwarded = new Request(`${runtime.config.origin}${pathname}${search}`, {
    method: request.method,
    headers,
    ...(body !== undefined && { body }),
  });
  return authOf(runtime).handler(forwarded);
}
