import AxeBuilder from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';
import { WIDE, type Persona } from './personas.ts';

let browser: Browser | undefined;

/** The browser that npm brought: nothing is installed on the machine. */
export async function openBrowser(): Promise<Browser> {
  browser ??= await playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not the package's own list: it turns off the web's security, and one process for all of a browser dies as one.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--disable-sync',
      '--disable-component-update',
    ],
    headless: true,
  });
  return browser;
}

afterAll(async () => {
  await browser?.close();
  browser = undefined;
});

export interface OpenApp {
  page: Page;
  context: BrowserContext;
  url: string;
}

export { PERSONAS, PHONE, WIDE, type Persona } from './personas.ts';

/** A fresh visitor: own cookies, own storage. */
export async function openApp(
  options: { viewport?: { width: number; height: number }; url?: string; scripts?: boolean } = {},
): Promise<OpenApp> {
  const url = options.url ?? inject('appUrl');
  const context = await (
    await openBrowser()
  ).newContext({
    viewport: options.viewport ?? WIDE,
    javaScriptEnabled: options.scripts ?? true,
    baseURL: url,
    timezoneId: 'America/Toronto',
    locale: 'fr-CA',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, context, url };
}

/** One-click sign-in of the demonstration. */
export async function signInAs(page: Page, persona: Persona, language: 'fr' | 'en' = 'fr'): Promise<void> {
  await page.goto(language === 'fr' ? '/sign-in' : '/en/sign-in');
  await page.locator(`[data-persona="${persona}"]`).click();
  await page.waitForURL((address) => !address.pathname.endsWith('/sign-in'));
}

/** No accessibility violation on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What passes is not described one element at a time: a page of hundreds of rows is looked at in half the time.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => node.target.join(' ')),
    })),
  ).toEqual([]);
}

/** Nothing of the page is wider than the screen. */
export async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, 'wider than the screen').toBeLessThanOrEqual(0);
}
