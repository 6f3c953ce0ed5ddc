import { describe, expect, it } from 'vitest';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { freshNeq, importFlow, known, must, registerText } from './flow.testing.ts';
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
const flow = importFlow(runtime, actorOf(sva, 'officer'));
const other = importFlow(runtime, actorOf(cei, 'officer'));

const companyByNeq = async (value: string) =>
  runtime.db.selectFrom('company').selectAll().where('neq', '=', value).executeTakeFirst();

describe('a list is checked before anything is written', () => {
  it('the dry run says what is new, known, to review and wrong, and changes nothing', async () => {
    const held = freshNeq();
    await known(runtime, { legalName: 'Acier Boréal inc.', neq: held, city: 'Alma' });
    await known(runtime, {
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
    const [error] = await flow.rowsOf(id, 'errors');
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
    const [one, two] = [freshNeq(), freshNeq()];
    const id = await flow.check(
      'Entreprise;NEQ;Ville;Contact;Courriel\n' +
        `Usinage Doublé;${one};Alma;Marie Roy;marie@double.ca\n` +
        `USINAGE DOUBLE;${one};Alma;Jean Côté;jean@double.ca\n` +
        `Soudure Pareille;;Roberval;;\nSoudure Pareille;;Roberval;;\nSoudure Pareille;;Amos;;\n` +
        `Fonderie Alpha;${two};;;\nPlastiques Zeta;${two};;;\n`,
    );
    const rows = await flow.rowsOf(id);
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
    const [fresh, held] = [freshNeq(), freshNeq()];
    const knownId = await known(runtime, {
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
    const [, row] = await flow.rowsOf(id);
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
    const ids = [
      await known(runtime, twin),
      await known(runtime, { ...twin, legalName: 'Fabrication Beaumont ltée' }),
    ];
    const id = await flow.check('Nom;Ville;Téléphone\nFabrication Beaumont;Rimouski;418 555-0177\n');
    const [row] = await flow.rowsOf(id, 'review');
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
    const late = freshNeq();
    const id = await flow.check(`Nom;NEQ\nAcier Premier;${freshNeq()}\nAcier Tardif;${late}\n`);
    await known(runtime, { legalName: 'Acier Tardif inc.', neq: late });
    const before = await registerText(runtime);
    await flow.then(importList, { id });
    const batch = await flow.batch(id);
    expect(batch).toMatchObject({ state: 'checked', summary: { counts: { new: 1, review: 1 } } });
    expect(batch.summary.failure!.fr).toContain('Rien n’a été importé');
    expect(await registerText(runtime)).toBe(before);
    const [row] = await flow.rowsOf(id, 'review');
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
