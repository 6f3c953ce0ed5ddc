import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { newId } from '#platform/ids.ts';
import { freshNeq, importFlow, known, registerText } from './flow.testing.ts';
import { importList, undoImport } from './index.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI MTL');
const flow = importFlow(runtime, actorOf(sva, 'officer'));

describe('an imported list is taken back', () => {
  it('exactly: the register is byte for byte what it was', async () => {
    const held = freshNeq();
    await known(runtime, {
      legalName: 'Outillage Rivard',
      neq: held,
      otherNames: [{ name: 'ORI', kind: 'trade' }],
      memberships: ['STIQ'],
    });
    const before = await registerText(runtime);
    const id = await flow.check(
      'Nom;Autre nom;NEQ;Ville;Membre de;Contact;Courriel\n' +
        `Outillage Rivard;Rivard Outils;${held};Matane;REAI;Ana;ana@rivard.ca\n` +
        `Outillage Rivard;Groupe Rivard;${held};;;Luc;luc@rivard.ca\n` +
        'Presse Neuve inc.;;;Gaspé;;Eve;eve@presse.ca\nPresse Neuve inc.;;;Gaspé;;Max;max@presse.ca\n',
    );
    await flow.then(importList, { id });
    expect((await flow.batch(id)).summary.effects).toEqual({ created: 1, filled: 1, contacts: 4, rows: 4 });
    expect(await registerText(runtime)).not.toBe(before);
    await flow.then(undoImport, { id });
    expect((await flow.batch(id)).state).toBe('undone');
    expect(await registerText(runtime)).toBe(before);
  });

  it('not at all when something leans on it, and says what', async () => {
    const id = await flow.check(`Nom;NEQ;Ville\nAcier Suivi;${freshNeq()};Alma\nAcier Libre;;Amqui\n`);
    await flow.then(importList, { id });
    const row = (await flow.rowsOf(id))[0]!;
    const note = {
      id: newId(),
      organisationId: cei,
      companyId: row.company!.id,
      text: 'Visitée',
      createdBy: 'x',
      createdAt: new Date(),
    };
    await runtime.db.insertInto('note').values(note).execute();
    const before = await registerText(runtime);
    await flow.then(undoImport, { id });
    const batch = await flow.batch(id);
    expect(batch.state).toBe('imported');
    expect(batch.summary.obstacles).toMatchObject([{ rowNumber: 2 }]);
    expect(batch.summary.obstacles![0]!.message.fr).toContain('note');
    expect(await registerText(runtime)).toBe(before);
    await runtime.db.deleteFrom('note').where('id', '=', note.id).execute();
    await flow.then(undoImport, { id });
    expect((await flow.batch(id)).state).toBe('undone');
  });
});
