import { describe, expect, it } from 'vitest';
import { systemActor, type Actor } from '#platform/use-case/index.ts';
import { testRuntime } from '#platform/testing/world.ts';
import { readPdf } from '#platform/documents/testing/read-pdf.ts';
import { getStrategy, signStrategy } from '../document/index.ts';
import { completeStrategy, runAs, strategyWorld, valueAs } from '../document/testing.ts';
import { deliverableTasks, listDeliverables, makeDeliverable, readDeliverableFile } from './index.ts';
import { readWord } from './testing/read-word.ts';

const runtime = await testRuntime();
const world = await strategyWorld(runtime);
await completeStrategy(runtime, world);
const { id } = world;

/** What the job process does with each plan asked for. */
async function runJob(deliverableId: string): Promise<void> {
  const task = deliverableTasks['strategy.make-deliverable']!;
  const context = { runtime, actor: systemActor, stopping: new AbortController().signal };
  await task({ deliverableId } as never, context);
}

async function made(actor: Actor, language: 'fr' | 'en', version?: number): Promise<string> {
  const { deliverableId } = await valueAs(runtime, actor)(makeDeliverable, { id, language, version });
  await runJob(deliverableId);
  return deliverableId;
}

const file = (actor: Actor, deliverableId: string, format: string) =>
  readDeliverableFile(runtime, actor, { id, deliverableId, format });

describe('a plan asked for', () => {
  it('is made in the background, and its progress is found by those who see the strategy', async () => {
    const asked = await valueAs(runtime, world.manager)(makeDeliverable, { id, language: 'fr' });
    const waiting = await valueAs(runtime, world.adviser)(listDeliverables, { id });
    expect(waiting.working).toMatchObject({ id: asked.deliverableId, job: { state: 'waiting' } });
    const again = await valueAs(runtime, world.adviser)(makeDeliverable, { id, language: 'fr' });
    expect(again.deliverableId).toBe(asked.deliverableId);
    await runJob(asked.deliverableId);
    const done = await valueAs(runtime, world.manager)(listDeliverables, { id });
    expect(done.working).toBeNull();
    expect(done.items).toMatchObject([
      { id: asked.deliverableId, version: 1, language: 'fr', signed: false },
    ]);
  });

  it('is kept as PDF and Word, with the same words, under a name that says what it is', async () => {
    const deliverableId = await made(world.adviser, 'fr');
    const [pdf, word] = [
      await file(world.adviser, deliverableId, 'pdf'),
      await file(world.manager, deliverableId, 'docx'),
    ];
    expect([pdf?.name, word?.name]).toEqual([
      'plan-numerique-profiles-du-lac-inc-v1.pdf',
      'plan-numerique-profiles-du-lac-inc-v1.docx',
    ]);
    expect(readPdf(pdf!.bytes).text).toContain('Suivi des machines');
    expect(readWord(word!.bytes).text).toContain('Suivi des machines');
  });

  it('is not made twice when its job runs again', async () => {
    const deliverableId = await made(world.adviser, 'en');
    const before = await runtime.db.selectFrom('file').select('id').execute();
    await runJob(deliverableId);
    expect(await runtime.db.selectFrom('file').select('id').execute()).toHaveLength(before.length);
  });

  it('says so when the version is none', async () => {
    const answer = await runAs(runtime, world.adviser)(makeDeliverable, { id, language: 'fr', version: 9 });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'no-such-version' } });
  });

  it('that cannot be made says what to do, and may be asked for again', async () => {
    const { deliverableId } = await valueAs(runtime, world.adviser)(makeDeliverable, { id, language: 'en' });
    const broken = { ...runtime, config: { ...runtime.config, root: '/nowhere' } };
    const task = deliverableTasks['strategy.make-deliverable']!;
    const context = { runtime: broken, actor: systemActor, stopping: new AbortController().signal };
    await expect(task({ deliverableId } as never, context)).rejects.toThrow();
    const { working } = await valueAs(runtime, world.adviser)(listDeliverables, { id });
    expect(working).toMatchObject({
      job: { state: 'failed', message: { fr: expect.stringContaining('Essayez') } },
    });
    const again = await valueAs(runtime, world.adviser)(makeDeliverable, { id, language: 'en' });
    expect(again.deliverableId).not.toBe(deliverableId);
    await runJob(again.deliverableId);
  });
});

describe('who sees a plan', () => {
  it('is the staff of the organisation and the firm, and nobody else', async () => {
    const deliverableId = await made(world.adviser, 'fr');
    for (const actor of [world.stranger, world.otherFirm, world.funder]) {
      expect(await file(actor, deliverableId, 'pdf')).toBeNull();
      const listed = await runAs(runtime, actor)(listDeliverables, { id });
      const asked = await runAs(runtime, actor)(makeDeliverable, { id, language: 'fr' });
      expect([listed.ok, asked.ok]).toEqual([false, false]);
    }
    expect(await file(world.manager, deliverableId, 'pdf')).not.toBeNull();
  });

  it('gets no file under another strategy, format or id', async () => {
    const deliverableId = await made(world.adviser, 'fr');
    expect(await file(world.adviser, deliverableId, 'exe')).toBeNull();
    expect(await file(world.adviser, 'x', 'pdf')).toBeNull();
    const elsewhere = { id: world.firmId, deliverableId, format: 'pdf' };
    expect(await readDeliverableFile(runtime, world.adviser, elsewhere)).toBeNull();
  });
});

describe('a signed version', () => {
  it('carries who signed', async () => {
    const { updatedAt: seen } = await valueAs(runtime, world.manager)(getStrategy, { id });
    const signature = { name: 'Line Tremblay', role: 'directrice générale', on: '2026-03-01' };
    await valueAs(runtime, world.manager)(signStrategy, { id, seen, ...signature });
    const signed = await file(world.adviser, await made(world.adviser, 'fr', 1), 'pdf');
    expect(readPdf(signed!.bytes).text).toContain('Line Tremblay');
    const { items } = await valueAs(runtime, world.adviser)(listDeliverables, { id, language: 'fr' });
    expect(items.filter(({ signed: yes }) => yes)).toMatchObject([{ version: 1 }]);
  });
});
