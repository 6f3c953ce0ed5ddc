import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { newId } from '../ids.ts';
import { withoutSecrets } from '../log.ts';
import type { Runtime } from '../runtime.ts';
import { createMetrics } from './metrics.ts';

export interface ServerParts {
  runtime: Runtime;
  api: Hono;
  /** SvelteKit's own handler, built. */
  pages: RequestListener;
  /** Whether a proxy in front of us is to be believed about addresses and the protocol. */
  behindProxy: boolean;
  /** Set when the address people use is fixed: then it also replaces whatever Host a request claims. */
  fixedOrigin: URL | null;
}

const CLOSE_AFTER_MS = 10_000;

/** One HTTP server: the API, health and metrics in front, pages behind. */
export function createAppServer(parts: ServerParts): Server {
  const metrics = createMetrics(parts.runtime.pool);
  const front = new Hono();
  front.route('/api/v1', parts.api);
  front.get('/health', async (c) =>
    (await isReady(parts.runtime)) ? c.json({ status: 'ok' }) : c.json({ status: 'no-database' }, 503),
  );
  front.get('/metrics', async (c) =>
    c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );
  const api = getRequestListener(front.fetch, { overrideGlobalObjects: false });
  return createServer((request, response) => {
    settleHeaders(request, parts);
    observe(request, response, parts.runtime, metrics.observe);
    secure(response);
    const inFront = isFront(request.url ?? '/');
    void (inFront ? api(request, response) : parts.pages(request, response));
  });
}

const isFront = (url: string): boolean => /^\/(api\/v1|health|metrics)(\/|\?|$)/.test(url);

async function isReady(runtime: Runtime): Promise<boolean> {
  return sql`select 1`.execute(runtime.db).then(
    () => true,
    () => false,
  );
}

// SvelteKit checks a form's origin against protocol and host; it no longer takes them from the environment. What a
// client says of them counts only when a proxy of ours said it.
function settleHeaders(request: IncomingMessage, { behindProxy, fixedOrigin }: ServerParts): void {
  const { headers } = request;
  const claimed = behindProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')[0]!
        .trim()
    : '';
  headers['x-virage-address'] = claimed || request.socket.remoteAddress || '';
  headers['x-virage-country'] = behindProxy ? countrySaid(headers) : '';
  const protocol = behindProxy ? headers['x-forwarded-proto'] : undefined;
  headers['x-forwarded-proto'] = fixedOrigin ? fixedOrigin.protocol.slice(0, -1) : (protocol ?? 'http');
  if (fixedOrigin) headers.host = fixedOrigin.host;
  headers['x-request-id'] = newId();
}

/** The country of an address, as the usual proxies name it. */
const countrySaid = (headers: IncomingMessage['headers']): string =>
  String(
    headers['cf-ipcountry'] ?? headers['cloudfront-viewer-country'] ?? headers['x-vercel-ip-country'] ?? '',
  );

function observe(
  request: IncomingMessage,
  response: ServerResponse,
  runtime: Runtime,
  record: ReturnType<typeof createMetrics>['observe'],
): void {
  const start = performance.now();
  const path = (request.url ?? '/').split('?')[0]!;
  response.on('finish', () => {
    const seconds = (performance.now() - start) / 1000;
    const route = path.startsWith('/api/v1') ? 'api' : path.startsWith('/_app/') ? 'asset' : 'page';
    record(request.method ?? 'GET', route, response.statusCode, seconds);
    if (route === 'asset') return;
    const line = {
      method: request.method,
      path: withoutSecrets(path),
      status: response.statusCode,
      ms: Math.round(seconds * 1000),
      requestId: request.headers['x-request-id'],
    };
    runtime.log.info(line, 'request');
  });
}

function secure(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('x-frame-options', 'SAMEORIGIN');
  response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=()');
}

/** Lets requests under way finish, then closes; after ten seconds closes all the same. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_AFTER_MS);
    // A connection whose request ends after this would be kept open for the next one, which may not come in any more.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
  });
}
