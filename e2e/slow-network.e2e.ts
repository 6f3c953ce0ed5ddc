import { describe, expect, it } from 'vitest';
import { openApp } from './support/browser.ts';

describe('on a slow network', () => {
  it('what is typed before the scripts come stays when they do', async () => {
    const { page, context } = await openApp();
    let letThrough = () => {};
    const scripts = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route(/\.js($|\?)/, async (route) => {
      await scripts;
      await route.continue();
    });
    await page.goto('/sign-in', { waitUntil: 'commit' });
    await page.locator('#f-email').fill('rosalie@example.org');
    await page.locator('#f-password').fill('une suite de mots');
    letThrough();
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    expect(await page.locator('#f-email').inputValue()).toBe('rosalie@example.org');
    expect(await page.locator('#f-password').inputValue()).toBe('une suite de mots');
    await context.close();
  });
});
