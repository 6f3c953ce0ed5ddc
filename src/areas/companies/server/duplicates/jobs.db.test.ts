import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import type { CompanyFields } from '../../company.ts';
import { firm, neqOf } from '../../duplicates/testing.ts';
import { addFirms, runAs, valueAs } from '../testing.ts';
import {
  duplicateTasks,
  getDuplicatesJob,
  listDuplicatePairs,
  listMergesQuery,
  previewBulkMerge,
  startBulkMerge,
  startDuplicateSearch,
  unmergeCompanies,
} from './index.ts';
import { boreal, brokenRules, emptyRegister, strangers, takeJobs, taskContext, workOff } from './testing.ts';

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

const queue = async (filter: object = {}) => value(listDuplicatePairs, filter);
const only = async () => {
  const { items } = await queue();
  expect(items).toHaveLength(1);
  return items[0]!;
};
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'accepted' : result.refusal?.code;

describe('searching the whole register', () => {
  it('finds what is written twice, tells how far it is, and is the same the second time', async () => {
    const firms = Array.from({ length: 60 }, (_, at) =>
      firm(`Atelier ${'Abelard Bolduc Caron Dumas Emond Fortin'.split(' ')[at % 6]} ${at}`, {
        phone: `418-6${String(at).padStart(2, '0')}-01${String(at).padStart(2, '0')}`,
      }),
    );
    await addFirms(runtime, [...firms, boreal(), boreal({ legalName: 'Les Aciers Boréal' })]);
    const { jobId } = await value(startDuplicateSearch, {});
    expect(codeOf((await run(startDuplicateSearch, {})) as never)).toBe('already-running');
    await workOff(runtime);
    expect(await value(getDuplicatesJob, { id: jobId })).toMatchObject({
      state: 'done',
      doneCount: 62,
      totalCount: 62,
    });
    const found = await only();
    expect([found.left.name, found.right.name].sort()).toEqual(['Aciers Boréal inc.', 'Les Aciers Boréal']);
    await value(startDuplicateSearch, {});
    await workOff(runtime);
    expect((await only()).id).toBe(found.id);
  });

  it('is taken up again after the process was stopped', async () => {
    await addFirms(runtime, [boreal(), boreal({ legalName: 'Les Aciers Boréal' })]);
    const { jobId } = await value(startDuplicateSearch, {});
    const [job] = await takeJobs(runtime);
    await duplicateTasks[job!.task]!(job!.payload as never, taskContext(runtime, AbortSignal.abort()));
    expect((await value(getDuplicatesJob, { id: jobId })).state).not.toBe('done');
    await workOff(runtime);
    expect((await value(getDuplicatesJob, { id: jobId })).state).toBe('done');
    await only();
  });

  it('is seen by the organisation that started it alone', async () => {
    const { jobId } = await value(startDuplicateSearch, {});
    expect(codeOf((await runAs(runtime, other)(getDuplicatesJob, { id: jobId })) as never)).toBe('not-found');
  });
});

describe('after a list was imported', () => {
  interface ImportedFirm {
    companyId: string;
    ruledOut?: string[];
  }

  async function announceImport(firms: ImportedFirm[]): Promise<void> {
    const [batchId, fileId, at] = [newId(), newId(), runtime.clock.now()];
    const file = { name: 'liste.csv', mediaType: 'text/csv', sizeBytes: 0, sha256: '', createdAt: at };
    await runtime.db
      .insertInto('file')
      .values({ id: fileId, organisationId: sva, ...file })
      .execute();
    const batch = {
      id: batchId,
      organisationId: sva,
      kind: 'companies',
      fileId,
      fileName: 'liste.csv',
      state: 'imported',
    };
    await runtime.db
      .insertInto('importBatch')
      .values({ ...batch, createdAt: at })
      .execute();
    const rows = firms.map(({ companyId, ruledOut = [] }, rowNumber) => ({
      ...{ batchId, rowNumber, companyId, values: '{}', decision: 'new', applied: true },
      decidedBy: ruledOut.length > 0 ? officer.userId : null,
      candidates: JSON.stringify(ruledOut.map((id) => ({ companyId: id }))),
    }));
    await runtime.db.insertInto('importRow').values(rows).execute();
    const payload = JSON.stringify({ batchId, organisationId: sva });
    await runtime.db
      .insertInto('outboxEvent')
      .values({ at, name: 'companies.companies-imported', payload })
      .execute();
  }

  it('its firms are compared with the register', async () => {
    const [, imported] = await addFirms(runtime, [boreal(), boreal({ legalName: 'Les Aciers Boréal' })]);
    await announceImport([{ companyId: imported! }]);
    await workOff(runtime);
    await only();
  });

  it('what its reviewer ruled out is not asked again', async () => {
    const [known, imported] = await addFirms(runtime, [boreal(), boreal({ legalName: 'Les Aciers Boréal' })]);
    await announceImport([{ companyId: imported!, ruledOut: [known!] }]);
    await workOff(runtime);
    expect(await queue()).toMatchObject({ items: [], toReview: 0 });
  });
});

describe('merging the surest pairs at once', () => {
  const twice = (name: string, at: number): CompanyFields[] => {
    const fields = {
      businessNumber: '123456782',
      phone: `418-545-12${30 + at}`,
      city: 'Saguenay',
      street: `${at}, rue Racine`,
      postalCode: 'G7H 5B1',
    };
    return [firm(name, fields), firm(`Les ${name}`, fields)];
  };

  async function withSurePairs(): Promise<string[]> {
    const ids = await addFirms(runtime, [...twice('Aciers Boréal', 1), ...strangers]);
    await pair(ids[0]!, ids[1]!, 0.999);
    return ids;
  }
  const pair = async (x: string, y: string, probability: number) => {
    const [leftId, rightId] = x < y ? [x, y] : [y, x];
    const values = { id: newId(), leftId, rightId, probability, evidence: '[]', modelVersion: 'test' };
    await runtime.db
      .insertInto('duplicatePair')
      .values({ ...values, foundAt: runtime.clock.now() })
      .execute();
    return values.id;
  };

  it('merges what was shown, one by one, and each can be undone alone', async () => {
    const ids = await withSurePairs();
    await pair(ids[2]!, ids[3]!, 0.996);
    expect(await value(previewBulkMerge, {})).toMatchObject({ count: 2, leftOut: 0, threshold: 0.995 });
    const { jobId } = await value(startBulkMerge, { expected: 2 });
    await workOff(runtime);
    expect(await value(getDuplicatesJob, { id: jobId })).toMatchObject({
      state: 'done',
      doneCount: 2,
      totalCount: 2,
    });
    const { items } = await value(listMergesQuery, { job: jobId });
    expect(items).toHaveLength(2);
    expect(items.every(({ byMe, inBulk }) => byMe && inBulk)).toBe(true);
    await value(unmergeCompanies, { id: items[0]!.id });
    expect((await value(listMergesQuery, { job: jobId, state: 'standing' })).items).toHaveLength(1);
    expect(await brokenRules(runtime)).toEqual([]);
  });

  it('leaves to a person what identifiers, judgements or accounts speak against', async () => {
    const ids = await withSurePairs();
    const [a, b] = await addFirms(runtime, [firm('X', { neq: neqOf(1) }), firm('X', { neq: neqOf(2) })]);
    await pair(a!, b!, 0.999);
    const judged = await pair(ids[0]!, ids[2]!, 0.999);
    const decided = { decidedAt: runtime.clock.now() };
    await runtime.db.updateTable('duplicatePair').set(decided).where('id', '=', judged).execute();
    expect(await value(previewBulkMerge, {})).toMatchObject({ count: 1, leftOut: 2 });
  });

  it('starts nothing when there is more or less than was shown', async () => {
    await withSurePairs();
    expect(codeOf((await run(startBulkMerge, { expected: 2 })) as never)).toBe('count-changed');
    expect(await takeJobs(runtime)).toEqual([]);
  });

  it('goes on after the process was stopped, and merges no pair found after it was asked', async () => {
    const ids = await withSurePairs();
    const { jobId } = await value(startBulkMerge, { expected: 1 });
    runtime.clock.set('2026-03-03T15:00:00Z');
    await pair(ids[2]!, ids[3]!, 0.999);
    const [job] = await takeJobs(runtime);
    await duplicateTasks[job!.task]!(job!.payload as never, taskContext(runtime, AbortSignal.abort()));
    await workOff(runtime);
    expect(await value(getDuplicatesJob, { id: jobId })).toMatchObject({ state: 'done', doneCount: 1 });
    expect(await only()).toMatchObject({ probability: 0.999 });
  });
});
