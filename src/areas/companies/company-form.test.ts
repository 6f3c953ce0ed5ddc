import { describe, expect, it } from 'vitest';
import { companyInput } from './company-form.ts';

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('a firm’s form', () => {
  it('keeps each other name with its kind, also when a row between them is empty', () => {
    const form = formOf([
      ['legalName', ' Usinage '],
      ['otherName[]', 'Un'],
      ['otherNameKind[]', 'trade'],
      ['otherName[]', '  '],
      ['otherNameKind[]', 'former'],
      ['otherName[]', 'Deux'],
      ['otherNameKind[]', 'translation'],
    ]);
    expect(companyInput(form)).toMatchObject({
      legalName: 'Usinage',
      otherNames: [
        { name: 'Un', kind: 'trade' },
        { name: 'Deux', kind: 'translation' },
      ],
    });
  });

  it('reads memberships one a line, and leaves out what is empty', () => {
    const input = companyInput(
      formOf([
        ['memberships', 'Alliance Métal\r\n\n  Réseau \n'],
        ['city', ''],
        ['country', 'ca'],
      ]),
    );
    expect(input).toMatchObject({
      memberships: ['Alliance Métal', 'Réseau'],
      city: undefined,
      country: 'CA',
    });
  });
});
