import { expect, inject } from 'vitest';
import { openApp, signInAs, type OpenApp } from './browser.ts';
import { visitAs } from './visitor.ts';

const PASSWORD = 'une suite de mots';

/** A firm of the register that nobody measured yet, with its organisation, its diagnosis and its owner's way in. */
export interface NewFirm {
  name: string;
  owner: string;
  email: string;
  /** Without language: a page adds it. */
  leadPath: string;
  answerPath: string;
}

/** Far enough apart, on a second try too, that the register does not ask whether they are one firm. */
const NAMES = {
  fr: [
    ['Profilés du Fjord', 'Alma'],
    ['Soudure Manicouagan', 'Baie-Comeau'],
  ],
  en: [
    ['Harricana Metalworks', 'Amos'],
    ['Yamaska Castings', 'Granby'],
  ],
} as const;
let made = 0;

/** The programme adds a firm, gives it an organisation of its own, and invites its owner to a first diagnosis. */
export async function startFirm(language: 'fr' | 'en'): Promise<NewFirm> {
  const [words, city] = NAMES[language][made % 2]!;
  const mark = `${Date.now().toString(36)}${made++}`;
  const name = `${words} ${mark} ${language === 'fr' ? 'inc.' : 'Ltd.'}`;
  const owner = 'Rosalie Ouellet';
  const email = `rosalie-${mark}@example.org`;
  const adviser = await visitAs(inject('appUrl'), 'adviser');
  const firm = await created<{ id: string }>(
    adviser.post('/companies', {
      legalName: name,
      city,
      naics: '3323',
      sizeClass: '10-49',
    }),
  );
  const administrator = await visitAs(inject('appUrl'), 'administrator');
  await created(
    administrator.post('/organisations', {
      slug: `profiles-${mark}`,
      kind: 'firm',
      nameFr: name,
      nameEn: name,
      companyId: firm.id,
      email,
    }),
  );
  const started = await created<{ id: string; url: string }>(
    adviser.post('/assessments', {
      companyId: firm.id,
      frameworkId: 'virage-4-0',
      stage: 'T0',
      invitee: { name: owner, email, language },
    }),
  );
  const answerPath = new URL(started.url).pathname.replace(/^\/en/, '');
  return { name, owner, email, leadPath: `/assessments/${started.id}`, answerPath };
}

async function created<T>(answer: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(201);
  return body as T;
}

/** The owner opens the account from the invitation that the mail brought. */
export async function openAccountByMail(firm: NewFirm, language: 'fr' | 'en'): Promise<OpenApp> {
  const opened = await openApp();
  const link = new URL(await linkMailedTo(firm.email, /\/invitation/), opened.url);
  const path = link.pathname.replace(/^\/en/, '') + link.search;
  await opened.page.goto(language === 'en' ? `/en${path}` : path);
  await opened.page.locator('input[name="name"]').fill(firm.owner);
  await opened.page.locator('input[name="password"]').fill(PASSWORD);
  await opened.page.locator('form:has(input[name="password"]) button').last().click();
  await opened.page.waitForURL((url) => !url.pathname.includes('/invitation'));
  return opened;
}

/** A link of that kind in the local outbox for an address, once the worker has put the mail there. */
async function linkMailedTo(email: string, kind: RegExp): Promise<string> {
  const { page, context } = await openApp();
  await signInAs(page, 'administrator');
  const rows = page.getByRole('row', { name: email }).getByRole('link');
  await expect
    .poll(async () => (await page.goto('/administration/mail?state=kept'), rows.count()), { timeout: 30_000 })
    .toBeGreaterThan(1);
  const mails = await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const mail of mails) {
    await page.goto(mail);
    const link = await page.locator('p.text a').first().getAttribute('href');
    if (link && kind.test(link)) {
      await context.close();
      return link;
    }
  }
  throw new Error(`No mail to ${email} holds a link of the kind ${kind}.`);
}
