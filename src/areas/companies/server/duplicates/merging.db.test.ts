import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import type { Refusal, Result } from '#platform/use-case/index.ts';
import type { CompanyFields } from '../../company.ts';
import { firm, neqOf } from '../../duplicates/testing.ts';
import { getCompany, readFields, updateCompany } from '../index.ts';
import { addActivity, addFirms, addParticipation, runAs, valueAs } from '../testing.ts';
import { listMergesQuery, mergeCompanies, unmergeCompanies } from './index.ts';
import { brokenRules, emptyRegister, registerState } from './testing.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI');
const ministry = await addOrganisation(runtime, 'funder', 'Ministère');
const officer = actorOf(sva, 'officer');
const other = actorOf(cei, 'officer');
const [run, value] = [runAs(runtime, officer), valueAs(runtime, officer)];

beforeEach(() => emptyRegister(runtime));

const add = (...firms: CompanyFields[]) =>
  addFirms(runtime, firms) as Promise<[string, string, string, string]>;
const merge = (survivorId: string, mergedId: string) => value(mergeCompanies, { survivorId, mergedId });
const fieldsOf = async (id: string) =>
  (await asActor(runtime.db, officer, (tx) => readFields(tx, [id]))).get(id)!;
const refusalOf = (result: Result<unknown>): Refusal => {
  if (result.ok) throw new Error('expected a refusal');
  return result.refusal;
};

async function totalOf(scopeKind: string, scopeId: string): Promise<number> {
  const { rows } = await sql<{ firms: number }>`select firms from reach_total
    where scope_kind = ${scopeKind} and scope_id = ${scopeId} and year = 0 and dimension = 'all'`.execute(
    runtime.db,
  );
  return rows[0]?.firms ?? 0;
}

describe('a merged firm', () => {
  it('counts once, and twice again when the merge is undone', async () => {
    const [a, b] = await add(
      firm('Aciers Boréal', { regionCode: '02' }),
      firm('Boréal', { regionCode: '13' }),
    );
    const activity = await addActivity(runtime, sva, ministry);
    const elsewhere = await addActivity(runtime, cei, null);
    await addParticipation(runtime, activity, a, 'Ana');
    await addParticipation(runtime, activity, b, 'Bruno');
    await addParticipation(runtime, elsewhere, b, 'Bruno');
    const counts = async () => [
      await totalOf('project', activity.projectId),
      await totalOf('project', elsewhere.projectId),
      await totalOf('all', '00000000-0000-0000-0000-000000000000'),
    ];
    expect(await counts()).toEqual([2, 1, 2]);
    const { mergeId } = await merge(a, b);
    expect(await counts()).toEqual([1, 1, 1]);
    await value(unmergeCompanies, { id: mergeId });
    expect(await counts()).toEqual([2, 1, 2]);
    expect(await brokenRules(runtime)).toEqual([]);
  });

  it('is filled from the other record, found under its name, and given back exactly', async () => {
    const [a, b] = await add(
      firm('Aciers Boréal', {
        neq: neqOf(1),
        otherNames: [
          { name: 'AB', kind: 'trade' },
          { name: 'A', kind: 'former' },
        ],
      }),
      firm('Boréal (1985)', { phone: '418-545-1234', city: 'Saguenay', memberships: ['Alliance Métal'] }),
    );
    const before = await registerState(runtime);
    const { mergeId, given } = await merge(a, b);
    expect(await fieldsOf(a)).toMatchObject({
      phone: '418-545-1234',
      city: 'Saguenay',
      otherNames: [{ name: 'AB' }, { name: 'A' }, { name: 'Boréal (1985)' }],
    });
    expect([...given].sort()).toEqual(['city', 'memberships', 'otherNames', 'phone']);
    await value(unmergeCompanies, { id: mergeId });
    expect(await registerState(runtime)).toEqual(before);
  });

  it('takes the NEQ that only the other record had, and gives it back', async () => {
    const [a, b] = await add(firm('Aciers Boréal'), firm('Aciers Boréal inc.', { neq: neqOf(2) }));
    const { mergeId } = await merge(a, b);
    expect((await fieldsOf(a)).neq).toBe(neqOf(2));
    await value(unmergeCompanies, { id: mergeId });
    expect([(await fieldsOf(a)).neq, (await fieldsOf(b)).neq]).toEqual([undefined, neqOf(2)]);
  });

  it('tells both files what happened, and who reads them knows the organisation', async () => {
    const [a, b] = await add(firm('Aciers Boréal'), firm('Boréal'));
    await merge(a, b);
    const { rows } = await sql`select company_id, kind, details -> 'text' ->> 'fr' as text from timeline_entry
      where subject_type = 'company-merge' order by company_id = ${a} desc`.execute(runtime.db);
    expect(rows).toMatchObject([
      { companyId: a, kind: 'company-merged', text: expect.stringContaining('Boréal') },
      { companyId: b, kind: 'company-merged', text: expect.stringContaining('Aciers Boréal') },
    ]);
    const audits = await runtime.db
      .selectFrom('auditEntry')
      .selectAll()
      .where('operation', '=', 'companies.merge')
      .execute();
    expect(audits.map(({ subjectId, userId }) => [subjectId, userId])).toEqual(
      expect.arrayContaining([
        [a, officer.userId],
        [b, officer.userId],
      ]),
    );
  });

  it('takes along what each organisation wrote, which stays its own', async () => {
    const [a, b] = await add(firm('Aciers Boréal'), firm('Boréal'));
    const contact = {
      companyId: b,
      createdAt: runtime.clock.now(),
      updatedAt: runtime.clock.now(),
      name: 'Ana de CEI',
    };
    await runtime.db
      .insertInto('contact')
      .values({ id: newId(), organisationId: cei, ...contact })
      .execute();
    await merge(a, b);
    expect((await value(getCompany, { id: a })).contacts).toEqual([]);
    const theirs = await valueAs(runtime, other)(getCompany, { id: a });
    expect(theirs.contacts.map(({ name }) => name)).toEqual(['Ana de CEI']);
  });
});

describe('a merge is refused', () => {
  it('when two sound NEQs differ, and says which', async () => {
    const [a, b] = await add(firm('A', { neq: neqOf(1) }), firm('A', { neq: neqOf(2) }));
    const refusal = refusalOf(await run(mergeCompanies, { survivorId: a, mergedId: b }));
    expect(refusal.code).toBe('identifiers-differ');
    expect(refusal.message.fr).toContain(neqOf(2));
  });

  it('with itself, and with what is not in the register', async () => {
    const [a] = await add(firm('A'));
    expect(refusalOf(await run(mergeCompanies, { survivorId: a, mergedId: a })).code).toBe('same-record');
    expect(refusalOf(await run(mergeCompanies, { survivorId: a, mergedId: newId() })).code).toBe('not-found');
  });

  it('to funders and firms', async () => {
    const [a, b] = await add(firm('A'), firm('B'));
    const input = { survivorId: a, mergedId: b };
    for (const actor of [actorOf(ministry, 'funder'), actorOf(sva, 'administrator', { companyId: a })]) {
      expect(refusalOf(await runAs(runtime, actor)(mergeCompanies, input)).code).toBe('not-allowed');
    }
  });

  it('to the second of two people who merge the same records at once, whichever way round', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = await add(firm('A'), firm('B'));
      const results = await Promise.all([
        run(mergeCompanies, { survivorId: a, mergedId: b }),
        runAs(runtime, other)(mergeCompanies, { survivorId: b, mergedId: a }),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(refusalOf(results.find(({ ok }) => !ok)!).code).toBe('already-merged');
      expect(await brokenRules(runtime)).toEqual([]);
    }
  });

  it('to the second of two people who undo it at once', async () => {
    const [a, b] = await add(firm('A'), firm('B'));
    const { mergeId } = await merge(a, b);
    const results = await Promise.all([
      run(unmergeCompanies, { id: mergeId }),
      run(unmergeCompanies, { id: mergeId }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(results.find(({ ok }) => !ok)!).code).toBe('already-undone');
  });
});

describe('chains of merges', () => {
  it('stand for the last firm, and come apart in the middle', async () => {
    const [a, b, c] = await add(firm('A'), firm('B', { phone: '418-545-1234' }), firm('C'));
    const before = await registerState(runtime);
    const first = await merge(a, b);
    const second = await merge(c, a);
    const firmOf = async (id: string) =>
      (await runtime.db.selectFrom('company').select('firmId').where('id', '=', id).executeTakeFirstOrThrow())
        .firmId;
    expect([await firmOf(a), await firmOf(b)]).toEqual([c, c]);
    expect((await fieldsOf(c)).phone).toBe('418-545-1234');
    await value(unmergeCompanies, { id: first.mergeId });
    expect([await firmOf(a), await firmOf(b)]).toEqual([c, b]);
    expect((await fieldsOf(c)).phone).toBeUndefined();
    await value(unmergeCompanies, { id: second.mergeId });
    expect(await registerState(runtime)).toEqual(before);
  });
});

describe('undoing after somebody changed the firm', () => {
  it('keeps the newer value and says which', async () => {
    const [a, b] = await add(firm('A'), firm('B', { phone: '418-545-1234', website: 'https://b.example' }));
    const { mergeId } = await merge(a, b);
    await value(updateCompany, { ...(await fieldsOf(a)), id: a, phone: '514-555-0199' });
    expect((await value(unmergeCompanies, { id: mergeId })).kept).toEqual(['phone']);
    const { phone, website } = await fieldsOf(a);
    expect([phone, website]).toEqual(['514-555-0199', undefined]);
    const [entry] = (await value(listMergesQuery, {})).items;
    expect(entry).toMatchObject({ kept: ['phone'], byMe: true, merged: { name: 'B' } });
    expect(entry?.undoneAt).toEqual(runtime.clock.now());
  });

  it('is refused while another firm holds the NEQ that would come back', async () => {
    const [a, b] = await add(firm('A'), firm('B', { neq: neqOf(3) }));
    const { mergeId } = await merge(a, b);
    await value(updateCompany, { ...(await fieldsOf(a)), id: a, neq: undefined });
    await add(firm('Voleur', { neq: neqOf(3) }));
    const refusal = refusalOf(await run(unmergeCompanies, { id: mergeId }));
    expect(refusal.code).toBe('neq-taken');
    expect(refusal.message.fr).toContain('Voleur');
    expect(await brokenRules(runtime)).toEqual([]);
  });
});
