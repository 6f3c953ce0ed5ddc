import { afterAll, describe, expect, it } from 'vitest';
import { startApp } from './support/app.ts';
import { expectAccessible, openApp } from './support/browser.ts';

const app = await startApp({
  args: ['--empty'],
  env: { VIRAGE_LOG: 'silent', VIRAGE_ADMIN_EMAIL: 'anne@example.test' },
});
afterAll(() => app.stop());

describe('an installation without demonstration', () => {
  it('lets its first administrator in by the link on the terminal, and offers no one-click sign-in', async () => {
    const { page, context } = await openApp({ url: app.url });
    await page.goto('/sign-in');
    expect(await page.locator('[data-persona]').count()).toBe(0);
    const link = /\S+\/invitation\/\S+/.exec(app.printed())?.[0];
    await page.goto(link!);
    await expectAccessible(page);
    await page.locator('[name=name]').fill('Anne Bergeron');
    await page.locator('[name=password]').fill('une phrase de passe bien longue');
    await page.locator('main form button').last().click();
    await page.waitForURL((url) => !url.pathname.startsWith('/invitation'));
    await page.goto('/administration/organisations');
    expect(await page.locator('h1').count()).toBe(1);
    await page.goto('/portfolio');
    await expectAccessible(page);
    await context.close();
  });
});
