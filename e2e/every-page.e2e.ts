import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openApp, expectAccessible, expectToFit, PHONE, signInAs, WIDE } from './support/browser.ts';
import { crawl } from './support/crawl.ts';

// What must hold on every page that a person can get to by links, whoever they are: reached, accessible, and no wider
// than the screen. Each persona takes another language and width, so that the four are covered without walking all.
// Who has the most pages always; everybody, for minutes, with WALK=1 npm test -- --only e2e every-page
const ALWAYS = [
  { persona: 'public', language: 'fr', viewport: PHONE },
  { persona: 'officer', language: 'fr', viewport: PHONE },
] as const;
const VIEWS = [
  ...ALWAYS,
  { persona: 'public', language: 'en', viewport: WIDE },
  { persona: 'officer', language: 'en', viewport: WIDE },
  { persona: 'adviser', language: 'en', viewport: WIDE },
  { persona: 'firm', language: 'fr', viewport: WIDE },
  { persona: 'funder', language: 'en', viewport: PHONE },
  { persona: 'administrator', language: 'fr', viewport: WIDE },
] as const;

describe('every page that links lead to', () => {
  it.each(process.env.WALK ? VIEWS : ALWAYS)(
    'is whole, accessible and fits: $persona, $language, $viewport.width px',
    async ({ persona, language, viewport }) => {
      const { page, context } = await openApp({ viewport });
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} ${response.url()} on ${page.url()}`);
      });
      if (persona !== 'public') await signInAs(page, persona, language);
      const seen = await crawl(page, language === 'en' ? '/en' : '/', async (_route, address) => {
        // One page's fault hides no other's: the walk goes on and tells all of them.
        await checkPage(page, language).catch((error: Error) => faults.push(`${address}: ${error.message}`));
      });
      expect(faults).toEqual([]);
      expect(seen.size).toBeGreaterThan(persona === 'public' ? 2 : 5);
      await context.close();
    },
    400_000,
  );
});

async function checkPage(page: Page, language: string): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.locator('h1').count(), 'one title').toBe(1);
  await expectToFit(page);
  await expectAccessible(page);
}
