import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/ids.ts';
import {
  addPicture,
  approveProfile,
  readPicture,
  setConsent,
  submitProfile,
  updateProfile,
  withdrawProfile,
} from '../profile/index.ts';
import { profileWorld } from '../profile/testing/profile-world.ts';
import { supplierSearch } from '../search/index.ts';
import {
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
