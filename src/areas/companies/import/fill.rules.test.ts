import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyFields } from '../company.ts';
import { fillMissing } from './fill.rules.ts';
import type { StatedFirm } from './import-values.ts';

const bare: CompanyFields = {
  legalName: 'Acier Nord inc.',
  otherNames: [],
  sizeClass: 'unknown',
  province: 'QC',
  country: 'CA',
  languages: [],
  memberships: [],
};
const full: CompanyFields = {
  ...bare,
  neq: '1140651703',
  naics: '3327',
  sizeClass: '10-49',
  employees: 20,
  street: '1, rue X',
  city: 'Alma',
  postalCode: 'G8B 5W1',
  phone: '418-555-0199',
  website: 'https://aciernord.ca',
  regionCode: '02',
  memberships: ['Vallée de l’aluminium'],
};

describe('a list fills what the register lacks', () => {
  it('and says what it filled', () => {
    const { patch, changes } = fillMissing(bare, {
      legalName: 'ACIER NORD INC',
      neq: '1140651703',
      employees: 12,
      sizeClass: '10-49',
      city: 'Alma',
    });
    expect(patch).toEqual({ neq: '1140651703', employees: 12, sizeClass: '10-49', city: 'Alma' });
    expect(changes).toEqual({ filled: ['neq', 'size', 'address'], differing: [] });
  });

  it('adds associations and names to those that are there', () => {
    const { patch } = fillMissing(full, {
      memberships: ['STIQ', 'vallee de l aluminium'],
      otherNames: ['AN Métal', 'Acier nord inc'],
    });
    expect(patch).toEqual({
      memberships: ['Vallée de l’aluminium', 'STIQ'],
      otherNames: [{ name: 'AN Métal', kind: 'trade' }],
    });
  });

  it('never puts a street in another town', () => {
    const { patch, changes } = fillMissing(
      { ...bare, city: 'Alma' },
      { street: '9, rue Y', city: 'Jonquière' },
    );
    expect(patch).toEqual({});
    expect(changes.differing).toEqual([{ field: 'address', register: 'Alma', list: '9, rue Y, Jonquière' }]);
  });

  it('keeps the province of an address that it does not bring', () => {
    expect(fillMissing({ ...bare, city: 'Alma' }, { street: '9, rue Y', province: 'ON' }).patch).toEqual({
      street: '9, rue Y',
    });
    expect(fillMissing(bare, { city: 'Ottawa', province: 'ON' }).patch).toEqual({
      city: 'Ottawa',
      province: 'ON',
    });
  });

  it('takes a longer sector code, the same site written otherwise and the size of its own class for no difference', () => {
    expect(
      fillMissing(full, { naics: '332710', website: 'https://www.aciernord.ca/', sizeClass: '10-49' })
        .changes,
    ).toEqual({
      filled: [],
      differing: [],
    });
  });

  it('lists what differs and leaves it', () => {
    const { patch, changes } = fillMissing(full, {
      legalName: 'Métal Sud',
      phone: '418-555-0100',
      employees: 80,
      sizeClass: '50-249',
      regionCode: '03',
    });
    expect(patch).toEqual({});
    expect(changes.differing.map(({ field }) => field)).toEqual(['legalName', 'phone', 'size', 'region']);
  });
});

const stated: fc.Arbitrary<StatedFirm> = fc.record(
  {
    legalName: fc.constantFrom('Acier Nord', 'Métal Sud'),
    neq: fc.constantFrom('1140651703', '1140651711'),
    city: fc.constantFrom('Alma', 'Jonquière'),
    street: fc.constantFrom('1, rue X', '2, rue Y'),
    phone: fc.constantFrom('418-555-0199', '418-555-0100'),
    employees: fc.constantFrom(5, 20, 300),
    memberships: fc.subarray(['STIQ', 'REAI']),
    regionCode: fc.constantFrom('02', '03'),
  },
  { requiredKeys: [] },
);

describe('filling', () => {
  it('never changes a value that is there, and is done when done once', () => {
    fc.assert(
      fc.property(stated, fc.constantFrom(bare, full), (list, register) => {
        const { patch } = fillMissing(register, list);
        const after = { ...register, ...patch };
        for (const field of ['neq', 'city', 'street', 'phone', 'employees', 'regionCode'] as const) {
          if (register[field] !== undefined) expect(after[field]).toBe(register[field]);
        }
        expect(after.memberships).toEqual(expect.arrayContaining(register.memberships));
        expect(fillMissing(after, list).patch).toEqual({});
      }),
    );
  });
});
