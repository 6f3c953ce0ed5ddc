import { createOTP } from '@better-auth/utils/otp';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, describe, expect, it } from 'vitest';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { linkInMail, makeOrganisation, makePerson, TestBrowser, testRuntime } from '../testing/people.ts';
import { authOf } from './auth.ts';
import { signInWithPassword } from './sign-in-options.ts';
import { resolveVisitor } from './visitor.ts';

const { url } = await testDatabase();
const runtime = testRuntime(url);
afterAll(() => closeRuntime(runtime));

const sva = await makeOrganisation(runtime, 'sva');
const visit = (browser: TestBrowser) => resolveVisitor(runtime, browser.headers);
let address = 1;
/** Each from an address of its own, so that no test spends another's attempts. */
const browse = () => new TestBrowser(runtime, `198.51.100.${address++}`);

describe('the library’s tables', () => {
  it('are as the library describes itself: it finds nothing to create or change', async () => {
    const { toBeCreated, toBeAdded } = await getMigrations(authOf(runtime).options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });
});

describe('signing in with a password', () => {
  it('opens a session that says who the person is and what they act for', async () => {
    const maude = await makePerson(runtime, 'Maude', sva);
    const browser = browse();
    expect((await browser.signIn(maude.email)).ok).toBe(true);
    const { actor, visitor } = await visit(browser);
    expect(actor).toEqual(maude.actor);
    expect(visitor).toMatchObject({
      name: 'Maude',
      email: maude.email,
      memberships: [{ organisationId: sva, role: 'officer' }],
    });
  });

  it('reads the same for a wrong password and an unknown address', async () => {
    const wrong = await browse().signIn('maude@example.org', 'not her password');
    const unknown = await browse().signIn('nobody@example.org', 'not her password');
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'invalid-email-or-password' } });
  });

  it('leaves the public without a session as the public', async () => {
    const browser = browse();
    browser.set('virage.session_token', 'made-up.signature');
    expect(await visit(browser)).toMatchObject({
      visitor: null,
      actor: { kind: 'public', organisationId: null },
    });
  });

  it('ends with the session: its cookie then opens nothing', async () => {
    const browser = browse();
    await browser.signIn('maude@example.org');
    const kept = browser.headers;
    await browser.ask('/sign-out', {});
    expect((await resolveVisitor(runtime, kept)).visitor).toBeNull();
  });

  it('offers no way to register alone', async () => {
    const answer = await browse().ask('/sign-up/email', {
      email: 'eve@example.org',
      name: 'Eve',
      password: 'long enough password',
    });
    expect(answer.ok).toBe(false);
  });
});

describe('signing in by e-mailed link', () => {
  it('sends a link that opens a session once', async () => {
    const browser = browse();
    await browser.ask('/sign-in/magic-link', { email: 'maude@example.org' });
    const link = await linkInMail(runtime, 'maude@example.org');
    expect(link?.pathname).toBe('/sign-in/link');
    const verify = `/magic-link/verify${link!.search}`;
    expect((await browser.ask(verify)).ok).toBe(true);
    expect((await visit(browser)).visitor?.email).toBe('maude@example.org');
    expect(await browse().ask(verify)).toMatchObject({ ok: false, refusal: { code: 'invalid-token' } });
  });

  it('answers the same for an address without an account, and sends nothing', async () => {
    const known = await browse().ask('/sign-in/magic-link', { email: 'maude@example.org' });
    const unknown = await browse().ask('/sign-in/magic-link', { email: 'stranger@example.org' });
    expect(unknown).toEqual(known);
    expect(await linkInMail(runtime, 'stranger@example.org')).toBeNull();
  });
});

describe('a forgotten password', () => {
  it('is replaced by way of a mailed link, and every open session ends', async () => {
    await makePerson(runtime, 'Karim', sva);
    const before = browse();
    await before.signIn('karim@example.org');
    await browse().ask('/request-password-reset', { email: 'karim@example.org' });
    const token = (await linkInMail(runtime, 'karim@example.org'))!.searchParams.get('token');
    expect(await browse().ask('/reset-password', { token, newPassword: 'short' })).toMatchObject({
      ok: false,
      refusal: { fields: [{ path: 'newPassword' }] },
    });
    expect((await browse().ask('/reset-password', { token, newPassword: 'an entirely new one' })).ok).toBe(
      true,
    );
    expect((await visit(before)).visitor).toBeNull();
    expect((await browse().signIn('karim@example.org')).ok).toBe(false);
    expect((await browse().signIn('karim@example.org', 'an entirely new one')).ok).toBe(true);
  });
});

describe('a second factor', () => {
  const password = 'correct horse battery';
  let secret = '';
  let codes: string[] = [];
  const code = () => createOTP(secret, { digits: 6, period: 30 }).totp();

  it('is set up with an app’s code', async () => {
    await makePerson(runtime, 'Samuel', sva);
    const browser = browse();
    await browser.signIn('samuel@example.org');
    const enabled = await browser.ask('/two-factor/enable', { password });
    if (!enabled.ok) throw new Error('not enabled');
    const uri = new URL(enabled.value.totpURI as string);
    secret = Buffer.from(decodeBase32(uri.searchParams.get('secret')!)).toString();
    codes = enabled.value.backupCodes as string[];
    expect((await browser.ask('/two-factor/verify-totp', { code: await code() })).ok).toBe(true);
  });

  it('is asked for after the password: a wrong code opens nothing, the right one does', async () => {
    const browser = browse();
    expect(await browser.signIn('samuel@example.org')).toMatchObject({
      ok: true,
      value: { twoFactorRedirect: true },
    });
    expect((await visit(browser)).visitor).toBeNull();
    expect(await browser.ask('/two-factor/verify-totp', { code: '000000' })).toMatchObject({
      ok: false,
      refusal: { fields: [{ path: 'code' }] },
    });
    expect((await browser.ask('/two-factor/verify-totp', { code: await code() })).ok).toBe(true);
    expect((await visit(browser)).visitor?.email).toBe('samuel@example.org');
  });

  it('is asked for after an e-mailed link too: whoever reads the mail is not enough', async () => {
    const browser = browse();
    await browser.ask('/sign-in/magic-link', { email: 'samuel@example.org' });
    const link = await linkInMail(runtime, 'samuel@example.org');
    expect(await browser.ask(`/magic-link/verify${link!.search}`)).toMatchObject({
      ok: true,
      value: { twoFactorRedirect: true },
    });
    expect((await visit(browser)).visitor).toBeNull();
    expect((await browser.ask('/two-factor/verify-totp', { code: await code() })).ok).toBe(true);
    expect((await visit(browser)).visitor?.email).toBe('samuel@example.org');
  });

  it('gives way to a backup code, once', async () => {
    const spend = async () => {
      const browser = browse();
      await browser.signIn('samuel@example.org');
      return browser.ask('/two-factor/verify-backup-code', { code: codes[0] });
    };
    expect((await spend()).ok).toBe(true);
    expect(await spend()).toMatchObject({ ok: false, refusal: { fields: [{ path: 'code' }] } });
  });
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function decodeBase32(text: string): number[] {
  const bits = [...text.replace(/=+$/, '')]
    .map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

describe('guesses at one account', () => {
  it('are counted wherever they come from, and a link still opens it', async () => {
    const { email } = await makePerson(runtime, 'Target', sva);
    const guess = (password: string) => signInWithPassword(runtime, browse().caller, { email, password });
    for (let attempt = 0; attempt < 20; attempt++) await guess(`guess number ${attempt}`);
    expect((await guess('correct horse battery')).result).toMatchObject({
      ok: false,
      refusal: { code: 'too-many-guesses' },
    });
    expect((await browse().ask('/sign-in/magic-link', { email })).ok).toBe(true);
  });
});

describe('attempts from one address', () => {
  it('are counted in the database, so that two processes agree when there were too many', async () => {
    const other = testRuntime(url, { secret: runtime.config.secret });
    const [here, there] = [runtime, other].map((process) => new TestBrowser(process, '203.0.113.9'));
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      for (const browser of [here!, there!]) {
        const answer = await browser.ask('/request-password-reset', { email: 'nobody@example.org' });
        outcomes.push(answer.ok ? 'ok' : answer.refusal.kind);
      }
    }
    await closeRuntime(other);
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(5);
    expect(outcomes.slice(5).every((outcome) => outcome === 'too-many')).toBe(true);
    expect(
      (
        await new TestBrowser(runtime, '203.0.113.10').ask('/request-password-reset', {
          email: 'nobody@example.org',
        })
      ).ok,
    ).toBe(true);
  });
});
