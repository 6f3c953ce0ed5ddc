import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '../src/paraglide/messages.js';
import { readPdf } from '../src/platform/documents/testing/read-pdf.ts';
import { expectAccessible, openApp, PHONE, signInAs } from './support/browser.ts';
import { picture } from './support/picture.ts';

const fr = { locale: 'fr' } as const;
const en = { locale: 'en' } as const;

/** The last result that the list shows, as an address without a language. */
async function openResult(page: Page, prefix = ''): Promise<string> {
  await page.goto(`${prefix}/assessments?state=submitted`);
  const path = await page.locator('main table a[href*="/assessments/"]').first().getAttribute('href');
  const result = `${path!.replace(/^\/en/, '')}/result`.replace('/result/result', '/result');
  await page.goto(`${prefix}${result}`);
  return result;
}

/** Everything that opens, open: what is behind is checked too. */
const openAll = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

const widthToSpare = (page: Page) => page.evaluate(() => innerWidth - document.documentElement.scrollWidth);

describe('the result of an assessment', () => {
  it('stands on a page without a barrier, wide and narrow, in both languages', async () => {
    for (const [viewport, prefix] of [
      [{ width: 1440, height: 900 }, ''],
      [PHONE, '/en'],
    ] as const) {
      const { page, context } = await openApp({ viewport });
      await signInAs(page, 'officer');
      await openResult(page, prefix);
      if (!prefix) await picture(page, 'result');
      const said = prefix ? en : fr;
      for (const title of [
        m.result_strengths,
        m.result_gaps,
        m.result_actions,
        m.result_peers,
        m.result_priorities,
      ])
        await page.getByRole('heading', { name: title({}, said), exact: true }).waitFor();
      await openAll(page);
      await expectAccessible(page);
      expect(await widthToSpare(page)).toBeGreaterThanOrEqual(0);
      await context.close();
    }
  });

  it('comes as a tagged document in French and in English, and to nobody else', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    const path = await openResult(page);
    for (const [prefix, language] of [
      ['', 'fr-CA'],
      ['/en', 'en-CA'],
    ]) {
      const answer = await page.request.get(`${prefix}${path}.pdf`);
      expect(answer.headers()['content-type']).toBe('application/pdf');
      const pdf = readPdf(await answer.body());
      expect(pdf).toMatchObject({ language, ua: '1' });
      expect(pdf.structure.Figure).toBeGreaterThan(2);
    }
    await context.close();
    const stranger = await openApp();
    const answer = await stranger.page.request.get(`${path}.pdf`, { maxRedirects: 0 });
    expect(answer.headers()['content-type']).not.toBe('application/pdf');
    await stranger.context.close();
  });

  it('weighs priorities by the firm’s own costs, without scripts too', async () => {
    const { page, context } = await openApp({ scripts: false });
    await signInAs(page, 'officer');
    await openResult(page);
    await page.getByText(m.result_settings_edit({}, fr)).click();
    const costs = page.locator('input[name^="costs."]');
    const usual = Number((await costs.first().inputValue()).replace(',', '.'));
    await costs.first().fill(`${usual + 7}`);
    await page.getByRole('button', { name: m.result_settings_save({}, fr) }).click();
    await page.getByRole('alert').waitFor();
    expect(await costs.first().inputValue()).toBe(`${usual + 7}`);
    for (let at = 0; at < (await costs.count()); at += 1) await costs.nth(at).fill(at === 1 ? '100,0' : '0');
    await page.getByRole('button', { name: m.result_settings_save({}, fr) }).click();
    await page.getByText(m.result_settings_saved({}, fr)).waitFor();
    expect(await costs.nth(1).inputValue()).toBe('100');
    await context.close();
  });
});
