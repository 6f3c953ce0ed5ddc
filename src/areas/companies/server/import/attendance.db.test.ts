import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { staff, useCase } from '#platform/use-case/index.ts';
import { applyTask } from './apply-task.ts';
import type { ImportedRow, UndoneRow } from './contract.ts';
import { importFlow, known, must } from './flow.testing.ts';
import {
  confirmMapping,
  decideImportRow,
  importList,
  importTasks,
  startImport,
  undoImport,
} from './index.ts';
import { undoTask } from './undo-task.ts';

const runtime = await testRuntime();
const actor = actorOf(await addOrganisation(runtime, 'delivery', 'SVA'), 'officer');

/** What another area does with its rows: here it only remembers them. */
const applied: ImportedRow[] = [];
const undone: UndoneRow[] = [];
const handlers = {
  applyRows: async (_tx: unknown, rows: readonly ImportedRow[]) => rows.map((row) => applied.push(row)),
  undoRows: async (_tx: unknown, rows: readonly UndoneRow[]) => (undone.push(...rows), []),
};
const flow = importFlow(runtime, actor, {
  ...importTasks,
  'import-apply-attendance': applyTask('attendance', handlers),
  'import-undo-attendance': undoTask('attendance', handlers),
});

const start = useCase({
  name: 'test.start-attendance',
  summary: { fr: '', en: '' },
  input: z.object({ text: z.string() }),
  output: z.object({ id: z.uuid() }),
  allow: staff,
  run: ({ text }, context) =>
    startImport(context, {
      kind: 'attendance',
      fileName: 'presences.tsv',
      mediaType: 'text/plain',
      data: new TextEncoder().encode(text),
    }),
});

describe('an attendance list', () => {
  it('matches the firms of its people, leaves the others to a person, and imports them all the same', async () => {
    const id0 = await known(runtime, {
      legalName: 'Tôlerie Lapointe inc.',
      city: 'Alma',
      website: 'https://tolerielapointe.ca',
    });
    const text =
      'Prénom\tNom\tOrganisation\tCourriel\tVille\tPrésent\n' +
      'Ana\tRoy\tTÔLERIE LAPOINTE\tana@tolerielapointe.ca\tAlma\toui\n' +
      'Luc\tCôté\tFonderie Inconnue\tluc@gmail.com\t\toui\n' +
      'Eve\tGagné\tFonderie Inconnue\teve@gmail.com\t\tnon\n' +
      'Max\tDubé\t\tmax@gmail.com\t\toui\n';
    const { id } = must(await flow.ask(start, { text }));
    await flow.runJob(id);
    const { mapping } = await flow.batch(id);
    expect(mapping!.columns).toEqual([
      'personFirstName',
      'personLastName',
      'legalName',
      'personEmail',
      'city',
      'attendance',
    ]);
    must(await flow.ask(confirmMapping, { id, columns: mapping!.columns }));
    await flow.runJob(id);
    const rows = await flow.rowsOf(id);
    expect(rows.map(({ decision, sameAsRow }) => [decision, sameAsRow])).toEqual([
      ['same', null],
      ['review', null],
      ['same', 3],
      ['review', null],
    ]);
    must(await flow.ask(decideImportRow, { id, rowNumber: 3, decision: 'new' }));
    await flow.then(importList, { id });
    const made = applied[1]!.companyId;
    expect(applied.map(({ rowNumber, companyId, created }) => ({ rowNumber, companyId, created }))).toEqual([
      { rowNumber: 2, companyId: id0, created: false },
      { rowNumber: 3, companyId: made, created: true },
      { rowNumber: 4, companyId: made, created: false },
      { rowNumber: 5, companyId: null, created: false },
    ]);
    expect(applied[2]!.values).toMatchObject({ person: { name: 'Eve Gagné' }, attendance: 'absent' });
    expect(made).not.toBeNull();
    await flow.then(undoImport, { id });
    expect(undone.map(({ effect }) => effect)).toEqual([1, 2, 3, 4]);
    expect(await runtime.db.selectFrom('company').select('id').execute()).toEqual([{ id: id0 }]);
  });
});
