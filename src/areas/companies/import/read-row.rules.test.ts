import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeNeq } from '../identifier.rules.ts';
import type { FieldKey } from './import-field.ts';
import { readRow, toCompanyFields, type RowRules } from './read-row.rules.ts';

const rules: RowRules = { kind: 'companies', regions: [], knowsSector: (naics) => naics.startsWith('33') };
const people: RowRules = { ...rules, kind: 'attendance' };
const neq = completeNeq('114065170');
const badNeq = neq.slice(0, 9) + ((Number(neq[9]) + 1) % 10);

const row = (cells: Partial<Record<FieldKey, string>>, of = rules) => {
  const mapping = Object.keys(cells) as FieldKey[];
  return readRow(Object.values(cells), { headers: mapping.map((key) => `« ${key} »`), mapping }, of);
};

describe('a line of a list is read', () => {
  it('into the form the register has', () => {
    const { values, problems } = row({
      legalName: 'Acier  Nord inc.',
      neq: `NEQ ${neq.slice(0, 2)} ${neq.slice(2, 6)} ${neq.slice(6)}`,
      naics: '332710 - Ateliers',
      size: 'entre 10 et 49',
      city: 'Alma',
      postalCode: 'g8b5w1',
      phone: '(418) 555.0199 p. 5',
      website: 'exemple.ca',
      personFirstName: 'Marie',
      personLastName: 'Roy',
      personEmail: 'Marie.Roy@Exemple.ca',
      personConsent: 'oui',
    });
    expect(problems).toEqual([]);
    expect(values).toEqual({
      firm: {
        legalName: 'Acier Nord inc.',
        neq,
        naics: '332710',
        sizeClass: '10-49',
        city: 'Alma',
        postalCode: 'G8B 5W1',
        phone: '418-555-0199 poste 5',
        website: 'https://exemple.ca',
      },
      person: { name: 'Marie Roy', email: 'marie.roy@exemple.ca', consent: 'given' },
    });
  });

  it('leaves out what the list does not say: no province, no country, no size', () => {
    expect(row({ legalName: 'Acier' }).values.firm).toEqual({ legalName: 'Acier' });
  });

  it('with broken accents put right, and says so', () => {
    const { values, problems } = row({ legalName: 'Forge de QuÃ©bec', city: 'LÃ©vis' });
    expect(problems).toEqual([]);
    expect(values).toMatchObject({
      firm: { legalName: 'Forge de Québec', city: 'Lévis' },
      repaired: ['Forge de Québec', 'Lévis'],
    });
  });

  it('takes a person without a firm in a list of people', () => {
    const { values, problems } = row({ personName: 'Marie Roy', attendance: 'présente' }, people);
    expect(problems).toEqual([]);
    expect(values).toEqual({ firm: {}, person: { name: 'Marie Roy' }, attendance: 'attended' });
  });
});

describe('a mistake is said with its column, what was there and what was expected', () => {
  it.each<[FieldKey, string, string]>([
    ['neq', '11406517', 'neq-form'],
    ['neq', '9940651703', 'neq-form'],
    ['neq', badNeq, 'neq-check'],
    ['businessNumber', '12345', 'businessNumber-form'],
    ['businessNumber', '123456789', 'businessNumber-check'],
    ['naics', '999999', 'naics'],
    ['naics', 'Métallurgie', 'naics'],
    ['size', 'beaucoup', 'size'],
    ['postalCode', 'G8B5W', 'postalCode'],
    ['phone', '555-0199', 'phone'],
    ['website', 'pas de site', 'website'],
    ['country', 'Atlantide', 'country'],
    ['languages', 'klingon', 'language'],
    ['personEmail', 'marie@', 'email'],
    ['personConsent', 'peut-être', 'consent'],
    ['city', 'Qu\ufffdbec', 'damaged-text'],
    ['city', '#REF!', 'error-value'],
    ['city', 'x'.repeat(121), 'too-long'],
  ])('%s "%s"', (field, found, code) => {
    const { values, problems } = row({ legalName: 'Acier', [field]: found });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      column: 1,
      header: `« ${field} »`,
      code,
      found: found.slice(0, 120),
    });
    expect(problems[0]!.message.fr).not.toBe(problems[0]!.message.en);
    expect(values.firm.legalName).toBe('Acier');
  });

  it('a line with more cells than titles, which a stray delimiter has shifted', () => {
    const { problems } = readRow(
      ['Acier', 'rue X', 'Alma'],
      { headers: ['Nom', 'Ville'], mapping: ['legalName', 'city'] },
      rules,
    );
    expect(problems).toMatchObject([{ column: null, code: 'too-many-cells', found: 'Alma' }]);
  });

  it('all mistakes of a line at once', () => {
    const { problems } = row({ legalName: 'Acier', neq: 'abc', personEmail: 'x', size: '?' });
    expect(problems.map(({ code }) => code).sort()).toEqual(['email', 'neq-form', 'size']);
  });

  it('a line that names no firm, unless its identifier is there and is itself the mistake', () => {
    expect(row({ city: 'Alma' }).problems.map(({ code }) => code)).toEqual(['firm-missing']);
    expect(row({ city: 'Alma' }, people).problems.map(({ code }) => code)).toEqual(['someone-missing']);
    expect(row({ neq: 'abc' }).problems.map(({ code }) => code)).toEqual(['neq-form']);
    expect(row({ neq }).problems).toEqual([]);
  });
});

describe('what the register is given', () => {
  it('has the province of the postal code when the list does not say', () => {
    const province = (postalCode?: string, rest = {}) =>
      toCompanyFields({ legalName: 'A', postalCode, ...rest }).province;
    expect([province('G8B 5W1'), province('K1A 0B1'), province('E1C 4Z6'), province()]).toEqual([
      'QC',
      'ON',
      'NB',
      'QC',
    ]);
    expect(toCompanyFields({ legalName: 'A', province: 'VT', postalCode: '05401' })).toMatchObject({
      country: 'US',
      province: 'VT',
    });
  });

  it('whatever is in the cells, a line is read without failing and says nothing that it did not read', () => {
    const fields = [
      'legalName',
      'neq',
      'size',
      'postalCode',
      'phone',
      'website',
      'personEmail',
      'languages',
    ] as const;
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: fields.length }),
        (cells) => {
          const { values, problems } = readRow(cells, { headers: [...fields], mapping: fields }, rules);
          expect(values.firm.neq ?? neq).toMatch(/^\d{10}$/);
          for (const { column, found } of problems) if (column !== null) expect(found).toBe(cells[column]);
        },
      ),
    );
  });
});
