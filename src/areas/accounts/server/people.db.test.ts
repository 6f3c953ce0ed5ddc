import { afterAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type Actor, type AnyOperation, type Operation, perform } from '#platform/use-case/index.ts';
import {
  join,
  linkInMail,
  makeOrganisation,
  makePerson,
  TestBrowser,
  testRuntime,
} from '../testing/people.ts';
import {
  acceptInvitation,
  changeRole,
  invitePerson,
  listAudit,
  listPeople,
  removeMember,
  revokeInvitation,
} from './operations.ts';
import { exportAudit } from './export-audit.ts';
import { openInvitation, registerInvited } from './open-invitation.ts';
import { personOnly } from './policies.ts';
import { ORGANISATION_COOKIE, resolveVisitor } from './visitor.ts';

const { url } = await testDatabase();
const clock = fixedClock('2026-03-02T15:00:00Z');
const runtime = testRuntime(url, {}, clock);
afterAll(() => closeRuntime(runtime));

const run = <O extends AnyOperation>(actor: Actor, operation: O, input: unknown) =>
  perform(
    runtime,
    { actor, channel: 'page', locale: 'fr' },
    operation as unknown as Operation,
    input,
  ) as Promise<Awaited<ReturnType<O['run']>>>;

const sva = await makeOrganisation(runtime, 'sva');
const cei = await makeOrganisation(runtime, 'cei-mtl');
const chief = await makePerson(runtime, 'Chantal', sva, 'administrator');

/** Invites, and gives the secret at the end of the mailed link. */
async function invite(email: string, role = 'officer'): Promise<{ id: string; token: string }> {
  const result = await run(chief.actor, invitePerson, { email, role });
  if (!result.ok) throw new Error(result.refusal.code);
  const link = await linkInMail(runtime, email);
  return { id: result.value.id, token: link!.pathname.split('/').at(-1)! };
}

describe('an invitation', () => {
  it('lets someone without an account open one and join with the role it names', async () => {
    const { token } = await invite('new@example.org', 'adviser');
    expect(await openInvitation(runtime, token)).toMatchObject({
      state: 'waiting',
      email: 'new@example.org',
      role: 'adviser',
      hasAccount: false,
    });
    const registered = await registerInvited(runtime, token, {
      name: 'Noé Roy',
      password: 'three plain words',
    });
    if (!registered.ok) throw new Error(registered.refusal.code);
    expect((await run(personOnly(registered.value.userId), acceptInvitation, { token })).ok).toBe(true);
    const browser = new TestBrowser(runtime);
    await browser.signIn('new@example.org', 'three plain words');
    expect((await resolveVisitor(runtime, browser.headers)).actor).toMatchObject({
      organisationId: sva,
      role: 'adviser',
    });
  });

  it('lets someone with an account join with it, and keep their other organisation', async () => {
    const member = await makePerson(runtime, 'Ines', cei, 'officer');
    const { token } = await invite(member.email, 'adviser');
    expect((await openInvitation(runtime, token))?.hasAccount).toBe(true);
    expect(
      await registerInvited(runtime, token, { name: 'Ines', password: 'three plain words' }),
    ).toMatchObject({ ok: false });
    expect((await run(personOnly(member.userId), acceptInvitation, { token })).ok).toBe(true);
    const browser = new TestBrowser(runtime);
    await browser.signIn(member.email);
    const { visitor } = await resolveVisitor(runtime, browser.headers);
    expect(new Map(visitor?.memberships.map((one) => [one.organisationId, one.role]))).toEqual(
      new Map([
        [cei, 'officer'],
        [sva, 'adviser'],
      ]),
    );
  });

  it('opens once', async () => {
    const person = await makePerson(runtime, 'Once');
    const { token } = await invite(person.email);
    await run(personOnly(person.userId), acceptInvitation, { token });
    expect(await run(personOnly(person.userId), acceptInvitation, { token })).toMatchObject({
      refusal: { code: 'invitation-used' },
    });
  });

  it('does not open for someone else who holds the link', async () => {
    const { token } = await invite('meant@example.org');
    const thief = await makePerson(runtime, 'Thief');
    expect(await run(personOnly(thief.userId), acceptInvitation, { token })).toMatchObject({
      refusal: { code: 'invitation-other-person' },
    });
    expect((await openInvitation(runtime, token))?.state).toBe('waiting');
  });

  it('does not open after fourteen days', async () => {
    const person = await makePerson(runtime, 'Late');
    const { token } = await invite(person.email);
    const then = clock.now();
    clock.set('2026-03-16T15:00:00Z');
    expect((await openInvitation(runtime, token))?.state).toBe('expired');
    expect(await run(personOnly(person.userId), acceptInvitation, { token })).toMatchObject({
      refusal: { code: 'invitation-expired' },
    });
    clock.set(then);
  });

  it('does not open once revoked, nor once a second one has replaced it', async () => {
    const person = await makePerson(runtime, 'Twice');
    const first = await invite(person.email);
    const second = await invite(person.email);
    expect(await run(personOnly(person.userId), acceptInvitation, { token: first.token })).toMatchObject({
      refusal: { code: 'invitation-revoked' },
    });
    await run(chief.actor, revokeInvitation, { invitationId: second.id });
    expect(await run(personOnly(person.userId), acceptInvitation, { token: second.token })).toMatchObject({
      refusal: { code: 'invitation-revoked' },
    });
  });

  it('says that a link nobody sent leads nowhere', async () => {
    const person = await makePerson(runtime, 'Guess');
    expect(await openInvitation(runtime, 'made-up')).toBeNull();
    expect(await run(personOnly(person.userId), acceptInvitation, { token: 'made-up' })).toMatchObject({
      refusal: { kind: 'not-found' },
    });
  });

  it('gives no role that this kind of organisation does not have', async () => {
    expect(await run(chief.actor, invitePerson, { email: 'x@example.org', role: 'funder' })).toMatchObject({
      refusal: { fields: [{ path: 'role' }] },
    });
  });

  it('is not sent to someone who is already there', async () => {
    expect(await run(chief.actor, invitePerson, { email: chief.email, role: 'officer' })).toMatchObject({
      refusal: { fields: [{ path: 'email' }] },
    });
  });
});

describe('acting for one of two organisations', () => {
  it('follows the cookie, and never to an organisation one does not belong to', async () => {
    const person = await makePerson(runtime, 'Double', sva, 'officer');
    await join(runtime, person.userId, cei, 'adviser');
    const foreign = await makeOrganisation(runtime, 'foreign');
    const browser = new TestBrowser(runtime);
    await browser.signIn(person.email);
    const actsFor = async (organisationId: string) => {
      browser.set(ORGANISATION_COOKIE, organisationId);
      return (await resolveVisitor(runtime, browser.headers)).actor;
    };
    expect(await actsFor(cei)).toMatchObject({ organisationId: cei, role: 'adviser' });
    expect(await actsFor(sva)).toMatchObject({ organisationId: sva, role: 'officer' });
    expect((await actsFor(foreign)).organisationId).not.toBe(foreign);
    expect((await actsFor('not an id')).organisationId).not.toBe('not an id');
  });
});

describe('the last administrator', () => {
  it('can neither leave nor become something else', async () => {
    const alone = await makeOrganisation(runtime, 'alone');
    const only = await makePerson(runtime, 'Only', alone, 'administrator');
    expect(await run(only.actor, changeRole, { userId: only.userId, role: 'officer' })).toMatchObject({
      refusal: { code: 'last-administrator' },
    });
    expect(await run(only.actor, removeMember, { userId: only.userId })).toMatchObject({
      refusal: { code: 'last-administrator' },
    });
  });

  it('is still there when two demote each other at the same moment', async () => {
    const pair = await makeOrganisation(runtime, 'pair');
    const [ana, bob] = [
      await makePerson(runtime, 'Ana', pair, 'administrator'),
      await makePerson(runtime, 'Bob', pair, 'administrator'),
    ];
    const results = await Promise.all([
      run(ana.actor, changeRole, { userId: bob.userId, role: 'officer' }),
      run(bob.actor, changeRole, { userId: ana.userId, role: 'officer' }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const people = await run(ana.actor, listPeople, {});
    expect(people.ok && people.value.items.filter((one) => one.role === 'administrator')).toHaveLength(1);
  });
});

describe('someone who is removed', () => {
  it('loses the organisation with their next request, and keeps their account', async () => {
    const person = await makePerson(runtime, 'Gone', sva, 'officer');
    const browser = new TestBrowser(runtime);
    await browser.signIn(person.email);
    expect((await run(chief.actor, removeMember, { userId: person.userId })).ok).toBe(true);
    expect(await resolveVisitor(runtime, browser.headers)).toMatchObject({
      actor: { organisationId: null, role: null },
      visitor: { email: person.email },
    });
  });
});

describe('the audit log', () => {
  it('says who did what in the organisation, newest first, page by page', async () => {
    const first = await run(chief.actor, listAudit, { limit: 3 });
    if (!first.ok) throw new Error('refused');
    expect(first.value.items[0]).toMatchObject({ by: 'Chantal', operation: 'accounts.remove-member' });
    const next = await run(chief.actor, listAudit, { limit: 3, cursor: first.value.nextCursor });
    if (!next.ok) throw new Error('refused');
    const ids = [...first.value.items, ...next.value.items].map((entry) => entry.id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(new Set(ids).size).toBe(6);
  });

  it('tells of an acceptance, by whoever accepted', async () => {
    const accepted = await run(chief.actor, listAudit, { operation: 'accounts.accept-invitation' });
    expect(accepted.ok && accepted.value.items.at(-1)).toMatchObject({
      by: 'Noé Roy',
      details: { email: 'new@example.org', role: 'adviser' },
    });
  });

  it('narrows to days in Québec, both included', async () => {
    const on = async (from: string, to: string) => {
      const page = await run(chief.actor, listAudit, { from, to });
      return page.ok ? page.value.items.length : -1;
    };
    expect(await on('2026-03-02', '2026-03-02')).toBeGreaterThan(5);
    expect(await on('2026-03-03', '2026-03-10')).toBe(0);
  });

  it('is downloaded whole, with the filters of the page, by those who may read it', async () => {
    const file = exportAudit(
      runtime,
      { actor: chief.actor, locale: 'fr' },
      { operation: 'accounts.invite-person' },
    );
    if (!file.ok) throw new Error(file.refusal.code);
    const lines = (await new Response(file.value.body).text()).trim().split('\r\n');
    const invited = await runtime.db
      .selectFrom('auditEntry')
      .select('id')
      .where('organisationId', '=', sva)
      .where('operation', '=', 'accounts.invite-person')
      .execute();
    expect(lines).toHaveLength(invited.length + 1);
    expect(lines.slice(1).every((line) => line.includes('Chantal;accounts.invite-person'))).toBe(true);
    const officer = { ...chief.actor, role: 'officer' } as const;
    expect(exportAudit(runtime, { actor: officer, locale: 'fr' }, {})).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });

  it('holds no link, no password and no secret', async () => {
    const rows = await runtime.db.selectFrom('auditEntry').select(['details', 'subjectId']).execute();
    const links = await runtime.db.selectFrom('mail').select('text').execute();
    const secrets = links.flatMap(({ text }) => /invitation\/(\S+)/.exec(text)?.[1] ?? []);
    const written = JSON.stringify(rows);
    expect(secrets.length).toBeGreaterThan(3);
    for (const secret of [...secrets, 'three plain words']) expect(written).not.toContain(secret);
  });
});
