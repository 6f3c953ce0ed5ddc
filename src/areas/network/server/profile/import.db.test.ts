import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { xlsxStream } from '#platform/tabular/index.ts';
import { getProfile, importProfiles, profileModel } from './index.ts';
import { profileWorld } from './testing/profile-world.ts';

const { runtime, people, fjord, must, refusalOf, begun } = await profileWorld();
const { officer, firm } = people;
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());
await begun(fjord);

describe('an import', () => {
  const table = async (headers: string[], ...rows: string[][]) =>
    bytesOf(xlsxStream('Fiches', headers, rows));

  it('reads the model as it is downloaded, in both languages, and can be tried first', async () => {
    for (const locale of ['fr', 'en'] as const) {
      const data = await bytesOf(profileModel(locale).body);
      expect(await must(officer, importProfiles, { data, dryRun: true })).toMatchObject({
        changed: 1,
        dryRun: true,
      });
    }
    expect((await must(officer, getProfile, { companyId: fjord })).hsCodes).toEqual([]);
    const data = await bytesOf(profileModel('fr').body);
    expect(await must(officer, importProfiles, { data })).toMatchObject({ added: 0, changed: 1 });
    expect(await must(officer, importProfiles, { data })).toMatchObject({ same: 1 });
    const read = await must(officer, getProfile, { companyId: fjord });
    expect(read).toMatchObject({
      hsCodes: ['7604', '761610'],
      envelope: { pressTonnes: 2500, toleranceMm: 0.1 },
    });
    expect(read.contact).toMatchObject({ phone: '418 555-0123' });
  });

  it('adds a draft that shows nothing', async () => {
    const { rows } = await sql<{ neq: string }>`insert into company (id, firm_id, legal_name, neq)
      values ('0192f0c0-0000-7000-8000-0000000000aa', '0192f0c0-0000-7000-8000-0000000000aa', 'Usinage Neuf inc.', '1140000009')
      returning neq`.execute(runtime.db);
    const data = await table(
      ['NEQ', 'Processes', 'Certificates'],
      [rows[0]!.neq, 'Strangpressen | usinage CNC', 'ISO 9001'],
    );
    expect(await must(officer, importProfiles, { data })).toMatchObject({ added: 1 });
    const read = await must(officer, getProfile, { companyId: '0192f0c0-0000-7000-8000-0000000000aa' });
    expect(read).toMatchObject({ state: 'draft', consent: {}, silent: true });
    expect(read.processes[0]!.concept).toBe('extrusion');
  });

  it('is never half done, and says the row and the column of each mistake', async () => {
    const data = await table(
      ['NEQ', 'Résumé en français', 'Procédés', 'Presse (tonnes)', 'Couleur'],
      ['1140000001', 'Ne doit pas passer', 'extrusion', '2500', ''],
      ['1140000002', '', 'alchimie', 'beaucoup', ''],
      ['1149999999', '', '', '', ''],
    );
    const refusal = await refusalOf(officer, importProfiles, { data });
    expect(refusal.fields.map(({ message }) => message.fr)).toEqual([
      expect.stringMatching(/Ligne 1.*Couleur/),
      expect.stringMatching(/Ligne 3, Procédés.*alchimie/),
      expect.stringMatching(/Ligne 3, Presse/),
      expect.stringMatching(/Ligne 4, NEQ/),
    ]);
    expect((await must(officer, getProfile, { companyId: fjord })).summary.fr).not.toContain('passer');
    expect(
      (await refusalOf(officer, importProfiles, { data: new Uint8Array([1, 2, 3]) })).fields[0]!.path,
    ).toBe('file');
    expect((await refusalOf(firm, importProfiles, { data })).kind).toBe('forbidden');
  });
});
