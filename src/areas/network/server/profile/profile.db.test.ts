import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { asActor } from '#platform/db/scope.ts';
import { systemActor } from '#platform/use-case/index.ts';
import {
  addEvidence,
  addPicture,
  addSupplierDocument,
  approveProfile,
  createProfile,
  findConcepts,
  getProfile,
  listProfiles,
  listProgrammes,
  profileTasks,
  readPicture,
  readSupplierFile,
  recallProfile,
  removePicture,
  removeSupplierFile,
  reopenProfile,
  sendBackProfile,
  setConsent,
  submitProfile,
  updateProfile,
  verifyProfile,
  withdrawProfile,
} from './index.ts';
import { profileWorld } from './testing/profile-world.ts';

const { runtime, people, sva, fjord, alma, must, refusalOf, begun, seenByAll } = await profileWorld();
const { officer, adviser, otherOfficer, funder, firm, otherFirm } = people;
const state = async () => (await must(officer, getProfile, { companyId: fjord })).state;
const pdf = new TextEncoder().encode('%PDF-1.7\n%%EOF\n');

describe('a profile', () => {
  it('is begun by staff, or by the firm itself for a programme, and a firm has one', async () => {
    const { items } = await must(otherFirm, listProgrammes, {});
    expect(items).toEqual([]);
    expect((await refusalOf(otherFirm, createProfile, { companyId: alma })).code).toBe('no-programme');
    await must(otherFirm, createProfile, { companyId: alma, organisationId: sva });
    expect((await refusalOf(otherFirm, createProfile, { companyId: fjord, organisationId: sva })).code).toBe(
      'no-such-firm',
    );
    await begun(fjord);
    expect((await refusalOf(otherOfficer, createProfile, { companyId: fjord })).code).toBe('profile-exists');
    expect((await refusalOf(funder, createProfile, { companyId: fjord })).kind).toBe('forbidden');
  });

  it('is read and written by its two sides alone, and is in the list of its programme', async () => {
    for (const one of [otherOfficer, otherFirm])
      expect((await refusalOf(one, getProfile, { companyId: fjord })).kind).toBe('not-found');
    const read = await must(firm, getProfile, { companyId: fjord });
    expect(read).toMatchObject({
      firm: 'Extrusions du Fjord inc.',
      slug: 'extrusions-du-fjord',
      silent: false,
    });
    expect(read.suggestions[0]).toEqual({ kind: 'add', part: 'products', points: 9 });
    const page = await must(adviser, listProfiles, { q: 'profiles' });
    expect(page.items.map((row) => row.firm)).toEqual(['Extrusions du Fjord inc.']);
    expect(page.counts).toMatchObject({ draft: 2, published: 0 });
    expect((await must(otherOfficer, listProfiles, {})).total).toBe(0);
    expect((await refusalOf(firm, listProfiles, {})).kind).toBe('forbidden');
  });

  it('names concepts that exist, of the right kind, and says where one does not', async () => {
    const wrong = (fields: object) => refusalOf(firm, updateProfile, { companyId: fjord, fields });
    const processes = [{ concept: 'aluminium-extrusion' }, { concept: 'no-such-thing' }];
    expect((await wrong({ processes })).fields[0]!.path).toBe('processes.1.concept');
    expect((await wrong({ processes: [{ concept: 'iso-9001' }] })).fields[0]!.path).toBe(
      'processes.0.concept',
    );
    expect((await wrong({ envelope: { batchMin: 10, batchMax: 5 } })).fields[0]!.path).toBe(
      'envelope.batchMax',
    );
    expect((await wrong({ documents: [{ fileId: sva, title: 'Volé' }] })).fields[0]!.path).toBe(
      'documents.0.fileId',
    );
  });

  it('does not let two people write over each other', async () => {
    const { revision } = await must(firm, getProfile, { companyId: fjord });
    const write = (value: string) => ({ companyId: fjord, revision, fields: { description: { fr: value } } });
    expect((await must(firm, updateProfile, write('Un'))).changed).toEqual(['description']);
    expect((await refusalOf(adviser, updateProfile, write('Deux'))).code).toBe('changed-meanwhile');
  });

  it('goes through review, and only an officer publishes it', async () => {
    expect(await seenByAll(fjord)).toBeUndefined();
    await must(firm, submitProfile, { companyId: fjord });
    const edit = { companyId: fjord, fields: { role: 'transformer' } };
    expect((await refusalOf(firm, updateProfile, edit)).code).toBe('not-yours');
    expect((await refusalOf(adviser, approveProfile, { companyId: fjord })).kind).toBe('forbidden');
    expect((await refusalOf(otherOfficer, approveProfile, { companyId: fjord })).kind).toBe('not-found');
    await must(officer, sendBackProfile, { companyId: fjord, comment: 'Dites vos alliages.' });
    await must(firm, submitProfile, { companyId: fjord });
    await must(firm, recallProfile, { companyId: fjord });
    await must(firm, submitProfile, { companyId: fjord });
    expect((await must(officer, listProfiles, { queue: 'true' })).total).toBe(1);
    expect((await must(officer, approveProfile, { companyId: fjord })).state).toBe('published');
    const { rows } = await sql<{
      subject: string;
    }>`select subject from mail where recipient = 'ventes@fjord.example'`.execute(runtime.db);
    expect(rows).toHaveLength(2);
    expect(Object.keys((await seenByAll(fjord))!).sort()).toEqual([
      'companyId',
      'processes',
      'slug',
      'summary',
      'verifiedOn',
    ]);
  });

  it('shows a change at once, and asks an officer to look at what the firm changed', async () => {
    runtime.clock.set('2026-03-03T15:00:00Z');
    await must(firm, updateProfile, { companyId: fjord, fields: { summary: { fr: 'Nouveau résumé.' } } });
    expect((await seenByAll(fjord))!.summary).toEqual({ fr: 'Nouveau résumé.' });
    expect((await must(officer, listProfiles, { queue: 'true' })).counts.waiting).toBe(1);
    runtime.clock.set('2026-03-04T15:00:00Z');
    await must(officer, approveProfile, { companyId: fjord });
    expect((await must(officer, listProfiles, { queue: 'true' })).total).toBe(0);
  });

  it('emptied of consent is withdrawn from the public, said clearly, and nothing of it is lost', async () => {
    await must(firm, setConsent, { companyId: fjord, fields: { contact: true, processes: false } });
    expect((await seenByAll(fjord))!.contact).toMatchObject({ name: 'Julie Gagnon' });
    const emptied = await must(firm, setConsent, { companyId: fjord, fields: { summary: false } });
    expect(emptied).toMatchObject({ state: 'withdrawn', emptied: true, shown: ['contact'] });
    expect(await seenByAll(fjord)).toBeUndefined();
    const read = await must(firm, getProfile, { companyId: fjord });
    expect(read.events.find(({ kind }) => kind === 'emptied')!.fields).toEqual(['summary']);
    expect(read.summary.fr).toBe('Nouveau résumé.');
    await must(firm, reopenProfile, { companyId: fjord });
    expect((await refusalOf(firm, submitProfile, { companyId: fjord })).code).toBe('tells-nothing');
    await must(firm, setConsent, { companyId: fjord, fields: { summary: true } });
    await must(firm, submitProfile, { companyId: fjord });
    await must(officer, approveProfile, { companyId: fjord });
  });

  it('is withdrawn by the firm when it wants, and confirmed up to date', async () => {
    await must(firm, verifyProfile, { companyId: fjord });
    await must(firm, withdrawProfile, { companyId: fjord });
    expect(await state()).toBe('withdrawn');
    expect(await seenByAll(fjord)).toBeUndefined();
    expect((await refusalOf(firm, verifyProfile, { companyId: fjord })).code).toBe('wrong-step');
    await must(firm, reopenProfile, { companyId: fjord });
    await must(firm, submitProfile, { companyId: fjord });
    await must(officer, approveProfile, { companyId: fjord });
  });
});

/** A PNG of a few bytes whose header says that it is a square of so many pixels. */
async function pretending(side: number): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe('pictures and files', () => {
  const product = { id: '0192f0c0-0000-7000-8000-000000000001', slug: 'rampes', name: { fr: 'Rampes' } };
  const picture = { companyId: fjord, productId: product.id, name: 'rampe.jpg' };

  it('are made small and new: nothing of the upload but its pixels', async () => {
    await must(firm, updateProfile, { companyId: fjord, fields: { products: [product] } });
    const data = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#89a' } })
      .withExif({ IFD0: { Artist: 'Secret-Auteur' } })
      .jpeg()
      .toBuffer();
    expect(data.includes('Secret-Auteur')).toBe(true);
    const { id } = await must(firm, addPicture, { ...picture, data: new Uint8Array(data) });
    const kept = (await readPicture(runtime, firm, id))!;
    expect(await sharp(kept.data).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
    expect(kept.data.includes('Secret-Auteur')).toBe(false);
    expect(await readPicture(runtime, people.public, id)).toBeNull();
    await must(firm, setConsent, { companyId: fjord, fields: { products: true } });
    expect((await readPicture(runtime, people.public, id, 'small'))!.shown).toBe(true);
    await must(firm, setConsent, { companyId: fjord, fields: { products: false } });
    expect(await readPicture(runtime, people.public, id)).toBeNull();
    expect((await refusalOf(otherFirm, removePicture, { companyId: fjord, pictureId: id })).kind).toBe(
      'not-found',
    );
    await must(officer, removePicture, { companyId: fjord, pictureId: id });
    expect((await must(firm, getProfile, { companyId: fjord })).products[0]!.pictureFileIds).toEqual([]);
  });

  it('that are hostile or no picture are refused, and nothing changes', async () => {
    const bomb = await pretending(40_000);
    const half = (
      await sharp({
        create: {
          width: 400,
          height: 400,
          channels: 3,
          background: '#fff',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      })
        .jpeg()
        .toBuffer()
    ).subarray(0, 3000);
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    );
    const disguised = new Uint8Array([0xff, 0xd8, 0xff, ...svg]);
    for (const data of [new Uint8Array(bomb), new Uint8Array(half), svg, disguised, new Uint8Array()])
      expect((await refusalOf(firm, addPicture, { ...picture, data })).fields[0]!.path).toBe('file');
    expect((await must(firm, getProfile, { companyId: fjord })).pictures).toEqual([]);
  });

  it('are documents for buyers, and proofs that the public never reads', async () => {
    const certificate = {
      id: '0192f0c0-0000-7000-8000-000000000002',
      concept: 'iso-9001',
      expiresOn: '2026-04-20',
    };
    await must(firm, updateProfile, { companyId: fjord, fields: { certificates: [certificate] } });
    const proof = await must(firm, addEvidence, {
      companyId: fjord,
      certificateId: certificate.id,
      name: 'iso.pdf',
      data: pdf,
    });
    const sheet = { companyId: fjord, title: 'Fiche technique', name: 'f.pdf' };
    expect(
      (await refusalOf(firm, addSupplierDocument, { ...sheet, data: new Uint8Array([77, 90]) })).code,
    ).toBe('not-a-pdf');
    const document = await must(firm, addSupplierDocument, { ...sheet, data: pdf });
    await must(firm, setConsent, { companyId: fjord, fields: { documents: true, certificates: true } });
    expect((await readSupplierFile(runtime, people.public, document.id))!.name).toBe('f.pdf');
    expect(await readSupplierFile(runtime, people.public, proof.id)).toBeNull();
    expect(await readSupplierFile(runtime, otherOfficer, proof.id)).toBeNull();
    expect((await readSupplierFile(runtime, officer, proof.id))!.bytes.length).toBe(pdf.length);
    expect(JSON.stringify(await seenByAll(fjord))).not.toContain(proof.id);
    await must(firm, removeSupplierFile, { companyId: fjord, fileId: proof.id });
    expect((await must(firm, getProfile, { companyId: fjord })).certificates[0]!.evidenceFileId).toBeNull();
  });
});

describe('reminders', () => {
  const night = () =>
    profileTasks['network-remind-suppliers']!({} as never, {
      runtime,
      actor: systemActor,
      stopping: new AbortController().signal,
    });
  const sent = async () =>
    (
      await sql<{
        text: string;
      }>`select text from mail where subject like 'À vérifier%' order by created_at`.execute(runtime.db)
    ).rows;

  it('go once for a certificate at sixty days, once at thirty, and once for a year without confirmation', async () => {
    await night();
    await night();
    expect(await sent()).toHaveLength(1);
    expect((await sent())[0]!.text).toContain('ISO 9001');
    runtime.clock.set('2026-04-01T15:00:00Z');
    await night();
    await night();
    expect(await sent()).toHaveLength(2);
    runtime.clock.set('2027-03-05T15:00:00Z');
    await night();
    await night();
    expect(await sent()).toHaveLength(3);
    expect((await sent())[2]!.text).toContain('confirmé');
  });
});

it('a concept is found by its words in any language, shown in the reader’s', async () => {
  const { items } = await must(firm, findConcepts, { q: 'strangpr', kind: 'process' });
  expect(items.map(({ id }) => id)).toContain('extrusion');
});

it('the public reads what is published and nothing behind it, whatever it asks the database', async () => {
  const seen = await asActor(runtime.db, people.public, async (tx) => ({
    published: await tx.selectFrom('supplierPublic').select('companyId').execute(),
    profiles: await tx.selectFrom('supplierProfile').selectAll().execute(),
    events: await tx.selectFrom('supplierProfileEvent').selectAll().execute(),
  }));
  expect(seen).toEqual({ published: [{ companyId: fjord }], profiles: [], events: [] });
});
