import { afterAll, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type Actor, type AnyOperation, type Operation, perform } from '#platform/use-case/index.ts';
import { actorOf, makeOrganisation, makePerson, testRuntime } from '../testing/people.ts';
import { invitePerson, listAudit, listInvitations, listPeople } from './operations.ts';

const { url } = await testDatabase();
const runtime = testRuntime(url);
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
await run(chief.actor, invitePerson, { email: 'guest@example.org', role: 'officer' });

describe('another organisation', () => {
  it('sees none of its people, invitations or audit', async () => {
    const other = await makePerson(
      runtime,
      'Other',
      await makeOrganisation(runtime, 'other'),
      'administrator',
    );
    const [people, invitations, audit] = [
      await run(other.actor, listPeople, {}),
      await run(other.actor, listInvitations, {}),
      await run(other.actor, listAudit, {}),
    ];
    expect(people.ok && people.value.items.map((one) => one.name)).toEqual(['Other']);
    expect(invitations.ok && invitations.value.items).toEqual([]);
    expect(audit.ok && audit.value.items).toEqual([]);
  });

  it('keeps them even from a query that forgets its scope: the database answers for the actor only', async () => {
    const stranger = actorOf('00000000-0000-4000-8000-000000000000', cei, 'administrator');
    const seen = await asActor(runtime.db, stranger, async (tx) => ({
      memberships: await tx.selectFrom('membership').select('organisationId').execute(),
      invitations: await tx.selectFrom('invitation').select('id').execute(),
      audit: await tx.selectFrom('auditEntry').select('organisationId').execute(),
      people: await tx.selectFrom('person').select('email').execute(),
    }));
    expect(seen.memberships.every((row) => row.organisationId === cei)).toBe(true);
    expect(seen.invitations).toEqual([]);
    expect(seen.audit.every((row) => row.organisationId === cei)).toBe(true);
    expect(seen.people.map((row) => row.email)).not.toContain(chief.email);
  });
});
