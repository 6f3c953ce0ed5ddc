import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#platform/config.ts';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import type { OrganisationKind } from '../membership.ts';
import { makeOrganisation, TestBrowser, testRuntime } from '../testing/people.ts';
import { DEMONSTRATION_PASSWORD, PERSONAS } from './personas.ts';
import { seedPersonas } from './seed-personas.ts';
import { signInAsPersona } from './sign-in-options.ts';
import { resolveVisitor } from './visitor.ts';

const { url } = await testDatabase();
const demonstration = testRuntime(url, { demonstration: true });
const serious = testRuntime(url);
afterAll(() => Promise.all([closeRuntime(demonstration), closeRuntime(serious)]));

const KINDS: Record<string, OrganisationKind> = {
  virage: 'platform',
  sva: 'delivery',
  'cei-mtl': 'delivery',
  mei: 'funder',
  dec: 'funder',
  entreprise: 'firm',
  fournisseur: 'firm',
};
const organisations: Record<string, string> = {};
for (const [slug, kind] of Object.entries(KINDS))
  organisations[slug] = await makeOrganisation(demonstration, slug, kind);

/** One click, and who that makes the visitor. */
async function click(key: string) {
  const browser = new TestBrowser(demonstration);
  const { result, cookies } = await signInAsPersona(demonstration, browser.caller, key);
  browser.keep(cookies);
  return { result, ...(await resolveVisitor(demonstration, browser.headers)) };
}

describe('the demonstration', () => {
  it('is made of people who can each come in with one click, however often it is seeded', async () => {
    await seedPersonas(demonstration, organisations);
    await seedPersonas(demonstration, organisations);
    for (const { key, email, memberships } of PERSONAS) {
      const { actor, visitor } = await click(key);
      expect(visitor?.email).toBe(email);
      expect(actor).toMatchObject({
        organisationId: organisations[memberships[0]![0]],
        role: memberships[0]![1],
      });
      expect(visitor?.memberships).toHaveLength(memberships.length);
    }
  });

  it('opens with one click again after a visitor changed the password and set up a second factor', async () => {
    const browser = new TestBrowser(demonstration);
    const { email } = PERSONAS[0]!;
    await browser.signIn(email, DEMONSTRATION_PASSWORD);
    await browser.ask('/change-password', {
      currentPassword: DEMONSTRATION_PASSWORD,
      newPassword: 'changed by a visitor',
    });
    expect((await new TestBrowser(demonstration).signIn(email, DEMONSTRATION_PASSWORD)).ok).toBe(false);
    expect((await click('officer')).visitor?.email).toBe(email);
  });

  it('has no such person for a name it does not know', async () => {
    expect((await click('minister')).result).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
  });
});

describe('outside the demonstration', () => {
  it('the click is refused by the server, even where the accounts exist', async () => {
    const { result, cookies } = await signInAsPersona(serious, new TestBrowser(serious).caller, 'officer');
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    expect(cookies).toEqual([]);
  });

  it('the published password opens nothing', async () => {
    const browser = new TestBrowser(serious);
    await browser.signIn(PERSONAS.at(-1)!.email, DEMONSTRATION_PASSWORD);
    expect(await resolveVisitor(serious, browser.headers)).toMatchObject({
      visitor: null,
      actor: { kind: 'public', platform: false },
    });
  });

  it('nobody of the demonstration is made', async () => {
    await expect(seedPersonas(serious, organisations)).rejects.toThrow('demonstration mode');
  });

  it('production refuses to start in demonstration mode', () => {
    const env = {
      VIRAGE_ENV: 'production',
      VIRAGE_DEMONSTRATION: '1',
      DATABASE_URL: url,
      VIRAGE_SECRET: 'x'.repeat(32),
    };
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig({ ...env, VIRAGE_DEMONSTRATION: undefined }, { demonstration: true })).toThrow(
      ConfigError,
    );
  });
});
