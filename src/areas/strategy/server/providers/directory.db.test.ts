import { describe, expect, it } from 'vitest';
import { csvStream } from '#platform/tabular/index.ts';
import {
  addProvider,
  changeInterest,
  declareInterest,
  exportProviders,
  findMatches,
  getProvider,
  importProviders,
  listMyInterests,
  listProvidersQuery,
  updateProvider,
  withdrawProvider,
} from './index.ts';
import { proposalWorld } from './testing/proposal-world.ts';

const { runtime, people, must, refusalOf, ask, provider, strategyId, initiativeId } = await proposalWorld();
const { officer, adviser, otherAdviser, firm, otherFirm, funder } = people;
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());
const table = (headers: string[], ...rows: string[][]) => bytesOf(csvStream(headers, rows));

describe('the directory', () => {
  it('is one for every organisation, and says who added and changed what', async () => {
    const id = await provider('Intégration Nord');
    runtime.clock.set('2026-03-02T16:00:00Z');
    await must(otherAdviser, updateProvider, { id, name: 'Intégration Nord', regionCodes: ['02'] });
    const read = await must(officer, getProvider, { id });
    expect(read.addedByOrganisation.fr).toBe('SVA');
    expect(read.changes.map(({ kind, organisation }) => [kind, organisation.fr])).toEqual([
      ['changed', 'CEI'],
      ['added', 'SVA'],
    ]);
    expect(read.changes[0]!.fields).toContain('regionCodes');
  });

  it('is read by firms and kept by staff, and is no business of a funder or the public', async () => {
    expect((await ask(firm, listProvidersQuery, {})).ok).toBe(true);
    for (const actor of [firm, funder, people.public])
      expect((await refusalOf(actor, addProvider, { name: 'Autre' })).kind).toBe('forbidden');
    expect((await refusalOf(funder, listProvidersQuery, {})).kind).toBe('forbidden');
  });

  it('names a customer who did not agree to be named to staff alone', async () => {
    const references = [
      { firm: 'Discrète inc.', project: 'Suivi', year: 2024, named: 'on-request' },
      { firm: 'Publique inc.', project: 'Suivi', year: 2025, named: 'public' },
    ];
    const { id } = await must(officer, addProvider, { name: 'Références Sud', references });
    const seen = async (actor: typeof firm) =>
      (await must(actor, getProvider, { id })).references.map((one) => one.firm);
    expect(await seen(firm)).toEqual([null, 'Publique inc.']);
    expect(await seen(adviser)).toEqual(['Discrète inc.', 'Publique inc.']);
  });

  it('is found by words without accents, by what it does and where, in order, page after page', async () => {
    for (const name of ['Électro Est', 'Automate Ouest', 'Zénith'])
      await provider(name, { regionCodes: ['17'] });
    const page = (input: object) => must(officer, listProvidersQuery, { region: '17', ...input });
    expect((await page({ q: 'electro' })).items.map(({ name }) => name)).toEqual(['Électro Est']);
    const first = await page({ limit: 2, sort: '-name' });
    expect(first.items.map(({ name }) => name)).toEqual(['Zénith', 'Électro Est']);
    expect(first.total).toBe(3);
    const second = await page({ limit: 2, sort: '-name', cursor: first.nextCursor });
    expect(second.items.map(({ name }) => name)).toEqual(['Automate Ouest']);
    expect((await page({ family: 'customer' })).total).toBe(0);
    expect((await page({ template: 'mes' })).total).toBe(3);
  });

  it('does not hold one name twice, but for one that was withdrawn', async () => {
    const id = await provider('Robots Rive-Sud');
    expect((await refusalOf(officer, addProvider, { name: 'ROBOTS RIVE-SUD' })).code).toBe('name-taken');
    await must(officer, withdrawProvider, { id, withdrawn: true });
    expect((await must(officer, listProvidersQuery, { q: 'rive-sud' })).total).toBe(0);
    await provider('Robots Rive-Sud');
    expect((await refusalOf(officer, withdrawProvider, { id, withdrawn: false })).code).toBe('name-taken');
  });

  it('refuses an initiative that the catalogue does not know', async () => {
    const refusal = await refusalOf(officer, addProvider, {
      name: 'Inconnu',
      templateIds: ['pas-au-catalogue'],
    });
    expect(refusal.fields[0]!.path).toBe('templateIds');
  });
});

describe('the directory as a file', () => {
  it('comes back unchanged when it is imported as it was exported', async () => {
    for (const locale of ['fr', 'en'] as const) {
      const file = await exportProviders(runtime, { actor: officer, locale }, {}, { format: 'csv' });
      if (!file.ok) throw new Error('expected a file');
      const { total } = await must(officer, listProvidersQuery, {});
      const data = await bytesOf(file.value.body);
      expect(await must(officer, importProviders, { data })).toEqual({ added: 0, changed: 0, same: total });
    }
  });

  it('is never half imported, and says where it is wrong', async () => {
    const data = await table(['Nom', 'Régions desservies'], ['Tout neuf', '02'], ['Trop loin', '99']);
    const refusal = await refusalOf(officer, importProviders, { data });
    expect(refusal.fields[0]!.message.fr).toMatch(/Ligne 3.*Régions desservies/);
    expect((await must(officer, listProvidersQuery, { q: 'neuf' })).total).toBe(0);
  });

  it('completes what is known and leaves what its columns do not say', async () => {
    const id = await provider('À compléter', { brands: ['Marque A'] });
    const data = await table(
      ['Name', 'Languages of service'],
      ['À compléter', 'fr | en'],
      ['Nouvelle', 'fr'],
    );
    expect(await must(officer, importProviders, { data })).toEqual({ added: 1, changed: 1, same: 0 });
    expect(await must(officer, getProvider, { id })).toMatchObject({
      languages: ['fr', 'en'],
      brands: ['Marque A'],
    });
  });

  it('is refused when it is no table, too long, or brought by a firm', async () => {
    const noise = new Uint8Array([0, 1, 2, 3, 0, 0, 255]);
    expect((await refusalOf(officer, importProviders, { data: noise })).fields[0]!.path).toBe('file');
    const long = await table(['name'], ...Array.from({ length: 301 }, (_, at) => [`Prestataire ${at}`]));
    expect((await refusalOf(officer, importProviders, { data: long })).code).toBe('too-many-rows');
    expect((await refusalOf(firm, importProviders, { data: noise })).kind).toBe('forbidden');
  });
});

describe('a declared interest', () => {
  it('is seen by colleagues and by the firms it could touch, and by nobody else', async () => {
    const id = await provider('Lié inc.');
    const fields = { providerId: id, kind: 'family', since: '2026-01-01', text: 'Ma sœur y est associée.' };
    await must(adviser, declareInterest, fields);
    const seen = async (actor: typeof firm) => (await must(actor, getProvider, { id })).interests.length;
    expect(await seen(officer)).toBe(1);
    expect(await seen(firm)).toBe(1);
    expect(await seen(otherAdviser)).toBe(0);
    expect(await seen(otherFirm)).toBe(0);
  });

  it('stands beside the provider when it is matched, and takes it no point', async () => {
    const { items } = await must(firm, findMatches, { strategyId, initiativeId });
    const flagged = items.find(({ name }) => name === 'Lié inc.')!;
    expect(flagged.interests).toMatchObject([{ kind: 'family', text: 'Ma sœur y est associée.' }]);
    const equal = items.find(({ name }) => name === 'Automate Ouest')!;
    expect(flagged.match.score).toBe(equal.match.score);
  });

  it('is ended by its own person, and by nobody else', async () => {
    const [own] = (await must(adviser, listMyInterests, {})).items;
    const end = { id: own!.id, kind: own!.kind, since: own!.since, until: '2026-02-01' };
    expect((await refusalOf(officer, changeInterest, end)).kind).toBe('not-found');
    expect((await refusalOf(adviser, changeInterest, { ...end, until: '2025-01-01' })).code).toBe(
      'until-before-since',
    );
    await must(adviser, changeInterest, end);
    const { items } = await must(firm, findMatches, { strategyId, initiativeId });
    expect(items.every(({ interests }) => interests.length === 0)).toBe(true);
  });

  it('does not begin in the future', async () => {
    const { items } = await must(officer, listProvidersQuery, {});
    const fields = { providerId: items[0]!.id, kind: 'ownership', since: '2026-03-03' };
    expect((await refusalOf(adviser, declareInterest, fields)).code).toBe('since-future');
  });
});

describe('matches for a sheet', () => {
  it('are read by its firm and its organisation, and by nobody else', async () => {
    for (const actor of [otherAdviser, otherFirm])
      expect((await refusalOf(actor, findMatches, { strategyId, initiativeId })).kind).toBe('not-found');
  });
});
