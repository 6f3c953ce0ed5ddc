import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { m } from '../src/paraglide/messages.js';
import { expectAccessible, openApp, PHONE, signInAs } from './support/browser.ts';
import { openLine, type Line } from './support/network.ts';
import { visitAs } from './support/visitor.ts';

const fr = { locale: 'fr' } as const;
const en = { locale: 'en' } as const;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let line: Line;
beforeEach(async () => {
  line = await openLine(inject('appUrl'));
});
afterEach(() => line.close());

let taken = 0;

/** An assessment of a firm nobody has measured yet, with a link; both as paths. */
async function startOne(framework = 'virage-4-0'): Promise<{ lead: string; answer: string }> {
  const adviser = await visitAs(inject('appUrl'), 'adviser');
  for (;;) {
    const { body: firms } = await adviser.get<{ items: { id: string }[] }>('/companies?limit=200&sort=-name');
    const started = await adviser.post<{ id: string; url: string }>('/assessments', {
      companyId: firms.items[taken++]!.id,
      frameworkId: framework,
      stage: 'T2',
      invitee: { name: 'Rosalie Ouellet', language: 'fr' },
    });
    if (started.status === 201)
      return { lead: `/assessments/${started.body.id}`, answer: new URL(started.body.url).pathname };
  }
}

const unsent = (page: Page) => page.locator('[data-unsent]');
const allSent = (page: Page) =>
  expect.poll(() => unsent(page).getAttribute('data-unsent'), { timeout: 60_000 }).toBe('0');
const keptHere = (page: Page, count: number) =>
  expect.poll(() => unsent(page).getAttribute('data-unsent')).toBe(String(count));
const level = (page: Page, question: string, value: number) =>
  page.locator(`input[name="q.${question}"][value="${value}"]`);
const offlineReady = (page: Page) => page.locator('[data-offline="ready"]').waitFor({ timeout: 30_000 });
const bookOpen = (page: Page) => page.locator('[data-ready="true"]').waitFor();
const openExtras = (page: Page, question: string) =>
  page.locator(`section[id="q.${question}"] details summary`).click();

describe('an adviser in a plant without a network', () => {
  it('answers, reloads, loses the page, and finds everything once the network is back', async () => {
    const { lead, answer } = await startOne();
    const { page, context } = await openApp({ viewport: PHONE, url: line.url });
    await page.goto(inject('appUrl'));
    await signInAs(page, 'adviser').catch(() => undefined);
    await page.goto(line.url + lead);
    await offlineReady(page);
    await expectAccessible(page);

    line.cut();
    await page.getByRole('link', { name: m.assessment_answer_begin({}, fr), exact: true }).click();
    await page.locator('label', { has: level(page, 'planning-level', 3) }).click();
    await openExtras(page, 'planning-level');
    await page.locator('textarea[name="note.planning-level"]').fill('Tableau blanc près de la presse 3');
    await page
      .locator('input[name="file.planning-level"]')
      .setInputFiles({ name: 'presse.png', mimeType: 'image/png', buffer: PNG });
    await keptHere(page, 3);
    await expectAccessible(page);

    await page.reload();
    await bookOpen(page);
    await keptHere(page, 3);
    expect(await level(page, 'planning-level', 3).isChecked()).toBe(true);
    await page.getByRole('button', { name: m.assessment_next({}, fr) }).click();
    await page.locator('label', { has: level(page, 'shop-floor-data-level', 1) }).click();
    // Nobody waits for a page that dies.
    await page.close();

    const again = await context.newPage();
    await again.goto(`${line.url}${lead}?step=shop-floor-data`);
    await bookOpen(again);
    await keptHere(again, 4);
    expect(await level(again, 'shop-floor-data-level', 1).isChecked()).toBe(true);

    line.restore();
    await allSent(again);
    await context.close();

    const device = await openApp({ url: line.url });
    await device.page.goto(`${answer}?step=planning`);
    expect(await level(device.page, 'planning-level', 3).isChecked()).toBe(true);
    await openExtras(device.page, 'planning-level');
    await device.page.getByText('Tableau blanc près de la presse 3').waitFor();
    const photo = device.page.locator('li', { hasText: 'presse.png' }).locator('a');
    const content = await device.page.request.get((await photo.getAttribute('href'))!);
    expect(Buffer.compare(await content.body(), PNG)).toBe(0);
    await device.page.goto(`${answer}?step=shop-floor-data`);
    expect(await level(device.page, 'shop-floor-data-level', 1).isChecked()).toBe(true);
    await device.context.close();
  });

  it('is told what can be opened where a page was not kept', async () => {
    const { answer } = await startOne();
    const { page, context } = await openApp({ viewport: PHONE, url: line.url });
    await page.goto(answer);
    await offlineReady(page);
    line.cut();
    await page.goto('/events').catch(() => undefined);
    await page.getByText(m.assessment_offline_pages({}, fr)).waitFor();
    await expectAccessible(page);
    await page.getByRole('link').first().click();
    await page.waitForURL(`**${answer}`);
    await bookOpen(page);
    await context.close();
  });
});

describe('two people of a firm', () => {
  it('answer the same question apart, settle it, and submit', async () => {
    const { answer } = await startOne();
    const [one, two] = [await openApp({ url: line.url }), await openApp({ viewport: PHONE, url: line.url })];
    for (const { page } of [one, two]) {
      await page.goto(`${answer}?step=planning`);
      await bookOpen(page);
    }
    line.cut();
    await one.page.locator('label', { has: level(one.page, 'planning-level', 1) }).click();
    await two.page.locator('label', { has: level(two.page, 'planning-level', 4) }).click();
    await keptHere(one.page, 1);
    await keptHere(two.page, 1);
    line.restore();
    await allSent(one.page);
    await allSent(two.page);

    await two.page.reload();
    await two.page.getByText(m.assessment_conflict_title({}, fr)).waitFor();
    await expectAccessible(two.page);
    await one.page.goto(`${answer}?step=end`);
    await bookOpen(one.page);
    await one.page.getByText(m.assessment_end_conflicts({}, fr)).waitFor();
    await one.page.getByRole('button', { name: m.assessment_submit({}, fr) }).click();
    await one.page.getByRole('alert').waitFor();
    await expectAccessible(one.page);

    await two.page
      .getByRole('button', { name: m.assessment_conflict_keep({}, fr) })
      .last()
      .click();
    await allSent(two.page);
    await one.page.reload();
    await bookOpen(one.page);
    expect(await one.page.getByText(m.assessment_end_conflicts({}, fr)).count()).toBe(0);
    await one.page.getByRole('button', { name: m.assessment_submit({}, fr) }).click();
    await one.page.waitForURL('**/result');

    // What the other still says afterwards is kept, and said to be too late.
    await two.page
      .locator('label', { has: level(two.page, 'planning-level', 0) })
      .click()
      .catch(() => undefined);
    await two.page.goto(answer);
    await two.page.getByText(m.assessment_answer_submitted({}, fr)).waitFor();
    await expectAccessible(two.page);
    for (const { context } of [one, two]) await context.close();
  });

  it('are told when an answer comes too late, and it is kept', async () => {
    const { answer } = await startOne();
    const [one, two] = [await openApp({ url: line.url }), await openApp({ url: inject('appUrl') })];
    for (const { page } of [one, two]) {
      await page.goto(`${answer}?step=planning`);
      await bookOpen(page);
    }
    line.cut();
    await one.page.locator('label', { has: level(one.page, 'planning-level', 5) }).click();
    await keptHere(one.page, 1);
    await two.page.locator('label', { has: level(two.page, 'planning-level', 2) }).click();
    await allSent(two.page);
    await two.page.goto(`${answer}?step=end`);
    await bookOpen(two.page);
    await two.page.getByRole('button', { name: m.assessment_submit({}, fr) }).click();
    await two.page.waitForURL('**/result');
    line.restore();
    await allSent(one.page);
    await one.page.goto(`${line.url}${answer}?step=end`);
    await one.page.getByText(m.assessment_aside_submitted({}, fr)).waitFor();
    for (const { context } of [one, two]) await context.close();
  });
});

describe('a firm alone', () => {
  it('answers without scripts, in English, with every kind of question', async () => {
    const { answer } = await startOne('dma-compatible');
    const { page, context } = await openApp({ viewport: PHONE, scripts: false });
    await page.goto(`/en${answer}`);
    await page.getByRole('link', { name: m.assessment_answer_begin({}, en), exact: true }).click();
    await page.locator('input[type=checkbox][name^="q.Q1."]').first().check();
    await page.locator('input[name="q.Q2"]').first().check();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('button', { name: m.assessment_next({}, en) }).click();
    await page.locator('input[name="q.Q3.-unknown"]').check();
    await page.locator('input[name^="q.Q4."][value="3"]').first().check();
    await page.getByRole('button', { name: m.assessment_next({}, en) }).click();
    await page.goto(`/en${answer}`);
    await page.getByText('3 of 11 answered').waitFor();
    await page.goto(`/en${answer}?step=end`);
    await page.getByRole('button', { name: m.assessment_submit({}, en) }).click();
    await page.waitForURL('**/result');
    await context.close();
  });

  it('is told why a file is refused, and keeps what was answered', async () => {
    const { answer } = await startOne();
    const { page, context } = await openApp({ viewport: PHONE });
    await page.goto(`${answer}?step=planning`);
    await bookOpen(page);
    await page.locator('label', { has: level(page, 'planning-level', 2) }).click();
    await openExtras(page, 'planning-level');
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    await page
      .locator('input[name="file.planning-level"]')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: html });
    await page.getByText(m.assessment_evidence_not_accepted({}, fr)).waitFor();
    await allSent(page);
    await page.reload();
    expect(await level(page, 'planning-level', 2).isChecked()).toBe(true);
    await context.close();
  });
});

describe('the programme', () => {
  it('invites somebody, shows the link once, and sees them in the list', async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'officer');
    await page.goto('/assessments/new');
    await expectAccessible(page);
    await page.getByRole('combobox').first().fill('usinage');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: m.assessment_new_company_next({}, fr) }).click();
    await page.locator('[name=stage][value=T2]').check();
    await page.locator('[name="invitee.name"]').fill('Luc Gagnon');
    await expectAccessible(page);
    await page.getByRole('button', { name: m.assessment_new_submit({}, fr) }).click();
    await page.getByRole('img', { name: m.assessment_link_qr({}, fr) }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: m.assessment_link_open_assessment({}, fr) }).click();
    await page.getByText(m.assessment_links_title({}, fr)).first().click();
    await page.getByText('Luc Gagnon').waitFor();
    await page.goto('/assessments?state=open');
    await expectAccessible(page);
    const csv = await page.request.get('/assessments/export?format=csv');
    expect((await csv.text()).split('\n').length).toBeGreaterThan(40);
    await context.close();
  });
});
