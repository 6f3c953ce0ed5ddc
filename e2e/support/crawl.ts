import type { Page } from 'playwright-core';
import { allRoutes, plainPath, routeOf, type Route } from './routes.ts';

/**
 * Where a person gets by following links: one address for each kind of page, found breadth first from the start. Of each
 * kind, some others are opened for their links alone: one firm has a contact, another has none.
 */
export async function crawl(
  page: Page,
  start: string,
  each: (route: Route, address: string) => Promise<void>,
  others = 0,
): Promise<Set<string>> {
  const pages = allRoutes().filter(({ kind }) => kind === 'page');
  const language = languageOf(start);
  const opened = new Map<string, Set<string>>();
  const waiting = [start];
  const spare: string[] = [];
  while (waiting.length + spare.length > 0) {
    const first = waiting.length > 0;
    const address = (first ? waiting : spare).shift()!;
    const route = routeOf(pages, address);
    if (!route) continue;
    const known = opened.get(route.pattern) ?? new Set();
    if (first && known.size > 0 && route.parameters.length > 0) spare.push(address);
    if (known.size > (first ? 0 : others) || known.has(plainPath(address))) continue;
    opened.set(route.pattern, known.add(plainPath(address)));
    await page.goto(address);
    if (plainPath(page.url()) !== plainPath(address)) waiting.push(page.url());
    else if (known.size === 1) await each(route, address);
    waiting.push(...(await linksOn(page, language)));
  }
  return new Set(opened.keys());
}

/** Pages of the network say their language in an address of their own. */
const languageOf = (path: string): string =>
  /^\/suppliers\/(\w\w)(\/|$)/.exec(path)?.[1] ?? (/^\/en(\/|$)/.test(path) ? 'en' : 'fr');

/** Links of this application on the page; those that end the session or change the language are left alone. */
async function linksOn(page: Page, language: string): Promise<string[]> {
  const origin = new URL(page.url()).origin;
  const hrefs = await page
    .locator('a[href]:not([download])')
    // A link drawn in SVG has no plain href; its attribute says the same.
    .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href')!, document.baseURI).href));
  return [...new Set(hrefs)].filter((href) => {
    if (!href.startsWith(origin)) return false;
    const { pathname } = new URL(href);
    return languageOf(pathname) === language && !/(sign-out|export)$|\.(csv|xlsx|json|ics)$/.test(pathname);
  });
}
