import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import { readAsked } from '../../public/index.ts';
import { importClassification } from '../classification/index.ts';
import {
  addPicture,
  approveProfile,
  findConcepts,
  getProfile,
  readPicture,
  readSectionForm,
  setConsent,
  submitProfile,
  updateProfile,
  withdrawProfile,
} from '../profile/index.ts';
import { profileWorld } from '../profile/testing/profile-world.ts';
import { supplierSearch } from '../search/index.ts';
import {
  facetGroups,
  findSuppliers,
  linkPicture,
  listSitemaps,
  readCapability,
  readSitemap,
  readSupplier,
  recentSuppliers,
} from './index.ts';

const { runtime, people, must, refusalOf, begun, fjord, alma } = await profileWorld();
const { officer, public: anybody } = people;
const search = supplierSearch();
afterAll(() => search.close());

const slug = 'extrusions-du-fjord';
const find = (input: object) => must(anybody, findSuppliers, { language: 'de', ...input });
const found = (input: object) => expect.poll(async () => (await find(input)).items, { timeout: 5000 });
const addresses = async (kind: string) =>
  (await must(anybody, readSitemap, { kind, language: 'de', part: 1 })).map(({ path }) => path);

describe('the public pages', () => {
  it('show nothing, and nothing of a draft, before anything is published', async () => {
    await begun(fjord);
    await begun(alma);
    expect((await refusalOf(anybody, readSupplier, { slug })).code).toBe('not-found');
    expect((await must(anybody, recentSuppliers, {})).items).toEqual([]);
    expect(await must(anybody, listSitemaps, {})).toEqual([]);
    expect((await find({ q: 'Strangpressen' })).total).toBe(0);
  });

  it('show of a published profile what its firm agreed to, in the reader’s words', async () => {
    const product = {
      ...{ id: newId(), slug: 'rails', name: { fr: 'Rails' }, concepts: ['aluminium-extrusion'] },
    };
    const certificates = [
      { id: newId(), concept: 'iso-9001', number: 'CA-1', body: 'BNQ', expiresOn: '2020-01-01' },
      { id: newId(), concept: 'iso-14001', number: 'CA-2', body: 'BNQ', expiresOn: '2030-01-01' },
    ];
    const fields = { products: [product], certificates, capacity: { openNow: true } };
    await must(officer, updateProfile, { companyId: fjord, fields });
    const data = await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const picture = await must(officer, addPicture, {
      ...{ companyId: fjord, productId: product.id, name: 'a.png', data },
    });
    await must(officer, submitProfile, { companyId: fjord });
    await must(officer, approveProfile, { companyId: fjord });
    const page = await must(anybody, readSupplier, { slug, language: 'de' });
    expect(Object.keys(page.profile).sort()).toEqual(
      ['companyId', 'processes', 'slug', 'summary', 'verifiedOn'].sort(),
    );
    expect(page.concepts).toEqual({
      'aluminium-extrusion': {
        name: 'Aluminium-Strangpressen',
        href: '/suppliers/de/capability/aluminium-extrusion',
      },
    });
    expect(page.pictures).toEqual({});
    expect(await readPicture(runtime, anybody, picture.id)).toBeNull();
    await must(officer, setConsent, { companyId: fjord, fields: { products: true, certificates: true } });
    const open = await must(anybody, readSupplier, { slug, language: 'de' });
    expect(open.pictures).toEqual({ [picture.id]: { width: 4, height: 3 } });
  });

  it('find it by a word of another language, with why, and count it where it is', async () => {
    await found({ q: 'Strangpressen' }).toMatchObject([
      {
        ...{ slug, place: 'Saguenay, Saguenay–Lac-Saint-Jean', openNow: false },
        summary: { language: 'fr', text: 'Profilés d’aluminium sur mesure.' },
        certificates: ['ISO 14001'],
        reasons: [expect.stringMatching(/Strangpressen.*\(Verfahren\)/)],
      },
    ]);
    expect((await find({ certificates: ['iso-9001'] })).total).toBe(0);
    expect((await find({ certificates: ['iso-14001'], facets: 'region' })).facets.region).toEqual([
      { value: '02', count: 1 },
    ]);
    const { narrower, wider } = await must(anybody, readCapability, { concept: 'extrusion', language: 'de' });
    expect(narrower).toMatchObject([{ value: 'aluminium-extrusion', count: 1 }]);
    expect(wider.map(({ name }) => name)).toEqual(['Umformen']);
    expect((await refusalOf(anybody, readCapability, { concept: 'nothing' })).kind).toBe('not-found');
  });

  it('speak of an imported concept as of those that ship: picked, saved, shown, found, counted', async () => {
    const concepts = [
      { code: '1', parent: null, kind: 'process' as const, terms: { de: ['Wunderwerk'] } },
      {
        code: '2',
        parent: '1',
        kind: 'process' as const,
        terms: { de: ['Zauberschliff'], en: ['spellwork'] },
      },
      { code: '3', parent: '2', kind: 'process' as const, terms: { de: ['Hexenschliff'] } },
      { code: '4', parent: '2', kind: 'process' as const, terms: { de: ['Extrusion'] } },
    ];
    await importClassification(runtime, { id: 'x', fileName: 'x.ttl', concepts });
    const picked = (await must(officer, findConcepts, { q: 'HEXENSCH', kind: 'process' })).items;
    expect(picked).toEqual([{ id: 'x-3', label: 'Hexenschliff (allemand)', wider: 'spellwork (anglais)' }]);
    const typed = {
      0: { concept: 'x-3', conceptText: 'Hexenschliff (allemand)' },
      ...{ 1: { conceptText: 'aluminium extrusion' }, 2: { conceptText: 'Extrusion' } },
    };
    const profile = await must(officer, getProfile, { companyId: fjord });
    const { fields, refusal } = await readSectionForm('capabilities', { processes: typed }, profile, 'fr');
    expect(refusal).toBeNull();
    const { processes } = fields as { processes: { concept: string }[] };
    expect(processes.map(({ concept }) => concept)).toEqual(['x-3', 'aluminium-extrusion', 'extrusion']);
    await must(officer, updateProfile, { companyId: fjord, fields: { processes } });
    const unknown = { processes: [{ concept: 'x-9' }] };
    const refused = await refusalOf(officer, updateProfile, { companyId: fjord, fields: unknown });
    expect(refused.fields).toMatchObject([{ path: 'processes.0.concept' }]);
    const page = await must(anybody, readSupplier, { slug, language: 'ja' });
    const href = '/suppliers/ja/capability/x-3';
    expect(page.concepts['x-3']).toEqual({ name: 'Hexenschliff (ドイツ語)', href });
    const asked = { q: 'Zauberschliff', concepts: 'x-2', below: 'x-2', facets: 'process', language: 'fr' };
    await found(asked).toMatchObject([{ slug }]);
    const counted = await find(asked);
    expect(counted.below).toEqual({ 'x-2': [{ value: 'x-3', count: 1 }] });
    const search = readAsked(new URLSearchParams('concepts=x-2&concepts=x-3'));
    const [group] = facetGroups({ ...counted, total: 1 }, search, 'fr');
    expect(group?.options.slice(0, 2)).toEqual([
      { value: 'x-2', count: 1, depth: 0, label: 'spellwork (anglais)', chosen: true },
      { value: 'x-3', count: 1, depth: 1, label: 'Hexenschliff (allemand)', chosen: true },
    ]);
    const capability = await must(anybody, readCapability, { concept: 'x-1', language: 'de' });
    expect(capability).toMatchObject({
      name: 'Wunderwerk',
      spoken: true,
      narrower: [{ value: 'x-2', count: 1 }],
    });
    expect(capability.terms).toEqual([{ language: 'de', term: 'Wunderwerk' }]);
    expect(await addresses('pages')).toContain('/suppliers/de/capability/x-1');
    const polish = await must(anybody, readSitemap, { kind: 'pages', language: 'pl', part: 1 });
    expect(polish.map(({ path }) => path).join()).not.toContain('x-1');
    await importClassification(runtime, { id: 'x', fileName: 'x.ttl', concepts: concepts.slice(0, 1) });
    expect((await must(officer, findConcepts, { q: 'Hexensch' })).items).toEqual([]);
    const after = await must(anybody, readSupplier, { slug, language: 'de' });
    expect(after.concepts['x-3']).toEqual({ name: 'x-3', href: null });
  });

  it('are told to search engines, with the capabilities that somebody shows and no others', async () => {
    expect(await must(anybody, listSitemaps, {})).toHaveLength(24);
    expect(await addresses('firms')).toEqual([
      `/suppliers/de/firm/${slug}`,
      `/suppliers/de/firm/${slug}/rails`,
    ]);
    const pages = await addresses('pages');
    expect(pages).toContain('/suppliers/de/region/02');
    expect(pages).toContain('/suppliers/de/capability/forming');
    expect(pages).toContain('/suppliers/de/certificate/iso-14001');
    expect(pages).not.toContain('/suppliers/de/capability/welding');
    expect((await must(anybody, recentSuppliers, {})).items.map((one) => one.slug)).toEqual([slug]);
  });

  it('are gone, and say so, when the profile is emptied or withdrawn', async () => {
    const fields = { summary: false, processes: false, products: false };
    await must(officer, setConsent, { companyId: fjord, fields });
    expect((await refusalOf(anybody, readSupplier, { slug })).code).toBe('supplier-gone');
    await found({ q: 'Strangpressen' }).toEqual([]);
    await must(officer, submitProfile, { companyId: alma });
    await must(officer, approveProfile, { companyId: alma });
    expect((await must(anybody, readSupplier, { slug: 'fonderie-d-alma' })).name).toBe(
      'Fonderie d’Alma ltée',
    );
    await must(officer, withdrawProfile, { companyId: alma, comment: 'Fermée.' });
    expect((await refusalOf(anybody, readSupplier, { slug: 'fonderie-d-alma' })).code).toBe('supplier-gone');
  });

  it('are shared with a picture that is drawn, whatever their name holds', async () => {
    const png = await linkPicture({
      title: 'Fer & <fils>',
      under: 'Alma',
      detail: 'a, '.repeat(300),
      site: 'X',
    });
    const { width, height, format } = await sharp(png).metadata();
    expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  });
});
