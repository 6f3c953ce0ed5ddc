import { describe, expect, it } from 'vitest';
import { getTimeline } from '#areas/companies/server/index.ts';
import { newId } from '#platform/ids.ts';
import { deliverEvents } from '#platform/jobs/deliver-events.ts';
import { testRuntime } from '#platform/testing/world.ts';
import { systemActor } from '#platform/use-case/index.ts';
import {
  addComment,
  addInitiative,
  createStrategy,
  documentSubscribers,
  getDocument,
  getStrategy,
  listStrategiesQuery,
  openText,
  removeInitiative,
  resolveComment,
  saveText,
  signStrategy,
} from './index.ts';
import { completeStrategy, runAs, strategyWorld, valueAs } from './testing.ts';

const runtime = await testRuntime();
const world = await strategyWorld(runtime);
const { id, adviser, manager, stranger, otherFirm, funder, firmId } = world;
const [asAdviser, asManager] = [valueAs(runtime, adviser), valueAs(runtime, manager)];
const signature = { id, name: 'Line Tremblay', role: 'Directrice générale', on: '2026-03-02' };
const seen = async () => (await asManager(getStrategy, { id })).updatedAt;

describe('who may see a strategy', () => {
  it('is the organisation that made it and the firm it is about, and nobody else', async () => {
    for (const who of [adviser, manager])
      expect((await valueAs(runtime, who)(listStrategiesQuery, {})).items.map((row) => row.id)).toEqual([id]);
    for (const who of [stranger, otherFirm]) {
      expect((await valueAs(runtime, who)(listStrategiesQuery, {})).items).toEqual([]);
      const run = runAs(runtime, who);
      expect(await run(getStrategy, { id })).toMatchObject({ refusal: { kind: 'not-found' } });
      expect(await run(getDocument, { id })).toMatchObject({ refusal: { kind: 'not-found' } });
      expect(
        await runAs(runtime, who)(saveText, { id, section: 'profile', content: { description: 'x' } }),
      ).toMatchObject({ refusal: { kind: 'not-found' } });
    }
    expect(await runAs(runtime, funder)(getStrategy, { id })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });

  it('is begun once for a firm, by staff', async () => {
    expect(await runAs(runtime, adviser)(createStrategy, { companyId: firmId })).toMatchObject({
      refusal: { code: 'strategy-exists' },
    });
    expect(await runAs(runtime, manager)(createStrategy, { companyId: firmId })).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
  });
});

describe('a signature', () => {
  it('waits for what must be there, and names it', async () => {
    const refused = await runAs(runtime, manager)(signStrategy, { ...signature, seen: await seen() });
    if (refused.ok) throw new Error('An empty strategy was signed.');
    expect(refused.refusal.code).toBe('not-complete');
    expect(refused.refusal.fields.map(({ message }) => message.fr)).toContain('Décrire l’entreprise');
  });

  it('freezes the version: later edits make the next one, and what was signed stays word for word', async () => {
    const initiativeId = await completeStrategy(runtime, world);
    const signed = await asManager(signStrategy, { ...signature, seen: await seen() });
    expect(signed.version).toBe(1);
    const document = await asAdviser(getDocument, { id, version: 1 });
    expect(document).toMatchObject({
      state: 'signed',
      signoff: { name: 'Line Tremblay', recorded: 'firm', version: 1 },
      funding: { costCents: 5_000_000, differenceCents: 0, stacking: 0 },
    });
    expect((await asAdviser(getStrategy, { id })).state).toBe('signed');

    const sheet = await asAdviser(openText, { id, section: 'initiative', initiativeId });
    const content = { ...sheet.content, oneOffCents: 6_000_000 };
    await asAdviser(saveText, {
      id,
      section: 'initiative',
      initiativeId,
      baseId: sheet.last!.textId,
      content,
    });
    const draft = await asAdviser(getDocument, { id });
    expect(draft).toMatchObject({ version: 2, state: 'draft', funding: { differenceCents: -1_000_000 } });
    expect(draft.signatures).toMatchObject([{ version: 1 }]);
    expect(await asManager(getDocument, { id, version: 1 })).toEqual(document);
    expect((await asAdviser(listStrategiesQuery, { state: 'revised' })).items).toHaveLength(1);
  });

  it('is refused when the text changed after it was read, and when the day is to come', async () => {
    const before = new Date((await seen()).getTime() - 1000);
    expect(await runAs(runtime, manager)(signStrategy, { ...signature, seen: before })).toMatchObject({
      refusal: { code: 'changed-since-read' },
    });
    const future = { ...signature, seen: await seen(), on: '2027-01-01' };
    expect(await runAs(runtime, manager)(signStrategy, future)).toMatchObject({
      refusal: { code: 'future-day' },
    });
  });

  it('stands in the firm’s file once, for its advisers and the project’s funder too', async () => {
    const deliver = deliverEvents(documentSubscribers);
    const stopping = new AbortController().signal;
    await deliver({} as never, { runtime, actor: systemActor, stopping });
    await documentSubscribers['strategy.signed']![0]!({ strategyId: id, version: 1 } as never, {
      runtime,
      actor: systemActor,
      stopping,
    });
    for (const who of [adviser, manager, funder]) {
      const { items } = await valueAs(runtime, who)(getTimeline, { id: firmId });
      expect(items.map(({ kind }) => kind).filter((kind) => kind.startsWith('strategy'))).toHaveLength(2);
    }
  });
});

describe('the sheets of a strategy', () => {
  it('are refused prerequisites that go round, with the circle named', async () => {
    const [erp, mes] = [
      await asAdviser(addInitiative, { id, title: 'Progiciel' }),
      await asAdviser(addInitiative, { id, title: 'Suivi d’atelier' }),
    ];
    const write = async (initiativeId: string, change: object) => {
      const sheet = await asAdviser(openText, { id, section: 'initiative', initiativeId });
      return runAs(runtime, adviser)(saveText, {
        id,
        section: 'initiative',
        initiativeId,
        baseId: sheet.last!.textId,
        content: { ...sheet.content, ...change },
      });
    };
    expect(await write(mes.initiativeId, { prerequisites: [erp.initiativeId] })).toMatchObject({ ok: true });
    const circle = await write(erp.initiativeId, { prerequisites: [mes.initiativeId] });
    if (circle.ok) throw new Error('A circle was kept.');
    expect(circle.refusal.message.fr).toContain('« Progiciel » → « Suivi d’atelier » → « Progiciel »');
    const clash = await write(mes.initiativeId, { excludes: [erp.initiativeId] });
    expect(clash).toMatchObject({ refusal: { code: 'links-clash' } });
    expect(await write(erp.initiativeId, { prerequisites: [newId()] })).toMatchObject({ ok: false });
    expect(await write(erp.initiativeId, { title: 'Progiciel de gestion' })).toMatchObject({ ok: true });
  });

  it('can be taken out and brought back', async () => {
    const titles = async () => (await asAdviser(getDocument, { id })).initiatives.map(({ title }) => title);
    const { initiativeId } = await asAdviser(addInitiative, { id, title: 'Robot' });
    await asAdviser(removeInitiative, { id, initiativeId });
    expect(await titles()).not.toContain('Robot');
    await asAdviser(removeInitiative, { id, initiativeId, back: true });
    expect(await titles()).toContain('Robot');
  });
});

describe('comments', () => {
  it('are answered, resolved and opened again by either side', async () => {
    const { id: commentId } = await asManager(addComment, { id, section: 'profile', text: 'Et l’export ?' });
    await asAdviser(addComment, { id, section: 'needs', parentId: commentId, text: 'Ajouté.' });
    await asAdviser(resolveComment, { id, commentId });
    const { comments } = await asManager(getStrategy, { id });
    expect(comments).toMatchObject([
      { id: commentId, mine: true, section: 'profile', resolvedBy: 'SVA' },
      { parentId: commentId, section: 'profile', mine: false },
    ]);
    await asManager(resolveComment, { id, commentId, resolved: false });
    expect((await asManager(getStrategy, { id })).comments[0]).toMatchObject({ resolvedAt: null });
    expect(await runAs(runtime, otherFirm)(resolveComment, { id, commentId })).toMatchObject({ ok: false });
  });
});
