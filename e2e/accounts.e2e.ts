import { createOTP } from '@better-auth/utils/otp';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, openApp, PERSONAS, signInAs } from './support/browser.ts';

const PASSWORD = 'une suite de mots';
const person = { email: `lea-${Date.now()}@example.org`, name: 'Léa Fortin' };

/** As the administrator, acting for the organisation at that place in the list of theirs. */
async function administratorFor(which: 'platform' | 'delivery'): Promise<Page> {
  const { page } = await openApp();
  await signInAs(page, 'administrator');
  if (which === 'delivery') {
    await settleAt(page, '/account');
    await page.locator('.side summary').click();
    await page.locator('.side form[action$="/session/organisation"] button').nth(1).click();
    await page.waitForLoadState('networkidle');
  }
  return page;
}

/** The newest link in the local outbox for an address, once the worker has put the mail there. */
async function linkMailedTo(email: string): Promise<string> {
  const page = await administratorFor('platform');
  await expect
    .poll(
      async () => {
        await page.goto('/administration/mail?state=kept');
        return page.getByRole('row', { name: email }).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await page.getByRole('row', { name: email }).first().getByRole('link').click();
  const link = await page.locator('p.text a').first().getAttribute('href');
  await page.context().close();
  return link!;
}

async function signInWithPassword(page: Page): Promise<void> {
  await settleAt(page, '/sign-in');
  await page.locator('#f-email').fill(person.email);
  await page.locator('#f-password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Ouvrir une session' }).first().click();
}

const signedIn = (page: Page) => page.waitForURL((url) => !/sign-in|session/.test(url.pathname));

async function signOut(page: Page): Promise<void> {
  await page.goto('/sign-out');
  await page.getByRole('main').getByRole('button', { name: 'Fermer la session' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Opens a page and waits until its scripts have taken over. */
async function settleAt(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
}

const openAccount = (page: Page) => settleAt(page, '/account');

beforeAll(async () => {
  const page = await administratorFor('delivery');
  await settleAt(page, '/organisation');
  await page.getByLabel('Son adresse de courriel').fill(person.email);
  await page.locator('form[action="?/invite"] select[name="role"]').selectOption('officer');
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await page.getByText('L’invitation est envoyée').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

describe('someone who is invited', () => {
  it('opens their account from the mailed link, without scripts', async () => {
    const link = await linkMailedTo(person.email);
    const { page, context } = await openApp({ scripts: false });
    await page.goto(link);
    await page.getByLabel('Nom').fill(person.name);
    await page.locator('input[name="password"]').fill('trop court');
    await page.getByRole('button', { name: 'Ouvrir mon compte et accepter' }).click();
    expect(await page.getByLabel('Nom').inputValue()).toBe(person.name);
    await page.locator('input[name="password"]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Ouvrir mon compte et accepter' }).click();
    await page.goto('/account');
    expect(await page.getByRole('main').innerText()).toContain(person.email);
    await page.goto(link);
    expect(await page.getByRole('main').innerText()).toContain('a déjà servi');
    await context.close();
  });

  it('signs in and out with a password, without scripts', async () => {
    const { page, context } = await openApp({ scripts: false });
    await signInWithPassword(page);
    await signedIn(page);
    await signOut(page);
    await page.goto('/account');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await context.close();
  });

  it('signs in by mailed link and goes on to where they were going, without scripts', async () => {
    const { page, context } = await openApp({ scripts: false });
    await page.goto('/sign-in?next=/account');
    await page.locator('#f-link-email').fill(person.email);
    await page.getByRole('button', { name: 'Recevoir un lien' }).click();
    await page.getByText('un lien vient d’y être envoyé').waitFor();
    await page.goto(await linkMailedTo(person.email));
    await page.getByRole('button', { name: 'Ouvrir ma session' }).click();
    await signedIn(page);
    expect(new URL(page.url()).pathname).toBe('/account');
    await context.close();
  });

  it('adds a passkey and signs in with it', async () => {
    const { page, context } = await openApp();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signInWithPassword(page);
    await signedIn(page);
    await openAccount(page);
    await page.getByLabel('Nom de la clé').fill('Portable');
    await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
    await page.getByText('La clé d’accès est ajoutée.').waitFor();
    await page.getByText('Portable').first().waitFor();
    await expectAccessible(page);
    await signOut(page);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await signedIn(page);
    await openAccount(page);
    expect(await page.getByRole('main').innerText()).toContain(person.email);
    await page.getByRole('button', { name: 'Retirer la clé Portable' }).click();
    await page.getByText('Aucune clé d’accès.').waitFor();
    await context.close();
  });

  it('sets up a second factor, which the next sign-in asks for', async () => {
    const { page, context } = await openApp();
    await signInWithPassword(page);
    await signedIn(page);
    await openAccount(page);
    await page.locator('#f-startSecondFactor-password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Mettre en place le deuxième facteur' }).click();
    await page.getByRole('img', { name: /Code QR/ }).waitFor();
    await expectAccessible(page);
    const uri = new URL((await page.locator('input[name="uri"]').getAttribute('value'))!);
    const code = () =>
      createOTP(decodeBase32(uri.searchParams.get('secret')!), { digits: 6, period: 30 }).totp();
    await page.locator('input[name="code"]').fill('000000');
    await page.getByRole('button', { name: 'Confirmer avec ce code' }).click();
    await page.getByText('Ce code n’est pas le bon').first().waitFor();
    await page.getByRole('img', { name: /Code QR/ }).waitFor();
    await page.locator('input[name="code"]').fill(await code());
    await page.getByRole('button', { name: 'Confirmer avec ce code' }).click();
    await page.getByText('Le deuxième facteur est en place').waitFor();
    await signOut(page);
    await signInWithPassword(page);
    await page.waitForURL(/second-factor/);
    await expectAccessible(page);
    await page.locator('#f-code').fill(await code());
    await page.getByRole('button', { name: 'Vérifier le code' }).click();
    await signedIn(page);
    await openAccount(page);
    await page.getByText('Retirer le deuxième facteur').first().click();
    await page.locator('#f-stopSecondFactor-password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Retirer le deuxième facteur' }).click();
    await page.getByText('Le deuxième facteur est retiré.').waitFor();
    await context.close();
  });

  it('closes a session that is open elsewhere', async () => {
    const [here, elsewhere] = [await openApp(), await openApp()];
    for (const { page } of [here, elsewhere]) {
      await signInWithPassword(page);
      await signedIn(page);
    }
    await openAccount(here.page);
    await here.page.getByRole('button', { name: 'Fermer toutes les autres sessions' }).click();
    await here.page.getByText('Vos autres sessions sont fermées.').waitFor();
    await elsewhere.page.goto('/account');
    expect(new URL(elsewhere.page.url()).pathname).toBe('/sign-in');
    await Promise.all([here.context.close(), elsewhere.context.close()]);
  });
});

describe('an administrator', () => {
  it('makes a key that the API takes until it is revoked', async () => {
    const page = await administratorFor('delivery');
    await settleAt(page, '/organisation/keys');
    await page.getByLabel('Nom').fill('Tableau de bord');
    await page.getByLabel('Lire : personnes et organisation').check();
    await page.getByRole('button', { name: 'Créer la clé' }).click();
    const secret = await page.locator('[data-key]').innerText();
    const ask = () =>
      page.request.get('/api/v1/organisation', { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status()).toBe(200);
    await expectAccessible(page);
    await page.goto('/api-docs');
    const operation = page
      .locator('details', { has: page.getByText('/organisation', { exact: true }) })
      .first();
    await operation.locator('summary').click();
    await operation.locator('[name=key]').fill(secret);
    await operation.getByRole('button').click();
    await operation.getByText('Réponse 200').waitFor();
    await page.goto('/organisation/keys');
    expect(await page.getByRole('main').innerText()).not.toContain(secret);
    await page.getByRole('button', { name: 'Révoquer Tableau de bord' }).click();
    await page.getByText('La clé est révoquée').waitFor();
    expect((await ask()).status()).toBe(401);
    await page.goto('/organisation/audit');
    expect(await page.getByRole('main').innerText()).toContain('accounts.revoke-api-key');
    expect(await page.getByRole('main').innerText()).not.toContain(secret);
    await expectAccessible(page);
    await page.context().close();
  });
});

describe('the demonstration', () => {
  it.each(PERSONAS)('opens with one click as %s', async (persona) => {
    const { page, context } = await openApp({ scripts: false });
    await signInAs(page, persona);
    const administration = await page.goto('/administration/mail');
    expect(administration?.status()).toBe(persona === 'administrator' ? 200 : 403);
    await context.close();
  });
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function decodeBase32(text: string): string {
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
}
