import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../capabilities/index.ts';
import { emptyContent } from '../profile/profile.ts';
import { publicView } from '../profile/publication.rules.ts';
import { atomFeed, jsonFeed, type FeedSupplier } from './feeds.ts';
import { jsonInPage } from './json-in-page.ts';
import { conceptThing, productThing, supplierThing, type DescribedSupplier } from './json-ld.ts';
import { readSitemapName, sitemapFile, sitemapIndex, sitemapPath, SITEMAP_MOST } from './sitemap.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const ORIGIN = 'https://virage.example';
const at = { origin: ORIGIN, language: 'de' } as const;
const EVIL = '</script><script>alert("1")</script> & \u2028';

const content = {
  ...emptyContent(),
  summary: { fr: EVIL },
  processes: [{ concept: 'aluminium-extrusion', note: {} }],
  certificates: [
    {
      ...{ id: ID, concept: 'iso-9001', number: 'CA-1', body: 'BNQ', evidenceFileId: ID },
      ...{ issuedOn: '2024-05-01', expiresOn: '2027-04-30' },
    },
  ],
  products: [
    {
      ...{ id: ID, slug: 'rails', name: { fr: 'Rails', de: 'Schienen' }, description: {}, concepts: [] },
      ...{ pictureFileIds: [ID], hsCode: '760421' },
    },
  ],
};

/** As the public sees it: what is agreed to, and nothing of the rest. */
const supplier = (agreed: readonly (keyof typeof content)[]): DescribedSupplier => ({
  ...{
    slug: 'fjord',
    name: 'Extrusions du Fjord inc.',
    city: 'Saguenay',
    pictures: { [ID]: { width: 8, height: 6 } },
  },
  profile: publicView({
    ...{ companyId: ID, slug: 'fjord', verifiedOn: null, ...content },
    consent: Object.fromEntries(agreed.map((field) => [field, true])),
  }),
  concepts: {
    'aluminium-extrusion': {
      name: 'Aluminium-Strangpressen',
      href: '/suppliers/de/capability/aluminium-extrusion',
    },
    'iso-9001': { name: 'ISO 9001', href: null },
  },
});

describe('what a page tells machines (JSON-LD)', () => {
  const whole = supplier(['summary', 'processes', 'certificates', 'products']);

  it('names the firm, its certificates with their dates, what it knows and what it offers', () => {
    expect(supplierThing(whole, at)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      '@id': `${ORIGIN}/suppliers/fr/firm/fjord#firm`,
      url: `${ORIGIN}/suppliers/de/firm/fjord`,
      hasCertification: [
        {
          ...{ '@type': 'Certification', name: 'ISO 9001', certificationIdentification: 'CA-1' },
          ...{ issuedBy: { '@type': 'Organization', name: 'BNQ' }, expires: '2027-04-30' },
        },
      ],
      knowsAbout: [
        { '@type': 'DefinedTerm', termCode: 'aluminium-extrusion', name: 'Aluminium-Strangpressen' },
      ],
      makesOffer: [{ '@type': 'Offer', itemOffered: { '@type': 'Product', name: 'Schienen' } }],
    });
  });

  it('says nothing of a field that was not agreed to, and nothing empty', () => {
    const thing = supplierThing(supplier(['summary']), at);
    expect(Object.keys(thing).sort()).toEqual(
      ['@context', '@type', '@id', 'name', 'url', 'description', 'address'].sort(),
    );
    expect(JSON.stringify(supplierThing(whole, at))).not.toMatch(/:(null|""|\[\])/);
  });

  it('is one firm in all languages, and a product names it', () => {
    const ids = LANGUAGES.map((language) => supplierThing(whole, { origin: ORIGIN, language })['@id']);
    expect(new Set(ids).size).toBe(1);
    const product = productThing(whole, whole.profile.products![0]!, at);
    expect(product).toMatchObject({
      '@type': 'Product',
      image: [`${ORIGIN}/suppliers/picture/${ID}`],
      manufacturer: { '@id': ids[0] },
      offers: { '@type': 'Offer', seller: { '@id': ids[0] } },
    });
  });

  it('tells a capability with its names in the other languages', () => {
    const concept = {
      ...{ id: 'extrusion', name: 'Strangpressen', synonyms: ['Extrusion'] },
      codes: { cpv: [], hs: [], naics: [] },
      terms: [{ language: 'de', term: 'Strangpressen' } as const, { language: 'ja', term: '押出' } as const],
    };
    expect(conceptThing(concept, at, '/suppliers/de/capability/extrusion')).toMatchObject({
      ...{ '@type': 'DefinedTerm', termCode: 'extrusion', inLanguage: 'de' },
      alternateName: ['Extrusion', '押出'],
    });
  });

  it('cannot end the element it stands in, whatever a firm wrote, and reads back the same', () => {
    const text = jsonInPage(supplierThing(whole, at));
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text)).toEqual(supplierThing(whole, at));
  });
});

describe('the sitemap', () => {
  const day = new Date('2026-11-20T12:00:00Z');

  it('names its files so that each is found again, and no other', () => {
    const file = { kind: 'firms', language: 'zh', part: 12 } as const;
    const name = sitemapPath(file).split('/').at(-1)!;
    expect(readSitemapName(name)).toEqual(file);
    for (const wrong of ['firms-xx-1.xml', 'firms-de-0.xml', '../firms-de-1.xml', 'firms-de-1.xml.gz'])
      expect(readSitemapName(wrong)).toBeNull();
    const index = sitemapIndex(ORIGIN, [{ ...file, lastmod: day }]);
    expect(index).toContain(`<loc>${ORIGIN}/suppliers/sitemap/firms-zh-12.xml</loc>`);
    expect(index).toContain('<lastmod>2026-11-20T12:00:00.000Z</lastmod>');
  });

  it('escapes what stands in an address, and refuses more than a file may hold', () => {
    expect(sitemapFile(ORIGIN, [{ path: '/a?b=1&c', lastmod: day }])).toContain('/a?b=1&amp;c</loc>');
    const many = Array.from({ length: SITEMAP_MOST + 1 }, () => ({ path: '/a', lastmod: day }));
    expect(() => sitemapFile(ORIGIN, many)).toThrow('50000');
  });
});

describe('the feeds', () => {
  const one: FeedSupplier = {
    ...{ id: ID, slug: 'fjord', name: 'Fer & fils', place: 'Saguenay', does: ['Strangpressen'] },
    summary: { text: EVIL + '\u0001', language: 'fr' },
    ...{ lastmod: new Date('2026-11-20T12:00:00Z'), publishedAt: new Date('2026-01-05T12:00:00Z') },
  };
  const place = { ...at, now: new Date('2026-11-22T12:00:00Z') };

  it('hold what a firm wrote in its own language, and nothing that breaks them', () => {
    const atom = atomFeed([one], place);
    expect(atom).toContain('<title>Fer &amp; fils</title>');
    expect(atom).toContain('<summary xml:lang="fr">&lt;/script&gt;');
    expect(atom).not.toContain('\u0001');
    expect(jsonFeed([one], place)).toMatchObject({
      language: 'de',
      items: [{ title: 'Fer & fils', language: 'fr', url: `${ORIGIN}/suppliers/de/firm/fjord` }],
    });
  });

  it('are there before anybody is in them', () => {
    expect(atomFeed([], place)).toContain('<updated>2026-11-22T12:00:00.000Z</updated>');
  });
});
