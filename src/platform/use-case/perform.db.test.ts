import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addOrganisation, actorOf, testRuntime } from '../testing/world.ts';
import { ok, perform, publicActor, query, refuse, role, useCase, type Actor } from './index.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const officer = actorOf(sva, 'officer');
const text = { fr: 'Ajouter une note', en: 'Add a note' };

const addFile = useCase({
  name: 'test.add-file',
  summary: text,
  input: z.object({
    name: z.string().min(2),
    then: z.enum(['keep', 'refuse', 'fail']).default('keep'),
    owner: z.uuid().optional(),
  }),
  output: z.object({ id: z.string() }),
  allow: role('officer'),
  async run({ name, then, owner }, { tx, actor, now, newId, audit, emit, mail }) {
    const id = newId();
    const organisationId = owner ?? actor.organisationId!;
    await tx
      .insertInto('file')
      .values({ id, organisationId, name, mediaType: 'text/plain', sizeBytes: 0, sha256: '', createdAt: now })
      .execute();
    audit('file', id, { name });
    emit('file-added', { id });
    mail({ to: 'a@example.test', subject: 'Fichier', text: 'Ajouté', locale: 'fr' });
    if (then === 'fail') throw new Error('the disk is full');
    return then === 'refuse' ? refuse('refused', 'full', { fr: 'Plein.', en: 'Full.' }) : ok({ id });
  },
});

const listFiles = query({
  name: 'test.list-files',
  summary: text,
  input: z.object({}),
  output: z.array(z.string()),
  allow: role('officer'),
  // On purpose without a scope: what comes back is what row-level security lets through.
  run: async (_input, { tx }) =>
    ok((await tx.selectFrom('file').select('name').execute()).map(({ name }) => name)),
});

const run = (actor: Actor, input: unknown) =>
  perform(runtime, { actor, channel: 'page', locale: 'fr' }, addFile, input);
const traces = async () => {
  const count = async (table: 'file' | 'auditEntry' | 'outboxEvent' | 'mail') =>
    (
      await runtime.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  return {
    file: await count('file'),
    audit: await count('auditEntry'),
    event: await count('outboxEvent'),
    mail: await count('mail'),
  };
};

describe('a use case', () => {
  it('keeps the change, its audit entry, its event and its mail together', async () => {
    const before = await traces();
    const result = await run(officer, { name: 'plan.pdf' });
    expect(result.ok).toBe(true);
    expect(await traces()).toEqual({
      file: before.file + 1,
      audit: before.audit + 1,
      event: before.event + 1,
      mail: before.mail + 1,
    });
    const entry = await runtime.db
      .selectFrom('auditEntry')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({
      operation: 'test.add-file',
      subjectType: 'file',
      organisationId: sva,
      userId: officer.userId,
    });
  });

  it('leaves no trace when it refuses', async () => {
    const before = await traces();
    const result = await run(officer, { name: 'plan.pdf', then: 'refuse' });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'full', message: { fr: 'Plein.' } } });
    expect(await traces()).toEqual(before);
  });

  it('leaves no trace when it fails, and the fault is thrown', async () => {
    const before = await traces();
    await expect(run(officer, { name: 'plan.pdf', then: 'fail' })).rejects.toThrow('the disk is full');
    expect(await traces()).toEqual(before);
  });

  it('says which field is wrong, in both languages, before any connection is taken', async () => {
    const result = await run(officer, { name: 'x' });
    if (result.ok) throw new Error('expected a refusal');
    expect(result.refusal.code).toBe('invalid-input');
    expect(result.refusal.fields).toHaveLength(1);
    expect(result.refusal.fields[0]).toMatchObject({ path: 'name' });
    expect(result.refusal.fields[0]!.message.fr).not.toBe(result.refusal.fields[0]!.message.en);
  });

  it('is refused to the public, to another role, and to a key without the scope', async () => {
    expect(await run(publicActor, { name: 'ab' })).toMatchObject({ refusal: { code: 'sign-in-required' } });
    expect(await run(actorOf(sva, 'funder'), { name: 'ab' })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const key = actorOf(sva, 'officer', { kind: 'key', userId: null, scopes: ['test:read'] });
    expect(await run(key, { name: 'ab' })).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await run({ ...key, scopes: ['test:write'] }, { name: 'ab' })).toMatchObject({ ok: true });
  });
});

describe('row-level security, the second wall', () => {
  it("hides another organisation's rows from a query that forgot its scope", async () => {
    await run(actorOf(cei, 'officer'), { name: 'secret-cei.pdf' });
    const result = await perform(runtime, { actor: officer, channel: 'page', locale: 'fr' }, listFiles, {});
    if (!result.ok) throw new Error('expected the list');
    expect(result.value).toContain('plan.pdf');
    expect(result.value).not.toContain('secret-cei.pdf');
  });

  it("does not let a use case write into another organisation's space", async () => {
    await expect(run(officer, { name: 'planted.pdf', owner: cei })).rejects.toThrow(/row-level security/);
  });

  it('does not leak who asked from one transaction to the next on the same connection', async () => {
    for (const [organisation, own] of [
      [sva, true],
      [cei, false],
      [sva, true],
    ] as const) {
      const result = await perform(
        runtime,
        { actor: actorOf(organisation, 'officer'), channel: 'page', locale: 'fr' },
        listFiles,
        {},
      );
      if (!result.ok) throw new Error('expected the list');
      expect(result.value.includes('plan.pdf')).toBe(own);
    }
    const { rows } = await runtime.pool.query(
      `select current_setting('virage.organisation', true) as left_over, current_user as who`,
    );
    expect(rows[0].left_over ?? '').toBe('');
    expect(rows[0].who).not.toBe('virage_app');
  });
});
