import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openApp } from './support/browser.ts';

// A page of another origin, with a style of its own that would spoil anything that is not isolated.
const HOST = (widget: string) => `<!doctype html><html lang="en"><head><title>Branchenverband</title>
  <style>* { color: red !important; font-size: 40px; } input { display: none; }</style></head>
  <body><main><h1>Verband</h1><div id="here" style="--virage-action: #7a1f5c"></div></main>
  <script src="${widget}" data-language="de" data-limit="3" data-target="#here"></script></body></html>`;

let host: Server;
let page: Awaited<ReturnType<typeof openApp>>['page'];

beforeAll(async () => {
  const app = await openApp();
  page = app.page;
  await page.goto('/suppliers/de');
  const widget = new URL('/suppliers/widget.js', page.url()).href;
  host = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(HOST(widget));
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => host.close(resolve)));

describe('the search on a page of somebody else', () => {
  it('finds a firm in German, says why, in its own look, and leads to its page', async () => {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const field = page.getByRole('combobox', { name: 'Was suchen Sie?' });
    await field.fill('Strangpressen');
    await field.press('Enter');
    const first = page.locator('#here .found li').first();
    await first.waitFor();
    expect(await first.innerText()).toContain('Strangpressen');
    expect(await page.locator('#here .found li').count()).toBe(3);
    expect(await page.locator('#here [role=status]').innerText()).toMatch(/\d Zulieferer/);
    const button = page.getByRole('button', { name: 'Suchen' });
    const look = await button.evaluate((element) => {
      const { backgroundColor, color, fontSize } = getComputedStyle(element);
      return [backgroundColor, color, fontSize];
    });
    expect(look).toEqual(['rgb(122, 31, 92)', 'rgb(255, 255, 255)', '16px']);
    expect(await field.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(28, 37, 48)');
    await expectAccessible(page);
    await field.fill('qqqqzzzzxx');
    await field.press('Enter');
    await page.getByText('Kein Zulieferer passt zu dieser Suche.').waitFor();
    await field.fill('Strangpressen');
    await field.press('Enter');
    await first.locator('a').click();
    await page.waitForURL('**/suppliers/de/firm/**');
  });

  it('suggests while one types, for the keyboard, the pointer and a screen reader', async () => {
    await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const field = page.getByRole('combobox', { name: 'Was suchen Sie?' });
    const options = page.locator('#here').getByRole('option');
    const isOpen = () => field.getAttribute('aria-expanded');
    await field.pressSequentially('Strangpr');
    await options.first().waitFor();
    expect(await isOpen()).toBe('true');
    await expectAccessible(page);
    await field.press('ArrowDown');
    const chosen = await options.first().innerText();
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'));
    await field.press('Escape');
    expect([await isOpen(), await field.inputValue()]).toEqual(['false', 'Strangpr']);
    await field.pressSequentially('e');
    await options.first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
    expect(await field.inputValue()).toBe(chosen);
    await page.locator('#here .found li').first().waitFor();
    expect(await isOpen()).toBe('false');
    await field.fill('Eloxier');
    await options.first().click();
    await page.locator('#here .found li').first().waitFor();
    expect(await field.inputValue()).not.toBe('Eloxier');
  });
});
