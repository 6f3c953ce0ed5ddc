import { describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { asActor } from '#platform/db/scope.ts';
import { TEST_NOW, testRuntime } from '#platform/testing/world.ts';
import { getStrategy, getText, listHistory, openText, restoreText, saveText, settleText } from './index.ts';
import { runAs, strategyWorld, valueAs } from './testing.ts';

const runtime = await testRuntime();
const world = await strategyWorld(runtime);
const { id, adviser, manager } = world;
const [asAdviser, asManager] = [valueAs(runtime, adviser), valueAs(runtime, manager)];

type Content = Record<string, unknown>;
const open = (who: typeof asAdviser, section: 'profile' | 'needs' | 'maturity' | 'inventory') =>
  who(openText, { id, section });
let minutes = 0;
/** Each save a minute after the one before: the history is told by the clock. */
function save(
  who: typeof asAdviser,
  section: 'profile' | 'needs' | 'maturity' | 'inventory',
  baseId: string | null,
  content: Content,
) {
  runtime.clock.set(new Date(Date.parse(TEST_NOW) + ++minutes * 60_000));
  return who(saveText, { id, section, baseId, content });
}

describe('a section written by two people', () => {
  it('saves by itself, one text after the other, and says nothing twice', async () => {
    const first = await save(asAdviser, 'profile', null, { description: 'Une usine' });
    expect(first.outcome).toBe('saved');
    const again = await save(asAdviser, 'profile', null, { description: 'Une usine' });
    expect(again).toMatchObject({ outcome: 'unchanged', baseId: first.baseId });
    const next = await save(asAdviser, 'profile', first.baseId, { description: 'Une usine de profilés' });
    expect(next.outcome).toBe('saved');
    expect((await open(asManager, 'profile')).content.description).toBe('Une usine de profilés');
  });

  it('joins what they wrote in different places, and the page that is behind can go on writing', async () => {
    const before = await open(asAdviser, 'profile');
    const base = before.last!.textId;
    await save(asManager, 'profile', base, { ...before.content, vision: 'Doubler' });
    const mine = { ...before.content, markets: 'Ontario' };
    const joined = await save(asAdviser, 'profile', base, mine);
    expect(joined).toMatchObject({ outcome: 'joined' });
    expect((await open(asManager, 'profile')).content).toMatchObject({
      vision: 'Doubler',
      markets: 'Ontario',
    });
    // The adviser's page does not show the vision yet: its next save must not take it away.
    await save(asAdviser, 'profile', joined.baseId, { ...mine, markets: 'Ontario et Ohio' });
    const after = await open(asManager, 'profile');
    expect(after.content).toMatchObject({ vision: 'Doubler', markets: 'Ontario et Ohio' });
    expect(after.asides).toEqual([]);
  });

  it('keeps both texts where they clash, whatever is typed next, until someone chooses', async () => {
    const first = await save(asAdviser, 'maturity', null, { reading: 'Point de départ', gaps: 'Rien' });
    await save(asManager, 'maturity', first.baseId, { reading: 'Texte de la directrice', gaps: 'Rien' });
    const clash = await save(asAdviser, 'maturity', first.baseId, {
      reading: 'Texte du conseiller',
      gaps: 'Rien',
    });
    expect(clash.outcome).toBe('aside');
    const more = await save(asAdviser, 'maturity', clash.baseId, {
      reading: 'Texte du conseiller',
      gaps: 'Données',
    });
    expect(more.outcome).toBe('aside');
    const shown = await open(asManager, 'maturity');
    expect(shown.content).toMatchObject({ reading: 'Texte de la directrice', gaps: 'Rien' });
    expect(shown.asides).toMatchObject([{ conflicts: ['reading'], content: { gaps: 'Données' } }]);
    const { missing } = await asManager(getStrategy, { id });
    expect(missing).toContainEqual(expect.objectContaining({ code: 'aside', must: true }));

    const asideId = shown.asides[0]!.id;
    const undecided = await runAs(runtime, manager)(settleText, {
      id,
      asideId,
      seenId: shown.last!.textId,
      choices: {},
    });
    expect(undecided).toMatchObject({ ok: false, refusal: { code: 'undecided' } });
    await asManager(settleText, { id, asideId, seenId: shown.last!.textId, choices: { reading: 'mine' } });
    const settled = await open(asAdviser, 'maturity');
    expect(settled).toMatchObject({
      asides: [],
      content: { reading: 'Texte du conseiller', gaps: 'Données' },
    });
  });

  it('asks to look again when the text changed during the choice', async () => {
    const first = await save(asAdviser, 'inventory', null, { summary: 'a' });
    const second = await save(asManager, 'inventory', first.baseId, { summary: 'b' });
    await save(asAdviser, 'inventory', first.baseId, { summary: 'c' });
    const shown = await open(asAdviser, 'inventory');
    await save(asManager, 'inventory', second.baseId, { summary: 'd' });
    const result = await runAs(runtime, adviser)(settleText, {
      id,
      asideId: shown.asides[0]!.id,
      seenId: shown.last!.textId,
      choices: { summary: 'mine' },
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'changed-again' } });
    expect((await open(asAdviser, 'inventory')).asides).toHaveLength(1);
  });

  it('loses no row when both add one', async () => {
    const [one, two] = [newId(), newId()];
    const first = await save(asAdviser, 'needs', null, { needs: [{ id: one, need: 'Voir les arrêts' }] });
    const both = [{ id: one, need: 'Voir les arrêts' }];
    await save(asManager, 'needs', first.baseId, { needs: [...both, { id: two, need: 'Coter plus vite' }] });
    await save(asAdviser, 'needs', first.baseId, { needs: [{ id: one, need: 'Voir les arrêts', rank: 1 }] });
    const { needs } = (await open(asManager, 'needs')).content as { needs: Content[] };
    expect(needs).toMatchObject([
      { id: one, rank: 1 },
      { id: two, need: 'Coter plus vite' },
    ]);
  });

  it('says which field is wrong and keeps what was there', async () => {
    const before = await open(asAdviser, 'needs');
    const wrong = await runAs(runtime, adviser)(saveText, {
      id,
      section: 'needs',
      baseId: before.last!.textId,
      content: { needs: [{ id: newId(), need: 'x', rank: -4 }] },
    });
    expect(wrong).toMatchObject({ ok: false, refusal: { fields: [{ path: 'needs.0.rank' }] } });
    expect((await open(asAdviser, 'needs')).content).toEqual(before.content);
  });
});

describe('the history', () => {
  it('tells one sitting once, with who and what changed, and puts a text back', async () => {
    const { items } = await asManager(listHistory, { id, section: 'profile' });
    expect(items[0]).toMatchObject({ by: 'SVA', current: true });
    const oldest = items.at(-1)!;
    const { before, after } = await asManager(getText, { id, textId: oldest.id });
    expect(before).toEqual({});
    expect(after).toMatchObject({ description: 'Une usine de profilés' });
    runtime.clock.set(new Date(Date.parse(TEST_NOW) + 3_600_000));
    await asManager(restoreText, { id, textId: oldest.id });
    const restored = await open(asAdviser, 'profile');
    expect(restored.content).toMatchObject({ description: 'Une usine de profilés', vision: '' });
    const again = await asManager(listHistory, { id, section: 'profile' });
    expect(again.items[0]).toMatchObject({ kind: 'restore', current: true });
    expect(again.items.length).toBe(items.length + 1);
  });

  it('cannot be rewritten, even by a use case that tried', async () => {
    const rewriting = asActor(runtime.db, adviser, (tx) =>
      tx.updateTable('strategySection').set({ writtenByName: 'x' }).where('strategyId', '=', id).execute(),
    );
    await expect(rewriting).rejects.toThrow(/permission denied/);
  });
});
