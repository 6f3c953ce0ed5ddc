import type { Page } from 'playwright-core';
import { allRoutes, routeOf, type Route } from './routes.ts';

/** Where a person gets by following links: one address for each kind of page, found breadth first from the start. */
export async function crawl(
  page: Page,
  start: string,
  each: (route: Route, address: string) => Promise<void>,
): Promise<Set<string>> {
  const pages = allRoutes().filter(({ kind }) => kind === 'page');
  const seen = new Set<string>();
  const waiting = [start];
  while (waiting.length > 0) {
    const address = waiting.shift()!;
    const route = routeOf(pages, address);
    if (!route || seen.has(route.pattern)) continue;
    seen.add(route.pattern);
    await page.goto(address);
    await each(route, address);
    waiting.push(...(await linksOn(page)));
  }
  return seen;
}

/** Links of this application on the page; those that end the session or change the language are left alone. */
async function linksOn(page: Page): Promise<string[]> {
  const origin = new URL(page.url()).origin;
  const english = new URL(page.url()).pathname.startsWith('/en');
  const hrefs = await page
    .locator('a[href]:not([download])')
    // A link drawn in SVG has no plain href; its attribute says the same.
    .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href')!, document.baseURI).href));
  return [...new Set(hrefs)].filter((href) => {
    if (!href.startsWith(origin)) return false;
    const { pathname } = new URL(href);
    return (
      /^\/en(\/|$)/.test(pathname) === english && !/sign-out|export|\.(csv|xlsx|json|ics)$/.test(pathname)
    );
  });
}
