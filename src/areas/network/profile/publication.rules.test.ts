import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent, PROFILE_FIELDS, type ProfileContent } from './profile.ts';
import { publicView, tellsNothing } from './publication.rules.ts';

const ID = '0192f0c0-0000-7000-8000-000000000001';

/** A profile whose every field carries its own name as a mark, in texts wherever it has any. */
const marked = (): ProfileContent => {
  const say = (field: string) => ({ fr: `marque-${field}` });
  return {
    ...emptyContent(),
    role: 'transformer',
    summary: say('summary'),
    description: say('description'),
    contact: { name: 'marque-contact', title: '', email: null, phone: '' },
    sites: [
      {
        id: ID,
        name: 'marque-sites',
        municipality: 'Alma',
        regionCode: '02',
        latitude: null,
        longitude: null,
      },
    ],
    processes: [{ concept: 'marque-processes', note: {} }],
    materials: [{ concept: 'marque-materials', alloy: '', temper: '' }],
    envelope: { ...emptyContent().envelope, pressTonnes: 123_456 },
    equipment: [{ concept: null, name: 'marque-equipment', count: null, note: '' }],
    finishes: ['marque-finishes'],
    services: ['marque-services'],
    certificates: [
      {
        ...{ id: ID, concept: 'iso-9001', number: 'marque-certificates', body: '' },
        ...{ issuedOn: null, expiresOn: null, evidenceFileId: ID },
      },
    ],
    capacity: { ...emptyContent().capacity, hoursPerWeek: 98_765 },
    sectors: ['marque-sectors'],
    references: [{ name: 'marque-references', sector: null, text: {}, country: null }],
    markets: [{ country: 'ZW', stage: 'active' }],
    incoterms: ['FAS'],
    languages: ['xho'],
    hsCodes: ['9999'],
    sustainability: { carbonKgPerKg: null, recycledPercent: null, source: 'marque-sustainability' },
    products: [
      {
        ...{ id: ID, slug: 'p', name: say('products'), description: {} },
        ...{ concepts: [], pictureFileIds: [], hsCode: null },
      },
    ],
    documents: [{ fileId: ID, title: 'marque-documents' }],
  };
};

const MARKS: Partial<Record<keyof ProfileContent, string>> = {
  role: 'transformer',
  envelope: '123456',
  capacity: '98765',
  markets: 'ZW',
  incoterms: 'FAS',
  languages: 'xho',
  hsCodes: '9999',
};
const markOf = (field: keyof ProfileContent): string => MARKS[field] ?? `marque-${field}`;
const consents = fc.dictionary(fc.constantFrom(...PROFILE_FIELDS), fc.boolean());
const viewWith = (consent: Record<string, boolean>) =>
  publicView({ ...marked(), companyId: ID, slug: 'firme', verifiedOn: null, consent });

describe('what the public sees', () => {
  it('holds all of each field that was agreed to, and nothing of any other', () => {
    fc.assert(
      fc.property(consents, (consent) => {
        const said = JSON.stringify(viewWith(consent));
        for (const field of PROFILE_FIELDS)
          expect(said.includes(markOf(field))).toBe(consent[field] === true);
      }),
    );
  });

  it('never has the proof of a certificate', () => {
    const everything = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, true]));
    expect(viewWith(everything).certificates![0]).not.toHaveProperty('evidenceFileId');
  });

  it('tells nothing when only the contact, places and numbers are left', () => {
    expect(tellsNothing(viewWith({ contact: true, sites: true, certificates: true, markets: true }))).toBe(
      true,
    );
    expect(tellsNothing(viewWith({}))).toBe(true);
    for (const field of ['summary', 'processes', 'products', 'finishes', 'equipment'])
      expect(tellsNothing(viewWith({ [field]: true }))).toBe(false);
  });

  it('tells nothing when what was agreed to is blank', () => {
    const blank = { ...emptyContent(), summary: {}, description: { fr: '' } };
    const consent = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, true]));
    expect(tellsNothing(publicView({ ...blank, companyId: ID, slug: 'f', verifiedOn: null, consent }))).toBe(
      true,
    );
  });
});
