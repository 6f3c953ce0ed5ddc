import { describe, expect, it } from 'vitest';
import { readTable, shapeOf } from '#platform/tabular/index.ts';
import { actorOf, addOrganisation, testRuntime } from '#platform/testing/world.ts';
import { publicActor } from '#platform/use-case/index.ts';
import { exportCompanies } from './index.ts';
import type { ExportFormat } from '#platform/exported-list.ts';
import { addFirms, firmNamed } from './testing.ts';

const runtime = await testRuntime();
const sva = await addOrganisation(runtime, 'delivery', 'SVA');
const reader = { actor: actorOf(sva, 'officer'), locale: 'fr' as const };
await addFirms(runtime, [
  ...Array.from({ length: 1200 }, (_, at) =>
    firmNamed(`Atelier ${String(at).padStart(4, '0')}`, { city: 'Granby' }),
  ),
  firmNamed('=cmd|calc', {
    city: 'Alma',
    sizeClass: '1-9',
    naics: '3327',
    otherNames: [{ name: 'Éclair; "fils"', kind: 'trade' }],
  }),
]);

async function fileOf(filter: object, format: ExportFormat): Promise<Uint8Array> {
  const file = await exportCompanies(runtime, reader, filter, format);
  if (!file.ok) throw new Error(file.refusal.code);
  return new Uint8Array(await new Response(file.value.body).arrayBuffer());
}

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readTable(bytes, shapeOf(bytes))) rows.push([...row.cells]);
  return rows;
}

describe('an export of the register', () => {
  it.each(['csv', 'xlsx'] as const)('holds every firm of the list once, as %s', async (format) => {
    const [, ...rows] = await cellsOf(await fileOf({ region: '05' }, format));
    const names = rows.map(([name]) => name);
    expect(names).toHaveLength(1200);
    expect(new Set(names).size).toBe(1200);
    expect(names.slice(0, 2)).toEqual(['Atelier 0000', 'Atelier 0001']);
  });

  it('says what the filters of the list say, in the reader’s words', async () => {
    const [headers, ...rows] = await cellsOf(await fileOf({ q: 'alma' }, 'csv'));
    expect(headers?.slice(0, 3)).toEqual(['Nom légal', 'Autres noms', 'NEQ']);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('1 à 9 employés');
    expect(rows[0]).toContain('Saguenay–Lac-Saint-Jean');
    expect(rows[0]).toContain('Éclair; "fils"');
  });

  it('holds nothing that a spreadsheet would run', async () => {
    const text = new TextDecoder().decode(await fileOf({ q: 'alma' }, 'csv'));
    expect(text).toContain("'=cmd|calc");
  });

  it('is refused to those who may not read the list', async () => {
    const file = await exportCompanies(runtime, { actor: publicActor, locale: 'fr' }, {}, 'csv');
    expect(file).toMatchObject({ ok: false, refusal: { code: 'sign-in-required' } });
  });
});
