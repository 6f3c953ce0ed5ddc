import type { Page } from 'playwright-core';

/** Whether the questionnaire is at its end, where it is sent. */
export const lastPart = async (page: Page): Promise<boolean> =>
  new URL(page.url()).searchParams.get('step') === 'end';

/** Chooses a level by its description, as a thumb does. */
export async function answerLevel(page: Page, question: string, value: number): Promise<void> {
  await page.locator('[data-ready="true"]').waitFor();
  const choice = page.locator(`input[name="q.${question}"][value="${value}"]`);
  await page.locator('label', { has: choice }).click();
  await page.locator('[data-unsent="0"]').waitFor();
}

/** Answers the level questions of one dimension and goes on. */
export async function answerStep(page: Page): Promise<void> {
  await page.locator('[data-ready="true"]').waitFor();
  const choices = page.locator('input[type=radio][name$="-level"][value="2"]');
  for (let at = 0; at < (await choices.count()); at++)
    await page.locator('label', { has: choices.nth(at) }).click();
  const before = page.url();
  await page.locator('form nav button.primary').click();
  await page.waitForURL((url) => url.href !== before);
}

/** Saves the text of the page and waits until the server has it. A page without its scripts yet would be sent whole. */
export async function saveText(page: Page, save: string): Promise<void> {
  await page.locator('.bar .state').waitFor();
  await page.getByRole('button', { name: save, exact: true }).click();
  await page.locator('.bar .state.saved').waitFor();
}
