import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { m } from '../src/paraglide/messages.js';
import { expectAccessible, openApp, PHONE, signInAs, type OpenApp } from './support/browser.ts';

const fr = { locale: 'fr' } as const;
const en = { locale: 'en' } as const;
const TITLE = 'Suivi des machines, essai du parcours';
const ASKED = ['Cadence Industrielle', 'North Shore Automation'] as const;

let firm: OpenApp;
let request = '';
const links = new Map<string, string>();

beforeAll(async () => {
  firm = await openApp();
  await signInAs(firm.page, 'firm');
});
afterAll(() => firm.context.close());

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const inDays = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T16:00`;

/** The link in the newest mail to a provider, read in the outbox that a demonstration keeps. */
async function linkFor(page: Page, address: string): Promise<string> {
  await page.goto('/administration/mail');
  await page
    .getByRole('row')
    .filter({ hasText: address })
    .filter({ hasText: TITLE })
    .first()
    .getByRole('link')
    .click();
  await page.waitForURL(/\/administration\/mail\/.+/);
  const [link] = /https?:\/\/\S+\/proposal\/[\w-]+/.exec(await page.locator('main').innerText()) ?? [];
  if (!link) throw new Error(`No link in the mail to ${address}`);
  return new URL(link).pathname;
}

describe('a firm asks providers and chooses one', () => {
  it('makes a request from a sheet of its strategy, with its own weights', async () => {
    const { page } = firm;
    await page.goto('/strategies');
    await page.locator('main tbody a').first().click();
    await page.getByRole('link', { name: m.strategies_tab_requests({}, fr) }).click();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: m.providers_action_new_request({}, fr) })
      .first()
      .click();
    await page.getByRole('link', { name: 'Suivi des machines et TRS' }).click();
    await page.getByLabel(m.providers_request_title({}, fr), { exact: true }).fill(TITLE);
    await page.locator('[name="criteria.0.weight"]').fill('1');
    await page.locator('[name=deadline]').fill(inDays(9));
    await press(page, m.providers_action_prepare({}, fr));
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    const weights = page.locator('[name$=".weight"]');
    const given = await weights.evaluateAll((inputs) =>
      inputs.slice(1).reduce((sum, input) => sum + Number((input as HTMLInputElement).value), 0),
    );
    await weights.first().fill(String(100 - given));
    await press(page, m.providers_action_prepare({}, fr));
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
    request = new URL(page.url()).pathname;
  });

  it('sees why each provider matches and who has a stake in it, then invites two', async () => {
    const { page } = firm;
    await expectAccessible(page);
    const flagged = page.getByRole('listitem').filter({ hasText: ASKED[0] }).first();
    expect(await flagged.innerText()).toContain('Samuel Nguyen');
    for (const name of ASKED) await page.getByLabel(name, { exact: true }).check();
    await press(page, m.providers_action_recipients({}, fr));
    await page.getByText(m.providers_done_recipients({}, fr)).waitFor();
    await press(page, m.providers_action_send({}, fr));
    await page.locator('form[action="?/send"] button').click();
    await page.getByText(m.providers_done_sent({}, fr)).waitFor();
    await expectAccessible(page);
  });

  it('whose answers stay sealed until nobody is left to answer', async () => {
    expect(await firm.page.locator('main').innerText()).toContain(m.providers_recipient_invited({}, fr));
    expect(await firm.page.locator('form[action="?/close"]').count()).toBe(0);
  });
});

describe('a provider answers by its link, without an account', () => {
  beforeAll(async () => {
    const { page, context } = await openApp();
    await signInAs(page, 'administrator');
    links.set(ASKED[0], await linkFor(page, 'propositions@cadence-industrielle.example'));
    links.set(ASKED[1], await linkFor(page, 'propositions@north-shore-automation.example'));
    await context.close();
  });

  it('in its own language, without scripts, keeping a draft before it sends', async () => {
    const { page, context } = await openApp({ scripts: false });
    const link = links.get(ASKED[1])!;
    expect(link).toMatch(/^\/en\/proposal\//);
    await page.goto(link);
    await page.locator('[name="content.oneOff"]').fill('not a price');
    await page.locator('[name="content.summary"]').fill('One box per machine.');
    await press(page, m.providers_action_submit({}, en));
    expect(await page.locator('main').innerText()).toContain(m.providers_problem_price({}, en));
    expect(await page.locator('[name="content.summary"]').inputValue()).toBe('One box per machine.');
    await page.locator('[name="content.oneOff"]').fill('$42,500');
    await press(page, m.providers_action_keep({}, en));
    await page.goto(link);
    expect(await page.locator('[name="content.oneOff"]').inputValue()).toBe('42500');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') });
    await press(page, m.providers_action_attach({}, en));
    await press(page, m.providers_action_submit({}, en));
    expect(await page.locator('main').innerText()).toContain(m.providers_done_submitted({}, en));
    await context.close();
  });

  it('asks, on a phone, and reads the answer that everyone gets', async () => {
    const asking = await openApp({ viewport: PHONE });
    await asking.page.goto(links.get(ASKED[0])!);
    await expectAccessible(asking.page);
    await asking.page.getByLabel(m.providers_link_question({}, fr)).fill('Combien de quarts ?');
    await press(asking.page, m.providers_action_ask({}, fr));
    await asking.page.getByText(m.providers_done_asked({}, fr)).waitFor();

    await firm.page.goto(request);
    await firm.page.getByLabel(m.providers_answer({}, fr)).fill('Deux.');
    await press(firm.page, m.providers_action_answer({}, fr));
    await firm.page.getByText(m.providers_done_answered({}, fr)).waitFor();

    const other = await openApp();
    await other.page.goto(links.get(ASKED[1])!);
    const read = await other.page.locator('main').innerText();
    expect(read).toContain('Deux.');
    expect(read).not.toContain(ASKED[0]);
    await expectAccessible(other.page);
    await asking.page.locator('[name="content.oneOff"]').fill('18200');
    await press(asking.page, m.providers_action_submit({}, fr));
    await asking.page.getByText(m.providers_done_submitted({}, fr)).waitFor();
    await asking.context.close();
    await other.context.close();
  });
});

describe('the choice', () => {
  it('is not the adviser’s who declared an interest, and the adviser’s scores wait', async () => {
    await firm.page.goto(request);
    await press(firm.page, m.providers_action_close({}, fr));
    await firm.page.getByText(m.providers_done_closed({}, fr)).waitFor();

    const { page, context } = await openApp();
    await signInAs(page, 'adviser');
    await page.goto(request);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain(m.providers_refusal_interest({}, fr));
    expect(await page.locator('form[action="?/choose"]').count()).toBe(0);
    await page.locator('form[action="?/score"] select').first().selectOption('5');
    await press(page, m.providers_action_score({}, fr));
    await page.getByText(m.providers_done_scored({}, fr)).waitFor();
    expect(await page.locator('main').innerText()).toContain(m.providers_score_waiting({}, fr));
    await expectAccessible(page);
    await context.close();
  });

  it('is the firm’s, on its own scores, and its record says who had a stake', async () => {
    const { page } = firm;
    await page.goto(request);
    await press(page, m.providers_action_confirm({}, fr));
    await page.getByText(m.providers_done_confirmed({}, fr)).waitFor();
    const selects = page.locator('form[action="?/score"] select');
    for (let at = 0; at < (await selects.count()); at++)
      await selects.nth(at).selectOption(String(at % 2 ? 2 : 4));
    await press(page, m.providers_action_score({}, fr));
    await page.getByText(m.providers_done_scored({}, fr)).waitFor();
    await expectAccessible(page);
    await page.getByRole('radio', { name: ASKED[1] }).check();
    await page
      .getByLabel(m.providers_choice_reason({}, fr))
      .fill('Toutes nos machines, et nos données chez nous.');
    await press(page, m.providers_action_choose({}, fr));
    await page.getByText(m.providers_chosen_title({ provider: ASKED[1] }, fr)).waitFor();
    const record = await page.locator('main').innerText();
    expect(record).toContain('Samuel Nguyen');
    expect(record).toContain(m.providers_interest_recorded({ count: 1 }, fr));
    await expectAccessible(page);
  });

  it('stands in the firm’s file, and each provider has its answer', async () => {
    const { page, context } = await openApp();
    await page.goto(links.get(ASKED[0])!);
    expect(await page.locator('main').innerText()).toContain('a retenu une autre proposition');
    await context.close();
    await firm.page.goto('/strategies');
    await firm.page
      .getByRole('link', { name: m.shell_nav_own_company({}, fr) })
      .first()
      .click();
    await firm.page
      .getByText(m.providers_timeline_chosen({ provider: ASKED[1], title: TITLE }, fr))
      .waitFor();
  });
});
