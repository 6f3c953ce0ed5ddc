import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '../src/paraglide/messages.js';
import { expectAccessible, expectToFit, openApp, PHONE, signInAs } from './support/browser.ts';
import { picture } from './support/picture.ts';
import { decideAll, figure, openFirst, sampleFile, skipErrors, uploadList } from './support/steps.ts';

const ACTIVITY = /\/activities\/[0-9a-f-]{36}$/;
const PAIR = /\/duplicates\/[0-9a-f-]{36}/;
const fr = { locale: 'fr' } as const;
const en = { locale: 'en' } as const;

const importAndWait = async (page: Page): Promise<void> => {
  await page.locator('form[action="?/import"] button').click();
  await page.locator('form[action="?/undo"]').waitFor({ state: 'attached', timeout: 90_000 });
};

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a programme officer, in French, at a desk', () => {
  it('reaches the OTN in one click from the first page', async () => {
    const { page, context } = await openApp();
    await page.goto('/');
    await page.locator('button[name=persona][value=officer]').click();
    await page.waitForURL('**/portfolio');
    await picture(page, 'portfolio');
    const regions = await page
      .locator('main svg a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(regions.filter((one) => one?.startsWith('/regions/'))).size).toBe(17);
    await page
      .getByRole('link', { name: /Offensive de transformation numérique/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Offensive de transformation numérique/ }).waitFor();
    expect((await page.locator('main').innerText()).replaceAll(/\s/g, ' ')).toContain('240 000 000 $');
    await context.close();
  });

  it('goes to a page or a firm by typing its name, in the dark if they like', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    // The keys are heard once the scripts are there.
    await page.waitForLoadState('networkidle');
    const typed = async (words: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: m.shell_palette_placeholder({}, fr) }).fill(words);
    };
    await typed('regis');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/companies');
    await typed('usinage');
    await page.locator('#palette-list [role=option]').first().click();
    await page.waitForURL(/\/companies\/[0-9a-f-]{36}$/);
    const kept = page.waitForResponse(/preferences\/theme/);
    await page.getByRole('button', { name: m.shell_theme_dark({}, fr) }).click();
    await kept;
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await expectAccessible(page);
    await context.close();
  });

  it('imports a messy list of firms, leaving faulty lines aside', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    await page.goto('/imports/new');
    await uploadList(page, await sampleFile(page, 'entreprises.csv'));
    await picture(page, 'import');
    await expectAccessible(page);
    await skipErrors(page);
    await decideAll(page, 'new-for-review', m.imports_bulk_title({}, fr));
    await importAndWait(page);
    expect(await figure(page, m.imports_done_created({}, fr))).toBeGreaterThan(0);
    await context.close();
  });

  it('merges two records of one firm, side by side', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    const pairs = async () => {
      await page.goto('/duplicates');
      const hrefs = await page
        .locator('main a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      return hrefs.filter((address) => PAIR.test(address)).length;
    };
    await expect.poll(pairs, { timeout: 60_000 }).toBeGreaterThan(0);
    await openFirst(page, PAIR);
    await picture(page, 'duplicate');
    await expectAccessible(page);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('button[name=decision][value=same]').click();
    await answered;
    await page.getByRole('status').or(page.locator('.flash')).first().waitFor();
    await page.goto('/duplicates/merges');
    expect(await page.locator('main').innerText()).toContain('par vous');
    await page.goto('/companies');
    await openFirst(page, /\/companies\/[0-9a-f-]{36}$/);
    await picture(page, 'company');
    await context.close();
  });

  it('is told where a faulty list is wrong, and nothing is imported', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    await page.goto('/imports/new');
    await uploadList(page, await sampleFile(page, 'entreprises-avec-erreurs.csv'));
    await page.locator('main table').first().waitFor();
    expect(await page.locator('form[action="?/import"]').count()).toBe(0);
    expect(await page.locator('main').innerText()).toMatch(/NEQ/);
    await context.close();
  });
});

describe('in English, on a phone', () => {
  it('a person registers without scripts', async () => {
    const { page, context } = await openApp({ viewport: PHONE, scripts: false });
    await page.goto('/en/events');
    await openFirst(page, /\/en\/events\/[^/]+$/);
    await page.locator('[name=name]').fill('Rosalie Ouellet');
    await page.locator('[name=firm]').fill('Atelier du Cap inc.');
    await page.locator('[name=email]').fill('rosalie@example.test');
    await page.locator('[name=consent][value=given]').check();
    await page.getByRole('button', { name: m.outreach_action_register({}, en) }).click();
    await page.getByText(m.outreach_thanks_title({}, en)).waitFor();
    await context.close();
  });

  it('the officer imports an attendance list, and reach changes at once', async () => {
    const { page, context } = await openApp({ viewport: PHONE });
    await signInAs(page, 'officer', 'en');
    const contacts = async () => {
      await page.goto('/en/portfolio');
      return figure(page, m.portfolio_contacts({}, en));
    };
    const before = await contacts();
    await page.goto(`/en/activities?to=${dayFromNow(0)}`);
    await openFirst(page, ACTIVITY);
    const activity = page.url();
    const firms = await figure(page, m.outreach_figure_firms({}, en));
    await page.goto(`${activity}/attendance`);
    await uploadList(page, await sampleFile(page, 'presences.csv'));
    await expectAccessible(page);
    await expectToFit(page);
    await skipErrors(page);
    await decideAll(page, 'likeliest-for-review', m.imports_bulk_title({}, en));
    await importAndWait(page);
    await page.goto(activity);
    expect(await figure(page, m.outreach_figure_firms({}, en))).toBeGreaterThan(firms);
    expect(await contacts()).toBeGreaterThan(before);
    await context.close();
  });

  it('the officer checks somebody in at the door, and their firm counts', async () => {
    const { page, context } = await openApp({ viewport: PHONE });
    await signInAs(page, 'officer', 'en');
    await page.goto(`/en/activities?from=${dayFromNow(1)}`);
    await openFirst(page, ACTIVITY);
    const activity = page.url();
    const before = await figure(page, m.outreach_figure_firms({}, en));
    await page.goto(`${activity}/check-in`);
    await page.locator('form[action="?/checkIn"] button').first().click();
    await page.locator('form[action="?/undo"] button').first().waitFor();
    await picture(page, 'check-in-phone');
    await expectAccessible(page);
    const firms = async () => {
      await page.goto(activity);
      return figure(page, m.outreach_figure_firms({}, en));
    };
    await expect.poll(firms, { timeout: 30_000 }).toBe(before + 1);
    await context.close();
  });
});
