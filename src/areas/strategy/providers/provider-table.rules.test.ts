import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, readProviderTable, TABLE_COLUMNS, toCells } from './provider-table.rules.ts';
import { providerFieldName } from './labels.ts';
import { providerFieldsSchema, type ProviderFields } from './provider.ts';

const TEMPLATES = new Set(['mes', 'oee']);
const read = (headers: string[], ...rows: string[][]) =>
  readProviderTable(
    headers,
    rows.map((cells, at) => ({ number: at + 2, cells })),
    TEMPLATES,
  );
const word = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 ’.&-]{0,20}[A-Za-z]$/);
const provider: fc.Arbitrary<ProviderFields> = fc
  .record({
    name: word,
    language: fc.constantFrom('fr' as const, 'en' as const),
    sizeClass: fc.constantFrom('1-9', '10-49', '250+', 'unknown'),
    summary: fc.oneof(fc.constant(''), word),
    regionCodes: fc.subarray(['01', '02', '17']),
    sectors: fc.subarray(['311', '332']),
    languages: fc.subarray(['fr', 'en']),
    families: fc.subarray(['production', 'customer']),
    templateIds: fc.subarray(['mes', 'oee']),
    references: fc.array(
      fc.record({
        firm: word,
        project: word,
        year: fc.option(fc.integer({ min: 1990, max: 2026 })),
        templateId: fc.option(fc.constantFrom('mes', 'oee')),
        named: fc.constantFrom('public', 'on-request'),
      }),
      { maxLength: 3 },
    ),
    brands: fc.uniqueArray(word, { maxLength: 3 }),
  })
  .map((fields) => providerFieldsSchema.parse(fields));

describe('the directory as a table', () => {
  it('comes back as it went out, in either language', () => {
    fc.assert(
      fc.property(provider, fc.constantFrom('fr' as const, 'en' as const), (one, locale) => {
        const headers = TABLE_COLUMNS.map((column) => providerFieldName(column, locale));
        expect(read(headers, toCells(one, locale))).toMatchObject({
          providers: [{ row: 2, fields: one }],
          problems: [],
        });
      }),
    );
  });

  it('knows its columns by their French, English and own names, in any order, and leaves others', () => {
    expect(columnsOf(['NOM', 'Website', 'brands', 'Notes'])).toEqual(['name', 'website', 'brands', null]);
  });

  it('says in which row and column something is wrong, and what is expected there', () => {
    const { problems } = read(
      ['name', 'regionCodes', 'templateIds', 'email'],
      ['Intégration Nord', '2', 'mes', 'info@nord.example'],
      ['Robots Sud', '18', '', 'pas-une-adresse'],
      ['', '02', '', ''],
      ['Autre', '02', 'inconnu', ''],
    );
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'email'],
      [3, 'regionCodes'],
      [4, 'name'],
      [5, 'templateIds'],
    ]);
    expect(problems.every(({ message }) => message.fr !== message.en)).toBe(true);
  });

  it('refuses the same name twice, whatever its capitals and accents', () => {
    const { problems } = read(['name'], ['Intégration Nord'], ['INTEGRATION NORD']);
    expect(problems).toMatchObject([
      { row: 3, column: 'name', message: { fr: expect.stringContaining('2') } },
    ]);
  });

  it('refuses a table without names, and one without rows', () => {
    expect(read(['Téléphone'], ['1']).problems).toHaveLength(1);
    expect(read(['name']).problems).toHaveLength(1);
  });
});
