import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { m } from '../src/paraglide/messages.js';
import { expectAccessible, openApp, PHONE, signInAs } from './support/browser.ts';
import { openLine, type Line } from './support/network.ts';
import { openAccountByMail, startFirm, type NewFirm } from './support/new-firm.ts';
import { picture } from './support/picture.ts';
import { answerLevel, answerStep, lastPart, saveText } from './support/plan-steps.ts';

// A firm goes from its invitation to a plan that it signs: it answers by its link, its adviser goes on in the plant
// without a network, they write the strategy together, the roadmap is computed, and the firm signs with its own account.
let line: Line;
beforeEach(async () => {
  line = await openLine(inject('appUrl'));
});
afterEach(() => line.close());

describe.each(['fr', 'en'] as const)('a firm, in %s', (locale) => {
  const say = { locale } as const;
  const at = (path: string): string => (locale === 'en' ? `/en${path}` : path);

  it('goes from invitation to a signed plan', async () => {
    const firm = await startFirm(locale);
    await answerByLink(firm);
    const adviser = await visitThePlant(firm);
    const strategy = await beginStrategy(adviser, firm);
    await writeStrategy(adviser, strategy);
    await computeRoadmap(adviser, strategy);
    await makeDeliverable(adviser, strategy);
    await adviser.context().close();
    await sign(firm, strategy);
  });

  /** Without an account, on a phone: the first dimension, and back later by the same link. */
  async function answerByLink(firm: NewFirm): Promise<void> {
    const { page, context } = await openApp({ viewport: PHONE });
    await page.goto(at(firm.answerPath));
    await expectAccessible(page);
    await page.goto(at(`${firm.answerPath}?step=planning`));
    await answerLevel(page, 'planning-level', 1);
    await context.close();
    const later = await openApp();
    await later.page.goto(at(`${firm.answerPath}?step=planning`));
    expect(await later.page.locator('input[name="q.planning-level"][value="1"]').isChecked()).toBe(true);
    await later.context.close();
  }

  /** The adviser prepares, loses the network at the door, asks the rest, and sends it all from the car park. */
  async function visitThePlant(firm: NewFirm): Promise<Page> {
    const { page } = await openApp();
    await signInAs(page, 'adviser', locale);
    await page.goto(line.url + at(firm.leadPath));
    await page.locator('[data-offline="ready"]').waitFor({ timeout: 30_000 });
    line.cut();
    await page.getByRole('link', { name: m.assessment_answer_continue({}, say), exact: true }).click();
    while (!(await lastPart(page))) await answerStep(page);
    line.restore();
    await expect
      .poll(() => page.locator('[data-unsent]').getAttribute('data-unsent'), { timeout: 60_000 })
      .toBe('0');
    await page.goto(at(`${firm.leadPath}?step=end`));
    await page.getByRole('button', { name: m.assessment_submit({}, say) }).click();
    await page.waitForURL('**/result');
    await expectAccessible(page);
    return page;
  }

  async function beginStrategy(page: Page, firm: NewFirm): Promise<string> {
    await page.goto(at('/strategies/new'));
    await page.locator('input[role=combobox]').fill(firm.name);
    await page.locator('[role=option]', { hasText: firm.name }).click();
    await page.getByRole('button', { name: m.strategies_begin({}, say) }).click();
    await page.waitForURL(/strategies\/[0-9a-f-]{36}$/);
    return /strategies\/[0-9a-f-]{36}$/.exec(page.url())![0];
  }

  async function writeStrategy(page: Page, strategy: string): Promise<void> {
    const section = (name: string) => page.goto(at(`/${strategy}/sections/${name}`));
    const save = () => saveText(page, m.strategies_save({}, say));
    await section('profile');
    await page.locator('[name=description]').fill('Profilés et pièces soudées en aluminium, 48 personnes.');
    await page.locator('[name$=".aim"]').first().fill('Livrer à temps 95 commandes sur 100');
    await save();
    await section('inventory');
    await page.locator('[name$=".process"]').first().fill('Ordonnancement');
    await page.locator('[name$=".system"]').first().fill('Tableur');
    await save();
    await section('needs');
    await page.locator('[name$=".need"]').first().fill('Promettre une date tenable');
    await save();
    await section('initiatives');
    await expectAccessible(page);
    await page.locator('form[action="?/template"] button').first().click();
    await page.waitForURL(/initiatives\/[0-9a-f-]{36}/);
    await page.locator('[name=owner]').fill('Rosalie Ouellet');
    await save();
    await section('action-plan');
    await page.locator('[name$=".action"]').first().fill('Choisir l’intégrateur');
    await page.locator('[name$=".owner"]').first().fill('Rosalie Ouellet');
    await page.locator('[name$=".due"]').first().fill('2027-03-31');
    await save();
    await section('funding');
    await page.locator('[name$=".name"]').first().fill('Fonds de l’entreprise');
    await page.locator('[name$=".amountCents"]').first().fill('50000');
    await save();
  }

  async function computeRoadmap(page: Page, strategy: string): Promise<void> {
    await page.goto(at(`/${strategy}/roadmap`));
    await page.waitForLoadState('networkidle');
    for (const cash of await page.locator('[name^="cashCents."]').all()) await cash.fill('60000');
    for (const days of await page.locator('[name^="peopleDays."]').all()) await days.fill('200');
    await page.locator('form[action="?/settings"] button.primary').click();
    const adopt = page.getByRole('button', { name: m.roadmap_action_adopt({}, say) });
    await adopt.waitFor({ timeout: 60_000 });
    if (locale === 'fr') await picture(page, 'roadmap');
    await expectAccessible(page);
    await adopt.click();
    await page.getByText(m.roadmap_adopted_badge({}, say)).first().waitFor();
    await expectAccessible(page);
  }

  async function makeDeliverable(page: Page, strategy: string): Promise<void> {
    await page.goto(at(`/${strategy}/deliverable`));
    await page.getByRole('button', { name: m.deliverable_make({}, say) }).click();
    const pdf = page.locator('a[href$="/pdf"]').first();
    await pdf.waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    for (const [format, head] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
    ] as const) {
      const link = await page.locator(`a[href$="/${format}"]`).first().getAttribute('href');
      const file = await (await page.request.get(link!)).body();
      expect(file.subarray(0, head.length).toString()).toBe(head);
      expect(file.length).toBeGreaterThan(20_000);
    }
  }

  /** With the account that the firm opened from its own invitation. */
  async function sign(firm: NewFirm, strategy: string): Promise<void> {
    const { page, context } = await openAccountByMail(firm, locale);
    await page.goto(at(`/${strategy}/sign-off`));
    await expectAccessible(page);
    await page.locator('[name=name]').fill(firm.owner);
    await page.locator('[name=role]').fill('Présidente');
    await page.getByRole('button', { name: m.strategies_sign_submit({ version: 1 }, say) }).click();
    await page.waitForURL(/document\?version=1/).catch(async (error: Error) => {
      throw new Error(`${page.url()}: ${await page.locator('main').innerText()}`, { cause: error });
    });
    await expectAccessible(page);
    await page.goto(at(`/${strategy}/sign-off`));
    await page.getByText(m.strategies_sign_done({}, say)).first().waitFor();
    expect(await page.locator('main').innerText()).toContain(firm.owner);
    await context.close();
  }
});
