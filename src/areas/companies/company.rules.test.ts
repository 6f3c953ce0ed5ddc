import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, nextSteps, tidyCompany } from './company.rules.ts';
import { companyFieldsSchema, type CompanyFields } from './company.ts';
import { completeBusinessNumber, completeNeq } from './identifier.rules.ts';

const fields = (stated: Partial<CompanyFields> = {}): CompanyFields =>
  companyFieldsSchema.parse({ legalName: 'Usinage Test', ...stated });
const tidy = (stated: Partial<CompanyFields>, knows = () => true) => tidyCompany(fields(stated), knows);

describe('what is stated of a firm', () => {
  it('is brought into the register’s own form', () => {
    const neq = completeNeq('114512345');
    const businessNumber = completeBusinessNumber('12345678');
    const { fields: tidied, problems } = tidy({
      legalName: '  Usinage   Test  inc. ',
      otherNames: [
        { name: 'USINAGE TEST INC.', kind: 'trade' },
        { name: 'Test Machining', kind: 'translation' },
        { name: 'test  machining', kind: 'former' },
      ],
      neq: `${neq.slice(0, 2)} ${neq.slice(2, 6)} ${neq.slice(6)}`,
      businessNumber: `${businessNumber} RC0001`,
      postalCode: 'g7h5b1',
      phone: '(418) 545.1234 poste 12',
      website: 'www.exemple.ca/',
      employees: 12,
      languages: ['fr', 'en', 'fr'],
      memberships: ['Alliance  Métal', 'ALLIANCE METAL'],
    });
    expect(problems).toEqual([]);
    expect(tidied).toMatchObject({
      legalName: 'Usinage Test inc.',
      otherNames: [{ name: 'Test Machining', kind: 'translation' }],
      neq,
      businessNumber,
      postalCode: 'G7H 5B1',
      phone: '418-545-1234 poste 12',
      website: 'https://www.exemple.ca',
      sizeClass: '10-49',
      languages: ['en', 'fr'],
      memberships: ['ALLIANCE METAL'],
    });
  });

  it('is refused field by field, all at once', () => {
    const { problems } = tidy(
      {
        neq: '1145123450',
        businessNumber: '12345',
        postalCode: 'G7H',
        phone: '123',
        website: 'javascript:alert(1)',
        naics: '99',
      },
      () => false,
    );
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'businessNumber',
      'naics',
      'neq',
      'phone',
      'postalCode',
      'website',
    ]);
  });

  it('keeps the size class someone chose when nobody counted', () => {
    expect(tidy({ sizeClass: '50-249' }).fields.sizeClass).toBe('50-249');
    expect(tidy({ sizeClass: '50-249', employees: 0 }).fields.sizeClass).toBe('50-249');
    expect(tidy({ sizeClass: '50-249', employees: 300 }).fields.sizeClass).toBe('250+');
  });

  it('leaves postal codes and telephones of other countries as they are', () => {
    const { fields: tidied, problems } = tidy({
      country: 'FR',
      postalCode: '75001',
      phone: '+33 1 23 45 67 89',
    });
    expect(problems).toEqual([]);
    expect(tidied).toMatchObject({ postalCode: '75001', phone: '+33 1 23 45 67 89' });
  });

  it('is not changed by being tidied again', () => {
    const stated = fc.record(
      {
        legalName: fc.string({ minLength: 1 }).filter((name) => name.trim() !== ''),
        otherNames: fc.array(
          fc.record({
            name: fc.string({ minLength: 1 }).filter((name) => name.trim() !== ''),
            kind: fc.constant('trade' as const),
          }),
        ),
        phone: fc.constantFrom('418 545 1234', '1-800-555-1234 #22', '+44 20 7946 0000'),
        postalCode: fc.constantFrom('H2X1Y4', 'g7h 5b1'),
        website: fc.constantFrom('exemple.ca', 'http://exemple.ca/fr/'),
        memberships: fc.array(fc.string({ minLength: 1 }).filter((name) => name.trim() !== '')),
      },
      { requiredKeys: ['legalName'] },
    );
    fc.assert(
      fc.property(stated, (value) => {
        const once = tidy(value).fields;
        expect(tidyCompany(once, () => true).fields).toEqual(once);
      }),
    );
  });
});

describe('what changed', () => {
  it('is named field by field; the order of lists does not count', () => {
    const before = fields({ city: 'Alma', languages: ['fr', 'en'], neq: undefined });
    expect(changedFields(before, { ...before, city: 'Laval', languages: ['en', 'fr'] })).toEqual(['city']);
    expect(changedFields(before, { ...before, neq: '1145123456' })).toEqual(['neq']);
    expect(changedFields(before, { ...before, neq: undefined })).toEqual([]);
  });
});

describe('what to do next with a firm', () => {
  const whole = {
    openDuplicates: 0,
    neq: '1',
    naics: '3327',
    regionCertainty: 'municipality',
    contacts: [{ consent: 'given' }],
  };

  it('is nothing when its file is whole', () => expect(nextSteps(whole)).toEqual([]));

  it('begins with deciding on duplicates, then completes what is missing', () => {
    expect(
      nextSteps({ openDuplicates: 1, neq: null, naics: null, regionCertainty: 'ambiguous', contacts: [] }),
    ).toEqual(['review-duplicates', 'add-neq', 'add-sector', 'confirm-region', 'add-contact']);
  });

  it('asks for consent only where nobody was asked', () => {
    expect(nextSteps({ ...whole, contacts: [{ consent: 'unknown' }] })).toEqual(['ask-consent']);
    expect(nextSteps({ ...whole, contacts: [{ consent: 'unknown' }, { consent: 'refused' }] })).toEqual([]);
  });
});
