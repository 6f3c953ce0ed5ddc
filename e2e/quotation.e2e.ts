import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quotationWords } from '../src/areas/network/quotation/words.ts';
import { m } from '../src/paraglide/messages.js';
import { expectAccessible, openApp, PHONE, signInAs, type OpenApp } from './support/browser.ts';
import { picture } from './support/picture.ts';

// A buyer in Germany and an extruder in Saguenay, from the first word typed to the export that the programme sees.
const w = quotationWords('de');
const fr = { locale: 'fr' } as const;
const FIRM = 'Aluminium Boréal inc.';
const TITLE = 'Strangpressprofile für Solarträger, eloxiert';
const EMAIL = 'einkauf@solartraeger.example';
const DRAWING = Buffer.from('%PDF-1.7 Querschnitt');

let buyer: OpenApp;
let supplier: OpenApp;
let request = '';

beforeAll(async () => {
  buyer = await openApp();
  supplier = await openApp();
  await signInAs(supplier.page, 'supplier');
});
afterAll(() => Promise.all([buyer.context.close(), supplier.context.close()]));

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const says = async (page: Page, words: string) =>
  expect((await page.locator('main').innerText()).replaceAll(/\s/g, ' ')).toContain(
    words.replaceAll(/\s/g, ' '),
  );

/** The link in the newest mail to the buyer, read in the outbox that a demonstration keeps. */
async function mailedLink(subject: string): Promise<string> {
  const { page, context } = await openApp();
  await signInAs(page, 'administrator');
  await page.goto('/administration/mail');
  const row = page.getByRole('row').filter({ hasText: EMAIL }).filter({ hasText: subject });
  await row.first().getByRole('link').click();
  await page.waitForURL(/\/administration\/mail\/.+/);
  const [link] = /https?:\/\/\S+\/request\/[\w-]+/.exec(await page.locator('main').innerText()) ?? [];
  await context.close();
  return new URL(link!).pathname;
}

describe('a buyer abroad', () => {
  it('finds the extruder in German, and reads why', async () => {
    const { page } = buyer;
    await page.goto('/suppliers/de');
    await page.locator('input[name=q]').first().fill('Aluminium-Strangpressen, Presse 2500 t, eloxieren');
    await page.locator('form[role=search] button').first().click();
    await says(page, FIRM);
    await says(page, 'Strangpressen');
    await picture(page, 'supplier-search');
    await page.getByRole('link', { name: FIRM }).first().click();
    await page.locator('a[href*="/request/new"]').first().click();
    await page.waitForURL(/\/suppliers\/de\/request\/new\?to=/);
    await expectAccessible(page);
  });

  it('posts a need with a drawing; what is missing and what is no drawing is said first', async () => {
    const { page } = buyer;
    const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
    await fill('need.title', TITLE);
    await fill('need.words.process', 'Strangpressen von Aluminium');
    await fill('need.words.material', 'EN AW-6082 T6');
    await fill('need.words.finish', 'Eloxieren');
    await fill('need.quantity', '1500');
    await fill('need.lengthMm', '6500');
    await fill('need.deadline', inDays(14));
    await page.locator('[name="need.destination.country"]').selectOption('DE');
    await fill('buyer.name', 'Jonas Weber');
    await fill('buyer.company', 'Solarträger GmbH');
    await page.locator('[name="buyer.country"]').selectOption('DE');
    await page
      .locator('[name=drawings]')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
    await press(page, w('post_button'));
    await says(page, w('file_not_what'));
    await page
      .locator('[name=drawings]')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: DRAWING });
    await press(page, w('post_button'));
    await says(page, w('refused_form'));
    expect(await page.locator('[name="need.title"]').inputValue()).toBe(TITLE);
    await expectAccessible(page);
    await fill('buyer.email', EMAIL);
    await page
      .locator('[name=drawings]')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: DRAWING });
    await press(page, w('post_button'));
    await says(page, w('posted_title'));
  });

  it('confirms by the mailed link, and no other link opens the request', async () => {
    const { page } = buyer;
    const link = await mailedLink(TITLE);
    const forged = await page.goto(`${link.slice(0, -3)}xyz`);
    expect(forged?.status()).toBe(404);
    await says(page, w('refused_unknown_link'));
    await expectAccessible(page);
    await page.goto(link);
    await press(page, w('confirm_button'));
    await says(page, w('done_confirmed'));
    await says(page, 'Strangpressen – ja');
    await says(page, '6082-T6 – ja');
    request = link;
  });

  it('sees who fits, why and what each lacks, and picks', async () => {
    const { page } = buyer;
    await says(page, w('pick_title'));
    await expectAccessible(page);
    const box = page.getByLabel(w('pick_label', { supplier: FIRM }));
    expect(await box.isChecked()).toBe(true);
    await press(page, w('pick_button'));
    await says(page, w('done_sent'));
    await says(page, w('recipient_sent'));
  });

  it('says anew how much it needs, and reads what changed', async () => {
    const { page } = buyer;
    await page.getByText(w('amend_title')).click();
    await page.locator('[name=quantity]').fill('1800');
    await press(page, w('amend_button'));
    await says(page, w('done_amended'));
    expect(await page.locator('main del').innerText()).toContain('1.500');
    await expectAccessible(page);
  });
});

describe('the firm', () => {
  it('finds the request in its inbox, in French, and opens the drawing once it accepted', async () => {
    const { page } = supplier;
    await page.goto('/network/requests');
    await expectAccessible(page);
    await page.getByRole('link', { name: TITLE }).click();
    await page.waitForURL(/\/network\/requests\/[0-9a-f-]{36}/);
    await says(page, 'extrusion');
    await says(page, m.quotation_changes_title({}, fr));
    expect(await page.locator('main ins').innerText()).toMatch(/1\s800/);
    expect(await page.getByRole('link', { name: 'plan.pdf' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByLabel(m.quotation_accept_label({}, fr)).check();
    await press(page, m.quotation_action_accept({}, fr));
    const drawing = page.getByRole('link', { name: 'plan.pdf' });
    await drawing.waitFor();
    const file = await page.request.get((await drawing.getAttribute('href'))!);
    expect(Buffer.compare(await file.body(), DRAWING)).toBe(0);
    expect(file.headers()['content-disposition']).toContain('attachment');
  });

  it('quotes', async () => {
    const { page } = supplier;
    await page.locator('[name="quotation.price"]').fill('48 750,50');
    await page.locator('[name="quotation.currency"]').selectOption('EUR');
    await page.locator('[name="quotation.leadTimeDays"]').fill('35');
    await page.locator('[name="quotation.validUntil"]').fill(inDays(60));
    await page.locator('[name="quotation.incoterm"]').selectOption('DAP');
    await page.locator('[name="quotation.text"]').fill('Outillage compris.');
    await press(page, m.quotation_action_quote({}, fr));
    await page.getByText(m.quotation_done_quoted({}, fr)).waitFor();
    await expectAccessible(page);
  });
});

describe('the award', () => {
  it('follows from quotations side by side; the buyer declares what was ordered', async () => {
    const { page } = buyer;
    await page.goto(await mailedLink(FIRM));
    await says(page, '48.750,50 EUR');
    expect(await page.getByText(w('amend_title')).count()).toBe(0);
    await page.locator('#close-reason').fill('Vorstand entscheidet früher');
    await press(page, w('close_button'));
    await says(page, w('change_closed'));
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await press(page, w('award_button', { supplier: FIRM }));
    await says(page, w('done_awarded'));
    await press(page, w('outcome_button'));
    await says(page, w('outcome_waiting'));
    await page.goto(request);
    await says(page, w('state_awarded'));
    await expectAccessible(page);
  });

  it('counts as an export of the programme once the firm says the same', async () => {
    const { page } = supplier;
    await page.reload();
    await says(page, EMAIL);
    await press(page, m.quotation_action_declare({}, fr));
    await page.getByText(m.quotation_outcome_agreed({}, fr)).waitFor();
    await expectAccessible(page);
    const officer = await openApp();
    await signInAs(officer.page, 'officer');
    await officer.page.goto('/network/exports');
    await says(officer.page, 'Allemagne');
    await says(officer.page, '48 750,50 EUR');
    expect(await officer.page.locator('main').innerText()).not.toContain('Solarträger');
    const [file] = await Promise.all([
      officer.page.waitForEvent('download'),
      officer.page.getByRole('link', { name: m.quotation_exports_csv({}, fr) }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^exports-.+\.csv$/);
    await expectAccessible(officer.page);
    await officer.context.close();
  });
});
