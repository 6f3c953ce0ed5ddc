import { describe, expect, it } from 'vitest';
import type { ImportedBatch, ImportedRow } from '#areas/companies/server/index.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { testRuntime } from '#platform/testing/world.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { attendanceImport } from './attendance-import.ts';
import { addParticipation, getActivity, listParticipationsQuery } from './index.ts';
import { buildOutreachWorld, planActivity, valueAs } from './testing/outreach-world.ts';

const runtime = await testRuntime();
const world = await buildOutreachWorld(runtime);
const { officer, project, firms } = world;
const as = valueAs(runtime, officer);

async function batchFor(activityId: string): Promise<ImportedBatch> {
  const [id, fileId] = [newId(), newId()];
  const organisationId = officer.organisationId!;
  const file = {
    id: fileId,
    organisationId,
    name: 'liste.csv',
    mediaType: 'text/csv',
    sizeBytes: 1,
    sha256: '',
  };
  await runtime.db
    .insertInto('file')
    .values({ ...file, createdAt: runtime.clock.now() })
    .execute();
  await runtime.db
    .insertInto('importBatch')
    .values({
      id,
      organisationId,
      kind: 'attendance',
      activityId,
      fileId,
      fileName: 'liste.csv',
      state: 'importing',
      createdAt: runtime.clock.now(),
    })
    .execute();
  const at = runtime.clock.now();
  return {
    id,
    kind: 'attendance',
    organisationId,
    activityId,
    fileName: 'liste.csv',
    createdBy: officer.userId,
    at,
  };
}

type Said = {
  name?: string;
  email?: string;
  firm?: string;
  companyId?: string;
  attendance?: 'registered' | 'attended' | 'absent';
};

const rowsOf = (said: Said[]): ImportedRow[] =>
  said.map(({ name, email, firm, companyId, attendance }, at) => ({
    rowNumber: at + 2,
    values: {
      firm: firm ? { legalName: firm, phone: '418-555-0134' } : {},
      person: { ...(name && { name }), ...(email && { email }) },
      ...(attendance && { attendance }),
    },
    companyId: companyId ?? null,
    created: false,
  }));

const apply = (rows: ImportedRow[], batch: ImportedBatch) =>
  asActor(runtime.db, systemActor, (tx) => attendanceImport.applyRows(tx, rows, batch));

const undo = (rows: ImportedRow[], effects: unknown[], batch: ImportedBatch) =>
  asActor(runtime.db, systemActor, (tx) =>
    attendanceImport.undoRows(
      tx,
      rows.map((row, at) => ({ ...row, effect: effects[at] })),
      batch,
    ),
  );

const figures = async (id: string) => (await as(getActivity, { id })).figures;
const people = async (id: string) => (await as(listParticipationsQuery, { id })).items;

describe('an attendance list', () => {
  it('brings one coming a line, with and without a firm', async () => {
    const id = await planActivity(runtime, officer, project);
    const rows = rowsOf([
      { name: 'Ana', email: 'ana@a.test', firm: 'Usinage du Fjord', companyId: firms[0]! },
      { name: 'Luc', email: 'luc@a.test', firm: 'Usinage du Fjord', companyId: firms[0]! },
      { name: 'Kim', firm: 'Inconnue' },
      { name: 'Jo', companyId: firms[1]!, attendance: 'absent' },
    ]);
    await apply(rows, await batchFor(id));
    expect(await figures(id)).toMatchObject({ attended: 3, firms: 1, contacts: 2, unmatched: 1 });
  });

  it('keeps nothing of the person beside what a funder reads', async () => {
    const id = await planActivity(runtime, officer, project);
    await apply(rowsOf([{ name: 'Kim', email: 'kim@a.test', firm: 'Inconnue' }]), await batchFor(id));
    expect((await people(id))[0]!.stated).toEqual({ firm: 'Inconnue' });
  });

  it('marks who registered, and counts who stands in it twice once; colleagues may share an address', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(addParticipation, { id, name: 'Ana Roy', email: 'ana@a.test', state: 'registered' });
    const rows = rowsOf([
      { name: 'ANA ROY', email: 'Ana@A.test', companyId: firms[0]! },
      { name: 'Luc', email: 'info@b.test', companyId: firms[1]! },
      { name: 'Luc', email: 'info@b.test', companyId: firms[1]! },
      { name: 'Max', email: 'info@b.test', companyId: firms[1]! },
    ]);
    await apply(rows, await batchFor(id));
    expect(await figures(id)).toMatchObject({ registered: 0, attended: 3, firms: 2, contacts: 3 });
  });

  it('never says that someone who was checked in did not come', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(addParticipation, { id, name: 'Ana', email: 'ana@a.test', companyId: firms[0]! });
    await apply(rowsOf([{ name: 'Ana', email: 'ana@a.test', attendance: 'absent' }]), await batchFor(id));
    expect(await figures(id)).toMatchObject({ attended: 1, firms: 1 });
  });

  it('taken back, leaves the list and the counts as they were', async () => {
    const id = await planActivity(runtime, officer, project);
    await as(addParticipation, { id, name: 'Ana', email: 'ana@a.test', state: 'registered' });
    const before = await people(id);
    const batch = await batchFor(id);
    const rows = rowsOf([
      { name: 'Ana', email: 'ana@a.test', companyId: firms[0]! },
      { name: 'Luc', email: 'luc@a.test', companyId: firms[1]! },
      { name: 'Luc', email: 'luc@a.test', companyId: firms[1]! },
    ]);
    const effects = await apply(rows, batch);
    expect(await figures(id)).toMatchObject({ attended: 2, firms: 2 });
    expect(await undo(rows, effects, batch)).toEqual([]);
    expect(await people(id)).toEqual(before);
    expect(await figures(id)).toMatchObject({ registered: 1, attended: 0, firms: 0, contacts: 0 });
  });

  it('cannot be taken back over a consent that was withdrawn since', async () => {
    const id = await planActivity(runtime, officer, project);
    const batch = await batchFor(id);
    const rows = rowsOf([{ name: 'Ana', companyId: firms[0]! }, { name: 'Luc' }]);
    const effects = await apply(rows, batch);
    const withdrawn = (await people(id)).find(({ attendee }) => attendee?.name === 'Luc')!;
    await runtime.db
      .updateTable('attendee')
      .set({ consent: 'withdrawn', withdrawnAt: runtime.clock.now() })
      .where('participationId', '=', withdrawn.id)
      .execute();
    expect((await undo(rows, effects, batch)).map(({ rowNumber }) => rowNumber)).toEqual([3]);
    expect(await people(id)).toHaveLength(2);
  });
});
