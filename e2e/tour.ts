import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { startApp } from './support/app.ts';
import { PERSONAS, PHONE, WIDE } from './support/personas.ts';
import { crawl } from './support/crawl.ts';
import { allRoutes, type Route } from './support/routes.ts';

// npm run tour: a picture of every page as each persona, in both languages and widths, into tour/, with an index to look through.
const OUT = path.resolve(import.meta.dirname, '../tour');
/** How many more of each kind of page are looked into for ways to pages not seen yet. */
const OTHERS = 2;
const VIEWS = { wide: WIDE, phone: PHONE } as const;

interface Picture {
  persona: string;
  language: string;
  view: string;
  pattern: string;
  file: string;
}

const walked = new Set<string>();
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const app = await startApp({ env: { VIRAGE_LOG: 'error' } });
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const pictures: Picture[] = [];
  for (const persona of ['public', ...PERSONAS, 'supplier'])
    pictures.push(...(await walkAs(browser, persona)));
  await writeFile(path.join(OUT, 'index.html'), indexOf(pictures));
  console.log(`${pictures.length} pictures. Open tour/index.html.`);
  const unseen = allRoutes().filter(({ kind, pattern }) => kind === 'page' && !walked.has(pattern));
  console.log(`No link leads to these; they open after a step, or by a letter:`);
  for (const { pattern } of unseen) console.log(`  ${pattern}`);
} finally {
  await browser.close();
  await app.stop();
}

async function walkAs(browser: Browser, persona: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const language of ['fr', 'en']) {
    for (const [view, viewport] of Object.entries(VIEWS)) {
      const context = await browser.newContext({
        viewport,
        baseURL: app.url,
        timezoneId: 'America/Toronto',
        locale: `${language}-CA`,
      });
      const page = await context.newPage();
      await enter(page, persona);
      const picture = async ({ pattern }: Route) => {
        const file = `${persona}-${language}-${view}${pattern.replaceAll(/[^a-z0-9]+/gi, '-')}.png`;
        await page.screenshot({ path: path.join(OUT, file), fullPage: true });
        pictures.push({ persona, language, view, pattern, file });
      };
      const found = await crawl(page, language === 'en' ? '/en' : '/', picture, OTHERS);
      found.forEach((pattern) => walked.add(pattern));
      await context.close();
      console.log(`${persona}, ${language}, ${view}: ${pictures.length} pictures so far`);
    }
  }
  return pictures;
}

async function enter(page: Page, persona: string): Promise<void> {
  if (persona === 'public') return;
  await page.goto('/sign-in');
  await page.locator(`[data-persona="${persona}"]`).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}

function indexOf(pictures: Picture[]): string {
  const items = pictures.map(
    ({ persona, language, view, pattern, file }) =>
      `<figure><img src="${file}" loading="lazy" alt=""><figcaption>${persona} · ${language} · ${view}<br><b>${pattern}</b></figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Virage</title><style>body{font:14px system-ui;display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:16px;margin:16px}figure{margin:0}img{width:100%;border:1px solid #ccc}</style>${items.join('\n')}`;
}
