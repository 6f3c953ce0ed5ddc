import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { asActor } from '#platform/db/scope.ts';
import { newId } from '#platform/ids.ts';
import { systemActor } from '#platform/use-case/index.ts';
import { completeNeq } from '../../identifier.rules.ts';
import { companyFieldsSchema } from '../../company.ts';
import { insertCompanies } from '../company-writer.ts';
import { importFlow, must, registerText } from './flow.testing.ts';
import {
  cancelImport,
  confirmMapping,
  decideImportRow,
  decideImportRows,
  getImport,
  importList,
  listImportRows,
  listImports,
  readImportOtherwise,
  undoImport,
} from './index.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const cei = await addOrganisation(runtime, 'delivery', 'CEI MTL');
const officer = actorOf(sva, 'officer');
const flow = importFlow(runtime, officer);
const other = importFlow(runtime, actorOf(cei, 'officer'));

let serial = 100_000;
const neq = (): string => completeNeq(`114${++serial}`);

/** A firm of the register, put there before the list comes. */
async function known(fields: Record<string, unknown>): Promise<string> {
  const id = newId();
  await asActor(runtime.db, systemActor, (tx) =>
    insertCompanies(
      { tx, now: new Date('2026-01-05T12:34:56.789Z'), actor: { organisationId: null, userId: null }, newId },
      [{ id, fields: companyFieldsSchema.parse(fields) }],
    ),
  );
  // Microseconds, as PostgreSQL's own now() has them: undoing must bring them back.
  await sql`update company set updated_at = updated_at + interval '123 microseconds' where id = ${id}`.execute(
    runtime.db,
  );
  return id;
}

const companyByNeq = async (value: string) =>
  runtime.db.selectFrom('company').selectAll().where('neq', '=', value).executeTakeFirst();

const rowsOf = async (id: string, show: 'all' | 'errors' | 'review' | 'same' = 'all') =>
  must(await flow.ask(listImportRows, { id, show })).items;

describe('a list is checked before anything is written', () => {
  it('the dry run says what is new, known, to review and wrong, and changes nothing', async () => {
    const held = neq();
    await known({ legalName: 'Acier Boréal inc.', neq: held, city: 'Alma' });
    await known({
      legalName: 'Moulage Tremblay-Gagnon inc.',
      street: '12, rue des Forges',
      city: 'Saguenay',
      postalCode: 'G7H 5B1',
      phone: '418-545-0101',
    });
    const before = await registerText(runtime);
    const id = await flow.check(
      'Raison sociale;NEQ;Adresse;Ville;Code postal;Tél.\n' +
        `Acier Boréal;${held};;Alma;;418 668-0199\n` +
        'Moulage Tremblay Gagnon;;12 rue des Forges;Saguenay;G7H 5B1;418-545-0101\n' +
        'Robotique Nordet;;5, rue Neuve;Sept-Îles;G4R 1A1;\n' +
        'Fonderie X;1140651704;;;;\n',
    );
    const { state, summary } = await flow.batch(id);
    expect(state).toBe('checked');
    expect(summary.counts).toEqual({ total: 4, new: 1, same: 2, changed: 2, review: 0, errors: 1, skip: 0 });
    const [error] = await rowsOf(id, 'errors');
    expect(error).toMatchObject({
      rowNumber: 5,
      problems: [{ column: 1, header: 'NEQ', code: 'neq-check', found: '1140651704' }],
    });
    expect(await registerText(runtime)).toBe(before);
  });

  it('columns are remembered for the next list with these titles, for this organisation alone', async () => {
    const list = 'Chose;Machin\nAcier Neuf;Alma\n';
    const first = await flow.upload(list);
    expect((await flow.batch(first)).mapping!.columns).toEqual([null, null]);
    must(await flow.ask(confirmMapping, { id: first, columns: ['legalName', 'city'] }));
    const again = await flow.batch(await flow.upload(list));
    expect(again).toMatchObject({
      mapping: { columns: ['legalName', 'city'] },
      summary: { inspection: { remembered: true } },
    });
    const theirs = await other.batch(await other.upload(list));
    expect(theirs.mapping!.columns).toEqual([null, null]);
  });

  it('a firm stated twice in one file is one firm; one NEQ for two names is an error', async () => {
    const [one, two] = [neq(), neq()];
    const id = await flow.check(
      'Entreprise;NEQ;Ville;Contact;Courriel\n' +
        `Usinage Doublé;${one};Alma;Marie Roy;marie@double.ca\n` +
        `USINAGE DOUBLE;${one};Alma;Jean Côté;jean@double.ca\n` +
        `Soudure Pareille;;Roberval;;\nSoudure Pareille;;Roberval;;\nSoudure Pareille;;Amos;;\n` +
        `Fonderie Alpha;${two};;;\nPlastiques Zeta;${two};;;\n`,
    );
    const rows = await rowsOf(id);
    expect(rows.map(({ decision, sameAsRow }) => [decision, sameAsRow])).toEqual([
      ['new', null],
      ['same', 2],
      ['new', null],
      ['same', 4],
      ['new', null],
      ['new', null],
      [null, null],
    ]);
    expect(rows[6]!.problems[0]).toMatchObject({ column: 1, code: 'neq-of-another', found: two });
  });

  it('a file that cannot be read says why, and can be read another way', async () => {
    const mixed = Buffer.concat([
      Buffer.from('Nom;Ville\nForgé;Québec\n'),
      Buffer.from('Acier;Lévis\n', 'latin1'),
    ]);
    const id = await flow.upload(mixed);
    const failed = await flow.batch(id);
    expect(failed.state).toBe('failed');
    expect(failed.summary.failure!.fr).toContain('ligne 3');
    await flow.then(readImportOtherwise, { id, encoding: 'windows-1252' });
    expect(await flow.batch(id)).toMatchObject({ state: 'mapped', encoding: 'windows-1252', rowCount: 2 });
  });

  it.each([
    ['titles alone', 'Nom;Ville\n', 'aucune ligne'],
    ['zeros', 'Nom;Ville\nA\0;B\n', 'ligne 2'],
    ['a quote that never ends', 'Nom;Ville\n"A;B\nC;D\n', 'guillemet'],
  ])('%s are refused with the reason', async (_, text, reason) => {
    const { state, summary } = await flow.batch(await flow.upload(text));
    expect(state).toBe('failed');
    expect(summary.failure!.fr).toContain(reason);
  });

  it('can be left at any moment, even while it is being checked', async () => {
    const id = await flow.upload('Nom;Ville\nAcier Quitté;Alma\n');
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'city'] }));
    must(await flow.ask(cancelImport, { id }));
    expect(await flow.batch(id)).toMatchObject({ state: 'cancelled' });
    expect(await flow.ask(importList, { id })).toMatchObject({ ok: false, refusal: { code: 'wrong-step' } });
  });
});

describe('a checked list is imported whole', () => {
  it('new firms come in, known ones are filled and never overwritten, people become contacts', async () => {
    const [fresh, held] = [neq(), neq()];
    const knownId = await known({
      legalName: 'Tôlerie du Fjord inc.',
      neq: held,
      city: 'La Baie',
      phone: '418-544-0001',
    });
    const id = await flow.check(
      'Raison sociale;NEQ;Ville;Téléphone;Site Web;Nombre d’employés;Contact;Courriel;Consentement\n' +
        `Laser Mauricie inc.;${fresh};Shawinigan;819 555-0142;lasermauricie.ca;entre 10 et 49;Ana Roy;ana@lasermauricie.ca;oui\n` +
        `Tôlerie du Fjord;${held};La Baie;418 544-9999;tolerie.ca;32;Luc Caron;luc@tolerie.ca;\n`,
    );
    await flow.then(importList, { id });
    expect((await flow.batch(id)).summary.effects).toEqual({ created: 1, filled: 1, contacts: 2, rows: 2 });
    expect(await companyByNeq(fresh)).toMatchObject({
      legalName: 'Laser Mauricie inc.',
      sizeClass: '10-49',
      regionCode: '04',
      website: 'https://lasermauricie.ca',
    });
    expect(await companyByNeq(held)).toMatchObject({
      phone: '418-544-0001',
      website: 'https://tolerie.ca',
      employees: 32,
      sizeClass: '10-49',
    });
    const [, row] = await rowsOf(id);
    expect(row!.changes!.differing).toEqual([
      { field: 'legalName', register: 'Tôlerie du Fjord inc.', list: 'Tôlerie du Fjord' },
      { field: 'phone', register: '418-544-0001', list: '418-544-9999' },
    ]);
    const contacts = await runtime.db
      .selectFrom('contact')
      .selectAll()
      .where('companyId', '=', knownId)
      .execute();
    expect(contacts).toMatchObject([
      { organisationId: sva, name: 'Luc Caron', email: 'luc@tolerie.ca', consent: 'unknown' },
    ]);
  });

  it('is not while errors or rows to review are open, and is once they are decided', async () => {
    const id = await flow.check('Nom;NEQ\nAcier Ouvert;\nAcier Faux;123\n');
    expect(await flow.ask(importList, { id })).toMatchObject({ ok: false, refusal: { code: 'errors-left' } });
    const wrong = { id, rowNumber: 3, decision: 'new' as const };
    expect(await flow.ask(decideImportRow, wrong)).toMatchObject({
      ok: false,
      refusal: { code: 'row-has-errors' },
    });
    must(await flow.ask(decideImportRows, { id, change: 'skip-errors' }));
    await flow.then(importList, { id });
    expect((await flow.batch(id)).summary.effects).toMatchObject({ created: 1, rows: 1 });
  });

  it('a person chooses between candidates', async () => {
    const twin = { legalName: 'Fabrication Beaumont inc.', city: 'Rimouski' };
    const ids = [await known(twin), await known({ ...twin, legalName: 'Fabrication Beaumont ltée' })];
    const id = await flow.check('Nom;Ville;Téléphone\nFabrication Beaumont;Rimouski;418 555-0177\n');
    const [row] = await rowsOf(id, 'review');
    expect(row!.candidates.map(({ companyId }) => companyId).sort()).toEqual([...ids].sort());
    expect(row!.candidates[0]!.evidence.map(({ field }) => field)).toContain('name');
    expect(await flow.ask(importList, { id })).toMatchObject({ ok: false, refusal: { code: 'review-left' } });
    must(await flow.ask(decideImportRow, { id, rowNumber: 2, decision: 'same', companyId: ids[1] }));
    await flow.then(importList, { id });
    const phones = await runtime.db
      .selectFrom('company')
      .select(['id', 'phone'])
      .where('id', 'in', ids)
      .execute();
    expect(Object.fromEntries(phones.map((firm) => [firm.id, firm.phone]))).toEqual({
      [ids[0]!]: null,
      [ids[1]!]: '418-555-0177',
    });
  });

  it('is not imported at all when the register has changed since: it goes back to review', async () => {
    const late = neq();
    const id = await flow.check(`Nom;NEQ\nAcier Premier;${neq()}\nAcier Tardif;${late}\n`);
    await known({ legalName: 'Acier Tardif inc.', neq: late });
    const before = await registerText(runtime);
    await flow.then(importList, { id });
    const batch = await flow.batch(id);
    expect(batch).toMatchObject({ state: 'checked', summary: { counts: { new: 1, review: 1 } } });
    expect(batch.summary.failure!.fr).toContain('Rien n’a été importé');
    expect(await registerText(runtime)).toBe(before);
    const [row] = await rowsOf(id, 'review');
    must(
      await flow.ask(decideImportRow, {
        id,
        rowNumber: 3,
        decision: 'same',
        companyId: row!.candidates[0]!.companyId,
      }),
    );
    await flow.then(importList, { id });
    expect((await flow.batch(id)).state).toBe('imported');
  });
});

describe('an imported list is taken back', () => {
  it('exactly: the register is byte for byte what it was', async () => {
    const held = neq();
    const id0 = await known({
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
    expect(id0).toBeTruthy();
  });

  it('not at all when something leans on it, and says what', async () => {
    const id = await flow.check(`Nom;NEQ;Ville\nAcier Suivi;${neq()};Alma\nAcier Libre;;Amqui\n`);
    await flow.then(importList, { id });
    const row = (await rowsOf(id))[0]!;
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

describe('a job that is killed', () => {
  const lines = Array.from(
    { length: 1300 },
    (_, at) => `Acier numéro ${at};${completeNeq(String(116_000_000 + at))};Alma`,
  );
  const list = `Nom;NEQ;Ville\n${lines.join('\n')}\n`;
  const staged = async (id: string) => {
    const { rows } =
      await sql`select row_number, values, decision, problems from import_row where batch_id = ${id} order by 1`.execute(
        runtime.db,
      );
    return rows;
  };

  /** Ends every connection that is in a transaction once `rows` rows are staged, as a dying server would. */
  async function killWhenStaged(id: string, rows: number): Promise<void> {
    for (;;) {
      const n = (await staged(id)).length;
      if (n >= rows) break;
      await new Promise((wake) => setTimeout(wake, 2));
    }
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`.execute(
      runtime.db,
    );
  }

  it('in the middle of the check goes on from the last staged row to the same end', async () => {
    const whole = await flow.check(list);
    const id = await flow.upload(list);
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'neq', 'city'] }));
    const [outcome] = await Promise.allSettled([flow.runJob(id), killWhenStaged(id, 500)]);
    expect(outcome.status).toBe('rejected');
    const kept = (await staged(id)).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(1300);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.counts).toEqual((await flow.batch(whole)).summary.counts);
    expect(await staged(id)).toEqual(await staged(whole));
  });

  it('in the middle of the import leaves nothing of it, and imports all of it when run again', async () => {
    const id = await flow.check(list);
    must(await flow.ask(importList, { id }));
    const before = await registerText(runtime);
    const started = async () => {
      for (;;) {
        const { progress } = await flow.batch(id);
        if (progress!.done >= 500) break;
        await new Promise((wake) => setTimeout(wake, 2));
      }
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`.execute(
        runtime.db,
      );
    };
    const [outcome] = await Promise.allSettled([flow.runJob(id), started()]);
    expect(outcome.status).toBe('rejected');
    expect((await flow.batch(id)).state).toBe('importing');
    expect(await registerText(runtime)).toBe(before);
    await flow.runJob(id);
    expect((await flow.batch(id)).summary.effects).toMatchObject({ created: 1300 });
    await flow.then(undoImport, { id });
    expect(await registerText(runtime)).toBe(before);
  });

  it('or asked to stop puts itself back into the queue', async () => {
    const id = await flow.upload(list);
    must(await flow.ask(confirmMapping, { id, columns: ['legalName', 'neq', 'city'] }));
    await sql`delete from graphile_worker._private_jobs`.execute(runtime.db);
    await flow.runJob(id, AbortSignal.abort());
    const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(runtime.db);
    expect(rows).toEqual([{ key: `import:${id}` }]);
    await flow.runJob(id);
    expect((await flow.batch(id)).state).toBe('checked');
  });
});

describe('lists of two organisations', () => {
  it('are invisible to each other', async () => {
    const id = await flow.check('Nom;Ville\nAcier Secret;Alma\n');
    expect(await other.ask(getImport, { id })).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    expect(await other.ask(listImportRows, { id })).toMatchObject({
      ok: false,
      refusal: { kind: 'not-found' },
    });
    for (const operation of [importList, cancelImport, undoImport]) {
      expect(await other.ask(operation, { id })).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    }
    const theirs = must(await other.ask(listImports, {})).items.map((batch) => batch.id);
    expect(theirs).not.toContain(id);
  });

  it('are for those who keep the register', async () => {
    for (const role of ['firm', 'funder'] as const) {
      const outsider = importFlow(runtime, actorOf(sva, role));
      expect(await outsider.ask(listImports, {})).toMatchObject({
        ok: false,
        refusal: { kind: 'forbidden' },
      });
    }
  });
});
