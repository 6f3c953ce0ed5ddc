import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { asActor } from '#platform/db/scope.ts';
import { publicActor, type Actor } from '#platform/use-case/index.ts';
import {
  addContact,
  addNote,
  createCompany,
  getCompany,
  listCompaniesQuery,
  recordConsent,
  removeContact,
  removeNote,
  updateCompany,
  updateContact,
} from './index.ts';
import { addActivity, addFirms, addParticipation, firmNamed, mergeInto, runAs, valueAs } from './testing.ts';

const runtime = await testRuntime();
const [sva, cei, ministry, otherFunder] = await Promise.all([
  addOrganisation(runtime, 'delivery', 'SVA'),
  addOrganisation(runtime, 'delivery', 'CEI'),
  addOrganisation(runtime, 'funder', 'Ministère'),
  addOrganisation(runtime, 'funder', 'Autre bailleur'),
]);
const [firm, record, stranger] = (await addFirms(runtime, [
  firmNamed('Usinage du Fjord inc.', { city: 'Saguenay' }),
  firmNamed('Usinage Fjord'),
  firmNamed('Meubles Laval'),
])) as [string, string, string];
await mergeInto(runtime, record, firm);
const firmOrganisation = await addOrganisation(runtime, 'firm', 'Usinage du Fjord', record);

const officer = actorOf(sva, 'officer');
const otherOfficer = actorOf(cei, 'officer');
const owner = actorOf(firmOrganisation, 'firm', { companyId: record });
const funder = actorOf(ministry, 'funder');
const stranger2 = actorOf(otherFunder, 'funder');
const fundersAdministrator = actorOf(ministry, 'administrator', { delivers: false });
const as = (actor: Actor) => valueAs(runtime, actor);
const refusalOf = async (result: Promise<{ ok: boolean } & object>) => {
  const answer = (await result) as { ok: true } | { ok: false; refusal: { code: string } };
  return answer.ok ? 'accepted' : answer.refusal.code;
};

const contact = await as(officer)(addContact, {
  companyId: firm,
  name: 'Ève Tremblay',
  email: 'eve@fjord.test',
});
const note = await as(officer)(addNote, { companyId: record, text: 'Rappeler en avril' });
const activity = await addActivity(runtime, sva, ministry);
await addParticipation(runtime, activity, firm, 'Ève Tremblay');

describe('a firm’s file', () => {
  it('shows the organisation what it wrote itself', async () => {
    const file = await as(officer)(getCompany, { id: firm });
    expect(file.contacts.map(({ name, own }) => [name, own])).toEqual([['Ève Tremblay', true]]);
    expect(file.notes.map(({ text }) => text)).toEqual(['Rappeler en avril']);
    expect(file.participations).toHaveLength(1);
    expect(file.reachedBy.map(({ contacts }) => contacts)).toEqual([1]);
    expect(file.reader).toBe('keeper');
  });

  it('shows another organisation the shared identity and nothing else', async () => {
    const file = await as(otherOfficer)(getCompany, { id: firm });
    expect(file.identity.legalName).toBe('Usinage du Fjord inc.');
    expect([file.contacts, file.notes, file.participations, file.reachedBy]).toEqual([[], [], [], []]);
    expect(file.timeline.items.filter(({ shared }) => !shared)).toEqual([]);
  });

  it('shows the firm all of its own, whoever wrote it, through any of its records', async () => {
    const file = await as(owner)(getCompany, { id: firm });
    expect(file.contacts.map(({ own }) => own)).toEqual([false]);
    expect(file.notes).toHaveLength(1);
    expect(file.participations).toHaveLength(1);
    expect(file.timeline.items.map(({ kind }) => kind).sort()).toEqual(['contact-added', 'note-added']);
    expect([file.reader, file.may.edit]).toEqual(['firm', true]);
  });

  it('shows the firm nothing of another firm but who it is', async () => {
    await as(officer)(addNote, { companyId: stranger, text: 'Confidentiel' });
    const file = await as(owner)(getCompany, { id: stranger });
    expect([file.identity.legalName, file.notes, file.may.edit]).toEqual(['Meubles Laval', [], false]);
  });

  it('shows a funder the participations of projects it funds, and of people nothing', async () => {
    const file = await as(funder)(getCompany, { id: firm });
    expect(file.participations).toHaveLength(1);
    expect([file.contacts, file.notes, file.reader]).toEqual([[], [], 'funder']);
    expect(JSON.stringify(file)).not.toContain('Tremblay');
  });

  it('shows a funder of other projects only who the firm is', async () => {
    const file = await as(stranger2)(getCompany, { id: firm });
    expect([file.participations, file.reachedBy]).toEqual([[], []]);
  });

  it('is not changed by a funder’s administrator, by the page or past it', async () => {
    const change = { id: firm, expectedVersion: 1 };
    expect(await refusalOf(runAs(runtime, fundersAdministrator)(updateCompany, change as never))).toBe(
      'not-allowed',
    );
    const past = asActor(runtime.db, fundersAdministrator, (tx) =>
      tx.updateTable('company').set({ city: 'Ailleurs' }).where('id', '=', firm).executeTakeFirst(),
    );
    expect((await past).numUpdatedRows).toBe(0n);
  });

  it('is for people who signed in', async () => {
    expect(await refusalOf(runAs(runtime, publicActor)(getCompany, { id: firm }))).toBe('sign-in-required');
  });

  it('says that a merged record is another’s, and answers with the firm', async () => {
    const file = await as(officer)(getCompany, { id: record });
    expect(file.identity.id).toBe(firm);
    expect(file.asked).toEqual({ id: record, legalName: 'Usinage Fjord' });
    expect(file.mergedRecords.map(({ legalName }) => legalName)).toEqual(['Usinage Fjord']);
  });
});

describe('what an organisation wrote', () => {
  it.each([
    ['another organisation', otherOfficer],
    ['the firm', owner],
  ])('cannot be changed by %s, even by its id', async (_, actor) => {
    const run = runAs(runtime, actor);
    const { id } = contact;
    expect(await refusalOf(run(updateContact, { id, name: 'X' }))).toBe('not-found');
    expect(await refusalOf(run(removeContact, { id }))).toBe('not-found');
    const answer = { consent: 'given', at: '2026-01-01', source: 'x' } as const;
    expect(await refusalOf(run(recordConsent, { id, ...answer }))).toBe('not-found');
    expect(await refusalOf(run(removeNote, { id: note.id }))).toBe('not-found');
  });

  it.each([
    ['another organisation', otherOfficer, 0],
    ['a funder', funder, 0],
    ['the public', publicActor, 0],
    ['the organisation itself', officer, 1],
    ['the firm', owner, 1],
  ])('stays behind the database’s own wall for %s when a query forgets its scope', async (_, actor, seen) => {
    const count = (table: string) =>
      asActor(runtime.db, actor, async (tx) => {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}
          where company_id in (${firm}, ${record})`.execute(tx);
        return rows[0]!.n;
      });
    expect([await count('contact'), await count('note')]).toEqual([seen, seen]);
  });

  it('leaves the attendee behind the wall for the funder who sees the participation', async () => {
    const seen = await asActor(runtime.db, funder, async (tx) => [
      (await tx.selectFrom('participation').select('id').execute()).length,
      (await tx.selectFrom('attendee').select('name').execute()).length,
    ]);
    expect(seen).toEqual([1, 0]);
  });
});

describe('the register', () => {
  it('is listed by programme staff and funders, not by firms', async () => {
    expect(await refusalOf(runAs(runtime, funder)(listCompaniesQuery, {}))).toBe('accepted');
    expect(await refusalOf(runAs(runtime, owner)(listCompaniesQuery, {}))).toBe('not-allowed');
    const administrator = actorOf(firmOrganisation, 'administrator', { companyId: record });
    expect(await refusalOf(runAs(runtime, administrator)(listCompaniesQuery, {}))).toBe('not-allowed');
  });

  it('is changed by staff, and by a firm in its own record only', async () => {
    const change = (actor: Actor, id: string) =>
      refusalOf(
        runAs(runtime, actor)(updateCompany, { ...firmNamed('Usinage du Fjord inc.', { city: 'Alma' }), id }),
      );
    expect(await change(owner, firm)).toBe('accepted');
    expect(await change(owner, stranger)).toBe('not-found');
    expect(await change(funder, firm)).toBe('not-allowed');
    expect(await refusalOf(runAs(runtime, owner)(createCompany, firmNamed('Nouvelle')))).toBe('not-allowed');
  });

  it('takes no firm’s administrator for staff, behind the use case either', async () => {
    const administrator = actorOf(firmOrganisation, 'administrator', { companyId: record });
    const changed = await asActor(runtime.db, administrator, (tx) =>
      tx.updateTable('company').set({ legalName: 'X' }).where('id', '=', stranger).executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
  });
});
