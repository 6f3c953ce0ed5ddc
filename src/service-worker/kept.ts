import { partsIn, isPart } from './paths.ts';

const PAGES = 'virage-answer-pages';
const PARTS = 'virage-answer-parts';
/** Of which page a kept file is a part. */
const PARTS_HEADER = 'x-virage-parts';
/** Visits of a month; the ones kept longest ago make room. */
const MOST_PAGES = 40;

/** Keeps a page and what it is made of, all or nothing. False when it could not be had. */
export async function keepPage(path: string, loaded: readonly string[]): Promise<boolean> {
  const answer = await fetch(path).catch(() => null);
  // A page that sent on elsewhere (to sign in) is not the page.
  if (!answer?.ok || answer.redirected) return false;
  const html = await answer.text();
  const parts = [...new Set([...partsIn(html), ...loaded.filter(isPart)])];
  if (!(await keepParts(parts))) return false;
  const headers = new Headers(answer.headers);
  headers.set(PARTS_HEADER, parts.join(' '));
  headers.delete('content-encoding');
  headers.delete('content-length');
  const pages = await caches.open(PAGES);
  await pages.delete(path);
  await pages.put(path, new Response(html, { headers }));
  await makeRoom(pages);
  return true;
}

async function keepParts(parts: readonly string[]): Promise<boolean> {
  const cache = await caches.open(PARTS);
  const missing: string[] = [];
  for (const part of parts) if (!(await cache.match(part))) missing.push(part);
  return cache.addAll(missing).then(
    () => true,
    () => false,
  );
}

/** Lets the oldest pages go, and the files that no kept page is made of any more. */
async function makeRoom(pages: Cache): Promise<void> {
  const kept = await pages.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_PAGES))) await pages.delete(old);
  const used = new Set<string>();
  for (const page of await pages.matchAll()) {
    for (const part of (page.headers.get(PARTS_HEADER) ?? '').split(' ')) used.add(part);
  }
  const parts = await caches.open(PARTS);
  for (const part of await parts.keys()) {
    if (!used.has(new URL(part.url).pathname)) await parts.delete(part);
  }
}

export const readPage = async (path: string): Promise<Response | undefined> =>
  (await caches.open(PAGES)).match(path);

/** From what is kept, else from the network. */
export async function readPart(request: Request): Promise<Response> {
  const kept = await (await caches.open(PARTS)).match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

export interface KeptPage {
  path: string;
  title: string;
}

/** The pages that can be opened, the last one kept first. */
export async function keptPages(): Promise<KeptPage[]> {
  const pages = await caches.open(PAGES);
  const list: KeptPage[] = [];
  for (const request of await pages.keys()) {
    const html = (await (await pages.match(request))?.text()) ?? '';
    const path = new URL(request.url).pathname;
    list.unshift({ path, title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? path });
  }
  return list;
}

/** Forgets the pages of people who were signed in; a link's own page is for whoever holds the link. */
export async function forgetPages(): Promise<void> {
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    if (request.url.includes('/assessments/')) await pages.delete(request);
  }
}
