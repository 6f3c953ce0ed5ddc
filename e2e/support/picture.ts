import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

const PICTURES = path.resolve(import.meta.dirname, '../../docs/pictures');

/** The README's pictures are taken on the way: PICTURES=1 npm test -- --only e2e */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}
