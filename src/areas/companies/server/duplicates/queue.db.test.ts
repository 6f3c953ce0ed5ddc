import { beforeEach, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import type { CompanyFields } from '../../company.ts';
import { firm, neqOf } from '../../duplicates/testing.ts';
import { createCompany, readFields, updateCompany } from '../index.ts';
import { addFirms, runAs, valueAs } from '../testing.ts';
import {
  decidePair,
  getDuplicatePair,
  listDuplicatePairs,
  mergeCompanies,
  unmergeCompanies,
  watchFirms,
} from './index.ts';
import { boreal, emptyRegister, strangers, takeJobs, taskContext, workOff } from './testing.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const officer = actorOf(sva, 'officer');
const other = actorOf(cei, 'adviser');
const [run, value] = [runAs(runtime, officer), valueAs(runtime, officer)];

beforeEach(async () => {
  await emptyRegister(runtime);
  await takeJobs(runtime);
});

/** A register with one firm written twice, found by the search. */
async function withOnePair(second: Partial<CompanyFields> = {}) {
  const ids = await addFirms(runtime, [
    boreal(),
    boreal({ legalName: 'LES ACIERS BOREAL', ...second }),
    ...strangers,
  ]);
  await watchFirms(ids, taskContext(runtime));
  return { a: ids[0]!, b: ids[1]!, ids };
}

const queue = async (filter: object = {}) => value(listDuplicatePairs, filter);
const only = async () => {
  const { items } = await queue();
  expect(items).toHaveLength(1);
  return items[0]!;
};
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'accepted' : result.refusal?.code;

describe('finding duplicates as firms come and change', () => {
  it('pairs a firm with the one that it comes to resemble', async () => {
    const [, b] = await addFirms(runtime, [
      boreal(),
      firm('Boutique Sirois', { city: 'Gaspé' }),
      ...strangers,
    ]);
    await value(updateCompany, { ...boreal({ legalName: 'Les Aciers Boreal' }), id: b! });
    await workOff(runtime);
    const pair = await only();
    expect(pair.probability).toBeGreaterThan(0.9);
    expect(pair.agreeing).toContain('phone');
  });

  it('does not ask again about a look-alike that was ruled out when the firm was added', async () => {
    const [known] = await addFirms(runtime, [boreal(), ...strangers]);
    const similar = { ...boreal({ legalName: 'Les Aciers Boreal' }), distinctFrom: [] as string[] };
    expect(codeOf((await run(createCompany, similar)) as never)).toBe('probable-duplicates');
    const { id } = await value(createCompany, { ...similar, distinctFrom: [known!] });
    await workOff(runtime);
    expect((await queue()).items).toEqual([]);
    const pairs = await runtime.db
      .selectFrom('duplicatePair')
      .select(['leftId', 'rightId', 'state', 'decidedBy'])
      .execute();
    const [leftId, rightId] = [known!, id].sort();
    expect(pairs).toEqual([{ leftId, rightId, state: 'different', decidedBy: officer.userId }]);
  });

  it('finds the same again without a second pair', async () => {
    const { ids } = await withOnePair();
    const first = await only();
    await watchFirms(ids, taskContext(runtime));
    expect(await only()).toEqual(first);
  });

  it('asks nobody about firms that two sound NEQs prove to be two', async () => {
    const neqs = [neqOf(1), neqOf(2)].map((neq) => boreal({ neq }));
    await watchFirms(await addFirms(runtime, neqs), taskContext(runtime));
    expect((await queue()).items).toEqual([]);
  });

  it('drops a pair whose firms no longer look alike', async () => {
    const { b } = await withOnePair();
    const changed = firm('Boulangerie Côté', { city: 'Gaspé', postalCode: 'G4X 1A1', phone: '418-555-0199' });
    await value(updateCompany, { ...changed, id: b });
    await workOff(runtime);
    expect((await queue()).items).toEqual([]);
  });
});

describe('a pair judged to be two firms', () => {
  it('stays judged when its firms are compared again', async () => {
    const { ids } = await withOnePair();
    await value(decidePair, { id: (await only()).id, decision: 'different' });
    await watchFirms(ids, taskContext(runtime));
    expect(await queue()).toMatchObject({ items: [], toReview: 0 });
  });

  it('comes back when its firms agree on something new, and says that it was judged', async () => {
    const { a, b } = await withOnePair();
    const pair = await only();
    await value(decidePair, { id: pair.id, decision: 'different' });
    for (const id of [a, b]) {
      const fields = (await asActor(runtime.db, officer, (tx) => readFields(tx, [id]))).get(id)!;
      await value(updateCompany, { ...fields, id, website: 'https://aciersboreal.example' });
    }
    await workOff(runtime);
    const detail = await value(getDuplicatePair, { id: (await only()).id });
    expect(detail).toMatchObject({ state: 'open', decidedBy: { fr: 'SVA' } });
  });

  it('is not merged by somebody who has not seen the judgement, until it is put back to review', async () => {
    await withOnePair();
    const { id } = await only();
    await value(decidePair, { id, decision: 'different' });
    expect(codeOf((await runAs(runtime, other)(decidePair, { id, decision: 'same' })) as never)).toBe(
      'already-judged',
    );
    await valueAs(runtime, other)(decidePair, { id, decision: 'review' });
    expect((await valueAs(runtime, other)(decidePair, { id, decision: 'same' })).merge).not.toBeNull();
  });
});

describe('the queue', () => {
  it('puts the likeliest first and pages without losing or repeating', async () => {
    const copies = Array.from({ length: 4 }, (_, at) =>
      boreal({ legalName: `Aciers Boréal ${'ABCD'[at]}`, ...(at > 1 && { phone: undefined }) }),
    );
    await watchFirms(await addFirms(runtime, copies), taskContext(runtime));
    const all = (await queue()).items;
    expect(all.length).toBeGreaterThan(3);
    expect(all.map(({ probability }) => probability)).toEqual(
      all.map(({ probability }) => probability).sort((x, y) => y - x),
    );
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await queue({ limit: 2, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(all);
    expect((await queue({ cursor: Buffer.from('["x","y"]').toString('base64url') })).items).toEqual(all);
  });

  it('narrows by words, region, probability and what is mine', async () => {
    await withOnePair();
    const { probability } = await only();
    expect((await queue({ region: '02' })).items).toHaveLength(1);
    expect((await queue({ region: '11' })).items).toHaveLength(0);
    expect((await queue({ q: 'acier bor' })).items).toHaveLength(1);
    expect((await queue({ q: 'meubles' })).items).toHaveLength(0);
    expect((await queue({ q: "' | :*" })).items).toHaveLength(1);
    expect((await queue({ min: probability })).items).toHaveLength(1);
    expect((await queue({ min: Math.min(1, probability + 1e-9) })).items).toHaveLength(0);
    expect((await queue({ company: (await only()).left.id })).items).toHaveLength(1);
    expect((await queue({ company: newId() })).items).toHaveLength(0);
    expect((await queue({ mine: 'true' })).items).toHaveLength(0);
    await runtime.db
      .updateTable('company')
      .set({ createdBy: sva })
      .where('legalName', '=', 'LES ACIERS BOREAL')
      .execute();
    expect((await queue({ mine: 'true' })).items).toHaveLength(1);
    expect((await valueAs(runtime, other)(listDuplicatePairs, { mine: 'true' })).items).toHaveLength(0);
  });

  it('keeps what was put off apart, and gives it back', async () => {
    await withOnePair();
    const { id } = await only();
    await value(decidePair, { id, decision: 'later' });
    expect(await queue()).toMatchObject({ items: [], toReview: 0, later: 1 });
    expect((await queue({ view: 'later' })).items).toHaveLength(1);
    await value(decidePair, { id, decision: 'review' });
    expect(await queue()).toMatchObject({ items: [{ id }], toReview: 1, later: 0 });
  });

  it('shows two firms once, whichever of their records were compared', async () => {
    const ids = await addFirms(runtime, [
      boreal(),
      boreal({ legalName: 'Aciers Boréal' }),
      boreal({ legalName: 'Acier Boréal ltée' }),
    ]);
    await watchFirms(ids, taskContext(runtime));
    expect((await queue()).items).toHaveLength(3);
    await value(mergeCompanies, { survivorId: ids[0]!, mergedId: ids[1]! });
    expect(await queue()).toMatchObject({ items: [{}], toReview: 1 });
    await value(decidePair, { id: (await only()).id, decision: 'different' });
    expect(await queue()).toMatchObject({ items: [], toReview: 0 });
  });

  it('goes on to the pair that follows, and round again', async () => {
    await withOnePair();
    const twins = [
      firm('Usinage Tremblay', { phone: '581-555-0142' }),
      firm('Usinage Tremblay inc.', { phone: '581-555-0142' }),
    ];
    await watchFirms(await addFirms(runtime, twins), taskContext(runtime));
    const [first, second] = (await queue()).items;
    expect((await value(getDuplicatePair, { id: first!.id })).nextId).toBe(second!.id);
    expect((await value(getDuplicatePair, { id: second!.id })).nextId).toBe(first!.id);
    expect((await value(decidePair, { id: first!.id, decision: 'later' })).nextId).toBe(second!.id);
    expect((await value(decidePair, { id: second!.id, decision: 'different' })).nextId).toBeNull();
  });
});

describe('deciding on a pair', () => {
  it('shows what each choice of survivor would fill', async () => {
    const { a, b } = await withOnePair({ neq: neqOf(1), phone: undefined });
    const detail = await value(getDuplicatePair, { id: (await only()).id });
    expect(detail.survivorId).toBe(b);
    expect(detail.plans.find(({ survivorId }) => survivorId === b)?.given).toContain('phone');
    expect(detail.plans.find(({ survivorId }) => survivorId === a)?.given).toContain('neq');
    expect(detail.evidence.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'place', 'phone', 'neq']),
    );
  });

  it('merges into the firm that was chosen', async () => {
    const { a, b } = await withOnePair({ neq: neqOf(1) });
    const { id } = await only();
    await value(decidePair, { id, decision: 'same', survivorId: a });
    const { firmId } = await runtime.db
      .selectFrom('company')
      .select('firmId')
      .where('id', '=', b)
      .executeTakeFirstOrThrow();
    expect(firmId).toBe(a);
    expect(await value(getDuplicatePair, { id })).toMatchObject({ merged: true, state: 'same' });
  });

  it('refuses a survivor that is none of the two', async () => {
    const { ids } = await withOnePair();
    const { id } = await only();
    expect(codeOf((await run(decidePair, { id, decision: 'same', survivorId: ids[2]! })) as never)).toBe(
      'not-of-the-pair',
    );
  });

  it('tells the second of two reviewers what the first one did', async () => {
    await withOnePair();
    const { id } = await only();
    const results = await Promise.all([
      run(decidePair, { id, decision: 'same' }),
      runAs(runtime, other)(decidePair, { id, decision: 'same' }),
    ]);
    expect(results.map((result) => codeOf(result as never)).sort()).toEqual(['accepted', 'already-merged']);
  });

  it('brings the pair back when the merge is undone, or keeps it judged', async () => {
    const { ids } = await withOnePair();
    const { id } = await only();
    const first = (await value(decidePair, { id, decision: 'same' })).merge!;
    await value(unmergeCompanies, { id: first.mergeId });
    expect((await only()).id).toBe(id);
    const second = (await value(decidePair, { id, decision: 'same' })).merge!;
    await value(unmergeCompanies, { id: second.mergeId, then: 'different' });
    await watchFirms(ids, taskContext(runtime));
    expect((await queue()).items).toEqual([]);
  });
});
