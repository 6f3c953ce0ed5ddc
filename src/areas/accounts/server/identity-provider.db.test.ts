import { afterAll, describe, expect, it } from 'vitest';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type Actor, type Operation, perform } from '#platform/use-case/index.ts';
import { CLIENT, startIdentityProvider, walkProvider } from '../testing/identity-provider.ts';
import { join, makeOrganisation, makePerson, ORIGIN, TestBrowser, testRuntime } from '../testing/people.ts';
import { describeProvider } from './describe-provider.ts';
import {
  createApiKey,
  invitePerson,
  readIdentityProvider,
  removeIdentityProvider,
  setIdentityProvider,
} from './operations.ts';
import { listSignInProviders } from './sign-in-options.ts';
import { resolveVisitor } from './visitor.ts';

const { url } = await testDatabase();
const idp = await startIdentityProvider([`${ORIGIN}/api/auth/sso/callback/sva`]);
const ISSUER = idp.issuer;
const runtime = testRuntime(url, { identityProviders: [ISSUER] });

const sva = await makeOrganisation(runtime, 'sva');
const cei = await makeOrganisation(runtime, 'cei-mtl');
const chief = await makePerson(runtime, 'Chantal', sva, 'administrator');

afterAll(async () => {
  await idp.close();
  await closeRuntime(runtime);
});

const run = (actor: Actor, operation: unknown, input: unknown) =>
  perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation as Operation, input);
const visit = (browser: TestBrowser) => resolveVisitor(runtime, browser.headers);

/** From the sign-in page to the provider and back; the answer is what the way back came to. */
async function signInThroughProvider(browser: TestBrowser) {
  const started = await browser.ask('/sign-in/sso', {
    providerId: 'sva',
    callbackURL: `${ORIGIN}/session/home`,
    errorCallbackURL: `${ORIGIN}/sign-in`,
  });
  if (!started.ok) throw new Error(started.refusal.code);
  const back = await walkProvider(String(started.value.url), ORIGIN);
  return browser.ask(back.pathname.replace('/api/auth', '') + back.search);
}

describe('an organisation’s identity provider', () => {
  it('is asked where its doors are before anything is kept', async () => {
    expect(await describeProvider(runtime, ISSUER)).toMatchObject({
      ok: true,
      value: { issuer: ISSUER, tokenEndpoint: `${ISSUER}/token` },
    });
    expect(await describeProvider(runtime, 'http://127.0.0.1:9')).toMatchObject({
      ok: false,
      refusal: { fields: [{ path: 'issuer' }] },
    });
  });

  it('is not looked for on a private network that the configuration does not name', async () => {
    const careful = testRuntime(url);
    for (const issuer of [ISSUER, 'http://169.254.169.254', 'https://10.0.0.5', 'https://localhost']) {
      expect(await describeProvider(careful, issuer)).toMatchObject({
        ok: false,
        refusal: { code: 'provider-unreachable' },
      });
    }
    await closeRuntime(careful);
  });

  it('is registered by the organisation’s administrator, and shown without its secret', async () => {
    const described = await describeProvider(runtime, ISSUER);
    if (!described.ok) throw new Error('no provider');
    const input = { ...CLIENT, description: described.value };
    const officer = { ...chief.actor, role: 'officer' } as const;
    expect(await run(officer, setIdentityProvider, input)).toMatchObject({ refusal: { kind: 'forbidden' } });
    expect((await run(chief.actor, setIdentityProvider, input)).ok).toBe(true);
    const read = await run(chief.actor, readIdentityProvider, {});
    expect(read).toMatchObject({ ok: true, value: { provider: { issuer: ISSUER, clientId: 'virage' } } });
    expect(JSON.stringify(read)).not.toContain(CLIENT.clientSecret);
    expect(await listSignInProviders(runtime)).toEqual([
      { providerId: 'sva', organisation: { fr: 'Organisme sva', en: 'Organisation sva' } },
    ]);
  });

  it('leaves its secret out of the audit', async () => {
    const rows = await runtime.db.selectFrom('auditEntry').select('details').execute();
    expect(JSON.stringify(rows)).toContain(ISSUER);
    expect(JSON.stringify(rows)).not.toContain(CLIENT.clientSecret);
  });

  it('is another organisation’s to neither see nor remove', async () => {
    const foreign = { ...chief.actor, organisationId: cei };
    expect(await run(foreign, readIdentityProvider, {})).toMatchObject({
      ok: true,
      value: { provider: null },
    });
    expect(await run(foreign, removeIdentityProvider, {})).toMatchObject({ refusal: { kind: 'not-found' } });
  });
});

describe('signing in through it', () => {
  it('opens a session for a member', async () => {
    const member = await makePerson(runtime, 'Maude', sva, 'officer');
    idp.signedInAs({ sub: 'maude-at-sva', email: member.email, name: 'Maude' });
    const browser = new TestBrowser(runtime);
    expect((await signInThroughProvider(browser)).ok).toBe(true);
    expect((await visit(browser)).actor).toEqual(member.actor);
  });

  it('lets someone whom the organisation invited in, with the role of the invitation', async () => {
    await run(chief.actor, invitePerson, { email: 'paul@example.org', role: 'adviser' });
    idp.signedInAs({ sub: 'paul-at-sva', email: 'paul@example.org', name: 'Paul' });
    const browser = new TestBrowser(runtime);
    expect((await signInThroughProvider(browser)).ok).toBe(true);
    expect(await visit(browser)).toMatchObject({
      actor: { organisationId: sva, role: 'adviser' },
      visitor: { name: 'Paul' },
    });
  });

  it('turns away someone the organisation has neither as a member nor invited', async () => {
    idp.signedInAs({ sub: 'eve', email: 'eve@example.org', name: 'Eve' });
    const browser = new TestBrowser(runtime);
    expect(await signInThroughProvider(browser)).toMatchObject({
      ok: false,
      refusal: { code: 'not-invited' },
    });
    expect((await visit(browser)).visitor).toBeNull();
  });

  it('cannot be used to become someone of another organisation', async () => {
    const victim = await makePerson(runtime, 'Victor', cei, 'administrator');
    idp.signedInAs({ sub: 'false-victor', email: victim.email, name: 'Victor' });
    const browser = new TestBrowser(runtime);
    expect(await signInThroughProvider(browser)).toMatchObject({ ok: false });
    expect((await visit(browser)).visitor).toBeNull();
  });

  it('reaches its own organisation only, even for someone who belongs to two', async () => {
    const both = await makePerson(runtime, 'Double', sva, 'officer');
    await join(runtime, both.userId, cei, 'administrator');
    idp.signedInAs({ sub: 'double-at-sva', email: both.email, name: 'Double' });
    const browser = new TestBrowser(runtime);
    await signInThroughProvider(browser);
    browser.set('virage.organisation', cei);
    const { actor, visitor } = await visit(browser);
    expect(actor.organisationId).toBe(sva);
    expect(visitor?.memberships.map((one) => one.organisationId)).toEqual([sva]);
  });

  it('cannot change what would outlive it: password, second factor, passkeys, name', async () => {
    idp.signedInAs({ sub: 'maude-at-sva', email: 'maude@example.org', name: 'Maude' });
    const browser = new TestBrowser(runtime, '192.0.2.77');
    await signInThroughProvider(browser);
    const attempts: [string, object?][] = [
      ['/change-password', { currentPassword: 'correct horse battery', newPassword: 'an entirely new one' }],
      ['/two-factor/enable', { password: 'correct horse battery' }],
      ['/passkey/generate-register-options'],
      ['/update-user', { name: 'Someone else' }],
      ['/revoke-sessions', {}],
    ];
    for (const [path, body] of attempts) {
      expect(await browser.ask(path, body), path).toMatchObject({
        ok: false,
        refusal: { code: 'provider-session' },
      });
    }
  });

  it('ends for everyone with the provider: the sessions it opened reach nothing', async () => {
    idp.signedInAs({ sub: 'maude-at-sva', email: 'maude@example.org', name: 'Maude' });
    const browser = new TestBrowser(runtime, '192.0.2.78');
    await signInThroughProvider(browser);
    expect((await visit(browser)).actor.organisationId).toBe(sva);
    expect((await run(chief.actor, removeIdentityProvider, {})).ok).toBe(true);
    expect((await visit(browser)).actor.organisationId).toBeNull();
    expect(await browser.ask('/sign-in/sso', { providerId: 'sva', callbackURL: ORIGIN })).toMatchObject({
      ok: false,
    });
  });

  it('leaves API keys to people', async () => {
    const key: Actor = { ...chief.actor, kind: 'key', userId: 'key:x', scopes: ['accounts:write'] };
    expect(
      await run(key, createApiKey, { name: 'more', role: 'administrator', scopes: ['accounts:write'] }),
    ).toMatchObject({ refusal: { kind: 'forbidden' } });
  });
});
