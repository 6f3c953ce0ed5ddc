import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type Actor, type Operation, perform, publicActor, type Result } from '#platform/use-case/index.ts';
import type { Role } from '../membership.ts';
import { makeOrganisation, makePerson, testRuntime } from '../testing/people.ts';
import { createApiKey, invitePerson, operations } from './operations.ts';

const { url } = await testDatabase();
const runtime = testRuntime(url);
afterAll(() => closeRuntime(runtime));

const run = (actor: Actor, operation: unknown, input: unknown) =>
  perform(runtime, { actor, channel: 'page', locale: 'fr' }, operation as Operation, input);

const own = await makeOrganisation(runtime, 'own');
const platform = await makeOrganisation(runtime, 'virage', 'platform');
const foreign = await makeOrganisation(runtime, 'foreign');
const stranger = await makePerson(runtime, 'Stranger', foreign, 'administrator');
const invitation = idOf(
  await run(stranger.actor, invitePerson, { email: 'guest@example.org', role: 'officer' }),
);
const key = idOf(
  await run(stranger.actor, createApiKey, { name: 'Theirs', role: 'officer', scopes: ['companies:read'] }),
);
await runtime.db
  .insertInto('mail')
  .values({
    id: newId(),
    recipient: 'guest@example.org',
    subject: 'theirs',
    text: 'theirs',
    locale: 'fr',
    createdAt: new Date(),
    state: 'kept',
  })
  .execute();
const mail = (
  await runtime.db.selectFrom('mail').select('id').where('subject', '=', 'theirs').executeTakeFirstOrThrow()
).id;

function idOf(result: Result<unknown>): string {
  if (!result.ok) throw new Error(result.refusal.code);
  return (result.value as { id: string }).id;
}

const EVERYONE = [
  'public',
  'none',
  'officer',
  'adviser',
  'firm',
  'funder',
  'administrator',
  'platform',
] as const;
type Who = (typeof EVERYONE)[number];
const MEMBERS: Who[] = ['officer', 'adviser', 'firm', 'funder', 'administrator', 'platform'];
const MANAGERS: Who[] = ['firm', 'administrator', 'platform'];
const ADMINISTRATORS: Who[] = ['administrator', 'platform'];

interface Case {
  allowed: Who[];
  /** What names another organisation's records wherever the operation takes an id. */
  input: Record<string, unknown>;
  /** What those who are allowed get for it. */
  gets: 'not-found' | 'own' | 'refused';
}

const organisation = {
  slug: 'foreign',
  kind: 'delivery',
  nameFr: 'Encore',
  nameEn: 'Again',
  email: 'a@example.org',
};
const description = {
  issuer: 'https://id.example.org',
  pkce: true,
  discoveryEndpoint: 'https://id.example.org/d',
  authorizationEndpoint: 'https://id.example.org/a',
  tokenEndpoint: 'https://id.example.org/t',
  jwksEndpoint: 'https://id.example.org/j',
  scopes: ['openid'],
};

const CASES: Record<string, Case> = {
  'accounts.create-organisation': { allowed: ['platform'], input: organisation, gets: 'refused' },
  'accounts.list-organisations': { allowed: ['platform'], input: {}, gets: 'own' },
  'accounts.read-organisation': {
    allowed: MEMBERS,
    input: { id: foreign, organisationId: foreign },
    gets: 'own',
  },
  'accounts.invite-person': {
    allowed: MANAGERS,
    input: { email: 'b@example.org', role: 'funder', organisationId: foreign },
    gets: 'refused',
  },
  'accounts.list-invitations': { allowed: MANAGERS, input: { organisationId: foreign }, gets: 'own' },
  'accounts.revoke-invitation': { allowed: MANAGERS, input: { invitationId: invitation }, gets: 'not-found' },
  'accounts.accept-invitation': {
    allowed: ['none', ...MEMBERS],
    input: { token: 'not-theirs' },
    gets: 'not-found',
  },
  'accounts.list-people': { allowed: MEMBERS, input: { organisationId: foreign }, gets: 'own' },
  'accounts.change-role': {
    allowed: MANAGERS,
    input: { userId: stranger.userId, role: 'officer' },
    gets: 'not-found',
  },
  'accounts.remove-member': { allowed: MANAGERS, input: { userId: stranger.userId }, gets: 'not-found' },
  'accounts.create-api-key': {
    allowed: ADMINISTRATORS,
    input: { name: 'x', role: 'funder', scopes: ['companies:read'], organisationId: foreign },
    gets: 'refused',
  },
  'accounts.list-api-keys': { allowed: ADMINISTRATORS, input: { organisationId: foreign }, gets: 'own' },
  'accounts.revoke-api-key': { allowed: ADMINISTRATORS, input: { keyId: key }, gets: 'not-found' },
  'accounts.read-identity-provider': {
    allowed: ADMINISTRATORS,
    input: { organisationId: foreign },
    gets: 'own',
  },
  'accounts.set-identity-provider': {
    allowed: ADMINISTRATORS,
    input: { clientId: 'c', clientSecret: 's', description, organisationId: foreign },
    gets: 'own',
  },
  'accounts.remove-identity-provider': {
    allowed: ADMINISTRATORS,
    input: { organisationId: foreign },
    gets: 'own',
  },
  'accounts.list-audit': {
    allowed: MANAGERS,
    input: { organisationId: foreign, person: stranger.userId },
    gets: 'own',
  },
  'accounts.list-audited-operations': { allowed: MANAGERS, input: { organisationId: foreign }, gets: 'own' },
  'accounts.list-mail': { allowed: ['platform'], input: {}, gets: 'own' },
  'accounts.read-mail': { allowed: ['platform'], input: { id: mail }, gets: 'own' },
};

const people = new Map<Who, Actor>([['public', publicActor]]);
people.set('none', (await makePerson(runtime, 'None')).actor);
for (const role of ['officer', 'adviser', 'firm', 'funder', 'administrator'] satisfies Role[]) {
  people.set(role, (await makePerson(runtime, `own-${role}`, own, role)).actor);
}
people.set('platform', {
  ...(await makePerson(runtime, 'root', platform, 'administrator')).actor,
  platform: true,
});

/** All that the other organisation has, to be found as it was. */
async function theirs(): Promise<string> {
  const scoped = ['membership', 'invitation', 'apiKey', 'auditEntry'] as const;
  const rows = await Promise.all(
    scoped.map((table) =>
      runtime.db.selectFrom(table).selectAll().where('organisationId', '=', foreign).execute(),
    ),
  );
  const itself = await runtime.db.selectFrom('organisation').selectAll().where('id', '=', foreign).execute();
  return JSON.stringify([rows, itself]);
}

const before = await theirs();

describe('who may do what', () => {
  it('is decided here for every operation of accounts', () => {
    expect(Object.keys(CASES).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it.each(operations.flatMap((operation) => EVERYONE.map((who) => [operation.name, who] as const)))(
    '%s, asked by %s for another organisation’s records, gives nothing of theirs',
    async (name, who) => {
      const { allowed, input, gets } = CASES[name]!;
      const operation = operations.find((one) => one.name === name)!;
      const result = await run(people.get(who)!, operation, input);
      if (!allowed.includes(who)) {
        expect(result).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } });
      } else if (gets === 'not-found') {
        expect(result).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
      } else if (gets === 'refused') {
        expect(result).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
      } else {
        expect(result.ok || result.refusal.kind === 'not-found').toBe(true);
      }
      if (who !== 'platform')
        expect(JSON.stringify(result)).not.toMatch(
          new RegExp([foreign, stranger.userId, stranger.email, 'guest@'].join('|')),
        );
    },
  );

  it('has left everything of the other organisation as it was', async () => {
    expect(await theirs()).toBe(before);
  });
});
