import { self } from '$app/service-worker';
import { keptPages, keepPage, readPage, forgetPages, readPart } from './kept.ts';
import { offlinePage } from './offline-page.ts';
import { isKeepable, isPart, leavesSession } from './paths.ts';

// Serves the pages on which a firm is assessed, and what they are made of, where there is no network. Every other request
// passes as if it were not here.

/** How long a page that is kept waits for the network before it is shown as it was. */
const PATIENCE_MS = 4_000;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { kind, path, parts } = (event.data ?? {}) as { kind?: string; path?: string; parts?: string[] };
  if (kind !== 'keep' || !path || !isKeepable(path)) return;
  const told = keepPage(path, parts ?? []).then((kept) => {
    if (kept) event.source?.postMessage({ kind: 'kept', path });
  });
  event.waitUntil(told);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  // Whoever leaves a shared telephone leaves no firm's answers on it. What was said and not yet sent stays.
  if (request.method !== 'GET') {
    if (leavesSession(pathname)) event.waitUntil(forgetPages());
    return;
  }
  if (isPart(pathname)) event.respondWith(readPart(request));
  else if (request.mode === 'navigate') event.respondWith(navigate(request, pathname));
});

async function navigate(request: Request, pathname: string): Promise<Response> {
  const kept = isKeepable(pathname) ? await readPage(pathname) : undefined;
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request));
    return kept && answer.status >= 500 ? kept : answer;
  } catch {
    return kept ?? offlinePage(pathname, await keptPages());
  }
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS));
  return Promise.race([answer, late]);
}
