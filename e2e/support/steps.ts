import type { Page } from 'playwright-core';

/** A figure as the page shows it: its label, and the number under it. */
export async function figure(page: Page, label: string): Promise<number> {
  const stat = page
    .locator('.stat')
    .filter({ has: page.locator('.label', { hasText: label }) })
    .first();
  const text = await stat.locator('.value').innerText();
  const digits = text.replaceAll(/\D/g, '');
  if (digits === '') throw new Error(`"${label}" shows no number: ${text}`);
  return Number(digits);
}

/** One of the demonstration's lists, as its visitor downloads it. */
export async function sampleFile(
  page: Page,
  name: string,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const response = await page.request.get(`/demonstration/${name}`);
  return { name, mimeType: 'text/csv', buffer: await response.body() };
}

/** Sends a list and accepts the columns as they were guessed; ends where the rows are reviewed. */
export async function uploadList(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page
    .locator('form:has(input[type=file]) button[type=submit], form:has(input[type=file]) button:not([type])')
    .first()
    .click();
  await page.locator('form.mapping').waitFor({ timeout: 60_000 });
  await page.locator('form.mapping button[type=submit], form.mapping button:not([type])').last().click();
  await page.locator('section.panel').waitFor({ timeout: 60_000 });
}

/** Takes one way for every row still to be reviewed, where there is any. */
export async function decideAll(
  page: Page,
  change: 'new-for-review' | 'likeliest-for-review',
  open: string,
): Promise<void> {
  const button = page.locator(`button[value="${change}"]`);
  if ((await button.count()) === 0) return;
  await page.getByText(open, { exact: true }).click();
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await button.click();
  await answered;
  // The list is read again: rows that nothing was found for stay with a person, and may be imported as they are.
  await page.waitForLoadState('networkidle');
}

/** Leaves the faulty rows of a list aside, where there are any. */
export async function skipErrors(page: Page): Promise<void> {
  const button = page.locator('button[value="skip-errors"]');
  if ((await button.count()) === 0) return;
  await button.click();
  await button.waitFor({ state: 'detached' });
}

/** Follows the first link of the page's content whose address fits. */
export async function openFirst(page: Page, address: RegExp): Promise<void> {
  const hrefs = await page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  const href = hrefs.find((one) => address.test(one));
  if (!href) throw new Error(`No link fits ${String(address)} on ${page.url()}: ${hrefs.join(' ')}`);
  await page.locator(`main a[href="${href}"]`).first().click();
  await page.waitForURL((url) => address.test(url.pathname));
}
