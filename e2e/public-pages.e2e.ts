import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openApp, PHONE, WIDE } from './support/browser.ts';

// What a buyer abroad and a search engine find, without scripts: in German on a wide screen, in Japanese on a phone.
const SUPPLIER = '/firm/aluminium-boreal';

const READERS = [
  {
    ...{ language: 'de', viewport: WIDE, query: 'Strangpressen', open: 'Freie Kapazität' },
    ...{ reason: 'Strangpressen', results: 'Zulieferer für „Strangpressen“' },
    ...{ capability: 'Aluminium-Strangpressen in Québec', missing: 'Seite nicht gefunden' },
  },
  {
    ...{ language: 'ja', viewport: PHONE, query: 'アルミ押出', open: '現在、生産余力あり' },
    ...{ reason: 'アルミ押出', results: '「アルミ押出」のサプライヤー' },
    ...{ capability: 'ケベック州のアルミ押出', missing: 'ページが見つかりません' },
  },
] as const;

const title = (page: Page) => page.locator('h1').innerText();
const pathOf = (page: Page) => decodeURIComponent(new URL(page.url()).pathname);

/** What holds on each of these pages, whatever it shows. axe needs scripts: it looks at the same page through other eyes. */
async function expectWhole(page: Page, language: string, eyes: Page): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  const tags = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')));
  expect(tags).toHaveLength(13);
  expect(tags).toContain('x-default');
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(new URL(canonical!).pathname).toBe(new URL(page.url()).pathname);
  const scripts = await page.locator('script:not([type="application/ld+json"])').count();
  expect(scripts, 'one small module, for suggestions').toBe(1);
  for (const text of await page.locator('script[type="application/ld+json"]').allTextContents())
    expect(JSON.parse(text)['@context']).toBe('https://schema.org');
  const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wide), 'wider than the screen').toBeLessThanOrEqual(0);
  await eyes.goto(page.url());
  await expectAccessible(eyes);
}

describe('a buyer without scripts', () => {
  it.each(READERS)(
    'searches in $language, sees why, and reads everything about a supplier',
    async ({ language, viewport, query, open, reason, results, capability, missing }) => {
      const { page, context } = await openApp({ viewport, scripts: false });
      const eyes = await openApp({ viewport });
      const headers = { 'accept-language': `${language};q=0.9, fi` };
      const sent = await context.request.get('/suppliers', { headers, maxRedirects: 0 });
      expect([sent.status(), sent.headers().location]).toEqual([302, `/suppliers/${language}`]);
      await page.goto(sent.headers().location!);
      await expectWhole(page, language, eyes.page);
      await page.locator('input[type=search]').fill(query);
      await page.locator('form[role=search] button').click();
      expect(await title(page)).toBe(results);
      await expectWhole(page, language, eyes.page);
      if (viewport === PHONE) await page.locator('.filters > summary').click();
      await page.getByLabel(open).check();
      await page.locator('.filters button[type=submit]').click();
      expect(page.url()).toContain('openNow=true');
      const found = page.locator('article').filter({ hasText: 'Aluminium Boréal inc.' });
      expect(await found.locator('.why').innerText()).toContain(reason);
      await found.getByRole('link').click();
      expect(pathOf(page)).toBe(`/suppliers/${language}${SUPPLIER}`);
      await expectWhole(page, language, eyes.page);
      const written = page.locator('.summary');
      expect(await written.getAttribute('lang')).toBe('en');

      await page.locator('#field_products ~ ul a').first().click();
      await expectWhole(page, language, eyes.page);
      await page.goto(`/suppliers/${language}/capability/aluminium-extrusion`);
      expect(await title(page)).toBe(capability);
      await expectWhole(page, language, eyes.page);
      await page.locator(`a[href="/suppliers/${language}/region/02"]`).click();
      await expectWhole(page, language, eyes.page);
      await page.locator(`a[href="/suppliers/${language}/certificate/iso-9001"]`).click();
      await expectWhole(page, language, eyes.page);

      expect((await page.goto(`/suppliers/${language}/firm/nobody`))!.status()).toBe(404);
      expect(await title(page)).toBe(missing);
      expect(await context.cookies()).toEqual([]);
      await Promise.all([context.close(), eyes.context.close()]);
    },
  );

  it('is answered again from what the browser kept, when nothing changed', async () => {
    const { context, url } = await openApp();
    const first = await context.request.get(`${url}/suppliers/pl${SUPPLIER}`);
    expect(first.headers()['cache-control']).toMatch(/^public, max-age=60/);
    const { etag } = first.headers();
    const again = await context.request.get(`${url}/suppliers/pl${SUPPLIER}`, {
      headers: { 'if-none-match': etag! },
    });
    expect(again.status()).toBe(304);
    await context.close();
  });
});

describe('a buyer with scripts', () => {
  it('is offered words while typing, and chooses one with the keyboard', async () => {
    const { page, context } = await openApp();
    await page.goto('/suppliers/de');
    const field = page.getByRole('combobox');
    await field.pressSequentially('strangpr');
    const options = page.getByRole('option');
    await options.first().waitFor();
    await expectAccessible(page);
    await field.press('ArrowDown');
    const chosen = await options.first().innerText();
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    await field.press('Enter');
    await page.waitForURL(/\/suppliers\/de\/search\?q=/);
    expect(await title(page)).toContain(chosen);
    await context.close();
  });
});

describe('a search engine', () => {
  it('finds every kind of page from robots.txt on, and each address it is given is there', async () => {
    const { context, url } = await openApp();
    const read = async (address: string): Promise<string> => {
      const answer = await context.request.get(address);
      expect([address, answer.status()]).toEqual([address, 200]);
      return answer.text();
    };
    const robots = await read(`${url}/robots.txt`);
    const index = await read(/^Sitemap: (.+)$/m.exec(robots)![1]!);
    const files = [...index.matchAll(/<loc>([^<]+)</g)].map((match) => match[1]!);
    expect(files).toHaveLength(24);
    for (const file of files.filter((one) => /-(ko)-/.test(one))) {
      const addresses = [...(await read(file)).matchAll(/<loc>([^<]+)</g)].map((match) => match[1]!);
      for (const at of [0, 1, 9, addresses.length - 1]) await read(addresses[at]!);
    }
    for (const path of ['/llms.txt', '/suppliers/ko/feed.atom', '/suppliers/ko/feed.json'])
      await read(url + path);
    const picture = await context.request.get(`${url}/suppliers/sv${SUPPLIER}/picture.png`);
    expect(picture.headers()['content-type']).toBe('image/png');
    await context.close();
  });
});
