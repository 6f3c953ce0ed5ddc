import { afterAll, describe, expect, it } from 'vitest';
import { fixedClock } from '#platform/clock.ts';
import { closeRuntime } from '#platform/runtime.ts';
import { testDatabase } from '#platform/testing/database.ts';
import { type Actor, type Operation, perform } from '#platform/use-case/index.ts';
import { makeOrganisation, makePerson, testRuntime } from '../testing/people.ts';
import { createApiKey, invitePerson, listApiKeys, listPeople, revokeApiKey } from './operations.ts';
import { resolveApiKey } from './resolve-api-key.ts';

const { url } = await testDatabase();
const clock = fixedClock('2026-03-02T15:00:00Z');
const runtime = testRuntime(url, {}, clock);
afterAll(() => closeRuntime(runtime));

const sva = await makeOrganisation(runtime, 'sva');
const chief = await makePerson(runtime, 'Chantal', sva, 'administrator');
const run = (actor: Actor, operation: unknown, input: unknown) =>
  perform(runtime, { actor, channel: 'api', locale: 'fr' }, operation as Operation, input);

async function makeKey(input: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> {
  const result = await run(chief.actor, createApiKey, {
    name: 'Tableau',
    role: 'officer',
    scopes: ['accounts:read'],
    ...input,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as { id: string; secret: string };
}

const use = (secret: string) => resolveApiKey(runtime, `Bearer ${secret}`);

describe('an API key', () => {
  it('acts for its organisation with its role and no more than its scopes', async () => {
    const { id, secret } = await makeKey();
    const actor = (await use(secret))!;
    expect(actor).toMatchObject({
      kind: 'key',
      userId: `key:${id}`,
      organisationId: sva,
      role: 'officer',
      scopes: ['accounts:read'],
    });
    expect((await run(actor, listPeople, {})).ok).toBe(true);
    expect(await run(actor, invitePerson, { email: 'x@example.org', role: 'officer' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });

  it('does not write with a scope to read, even with an administrator’s role', async () => {
    const actor = (await use((await makeKey({ role: 'administrator' })).secret))!;
    expect(await run(actor, invitePerson, { email: 'x@example.org', role: 'officer' })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });

  it('is kept as a hash: neither the table nor the audit has it', async () => {
    const { secret } = await makeKey();
    const rows = [
      await runtime.db.selectFrom('apiKey').selectAll().execute(),
      await runtime.db.selectFrom('auditEntry').selectAll().execute(),
    ];
    expect(secret).toMatch(/^vir_[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(await run(chief.actor, listApiKeys, {}))).not.toContain(secret);
  });

  it('opens nothing once revoked or past its end', async () => {
    const revoked = await makeKey();
    await run(chief.actor, revokeApiKey, { keyId: revoked.id });
    expect(await use(revoked.secret)).toBeNull();
    const short = await makeKey({ days: 30 });
    expect(await use(short.secret)).not.toBeNull();
    clock.set('2026-04-01T15:00:01Z');
    expect(await use(short.secret)).toBeNull();
  });

  it('is asked for in one form only', async () => {
    const { secret } = await makeKey();
    expect(await resolveApiKey(runtime, null)).toBeNull();
    expect(await resolveApiKey(runtime, secret)).toBeNull();
    expect(await resolveApiKey(runtime, `Basic ${secret}`)).toBeNull();
    expect(await use('vir_made-up')).toBeNull();
  });

  it('notes when it was last used, once a minute at most', async () => {
    const { id, secret } = await makeKey();
    const lastUsed = async () =>
      (
        await runtime.db
          .selectFrom('apiKey')
          .select('lastUsedAt')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).lastUsedAt?.toISOString();
    clock.set('2026-05-01T12:00:00Z');
    await use(secret);
    clock.set('2026-05-01T12:00:59Z');
    await use(secret);
    expect(await lastUsed()).toBe('2026-05-01T12:00:00.000Z');
    clock.set('2026-05-01T12:01:00Z');
    await use(secret);
    expect(await lastUsed()).toBe('2026-05-01T12:01:00.000Z');
  });
});
