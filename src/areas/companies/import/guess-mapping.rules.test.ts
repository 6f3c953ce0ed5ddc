import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findHeaderRow,
  foldHeader,
  guessMapping,
  headersKey,
  mappingGaps,
  recall,
  titlesOf,
} from './guess-mapping.rules.ts';
import { HEADER_WORDS } from './header-words.ts';
import { fieldsOf } from './import-field.ts';

const untitled = (...values: string[]) => ({ header: '', values });
const guess = (headers: string[], kind: 'companies' | 'attendance' = 'companies') =>
  guessMapping(
    headers.map((header) => ({ header, values: [] })),
    kind,
  );

describe('columns are recognised by their titles', () => {
  it.each([
    ["No d'entreprise", 'neq'],
    ['N.E.Q.', 'neq'],
    ['N° NEQ', 'neq'],
    ['RAISON SOCIALE', 'legalName'],
    ['Nom légal', 'legalName'],
    ['Company', 'legalName'],
    ['Code Postal', 'postalCode'],
    ['Ville', 'city'],
    ['Tél.', 'phone'],
    ['Courriel', 'personEmail'],
    ['E-mail', 'personEmail'],
    ["Nombre d'employés", 'size'],
    ['# of employees (2025)', 'size'],
    ['Région administrative', 'region'],
    ['SCIAN', 'naics'],
    ['Federal Business Number', 'businessNumber'],
    ['Fonction du contact', 'personTitle'],
    ['Site Web', 'website'],
  ])('"%s" is %s', (header, field) => {
    expect(guess([header])).toEqual([field]);
  });

  it('"Nom" is the firm in a list of firms, the person in a list of people, and a surname beside a first name', () => {
    expect(guess(['Nom', 'Ville'])).toEqual(['legalName', 'city']);
    expect(guess(['Nom', 'Entreprise'], 'attendance')).toEqual(['personName', 'legalName']);
    expect(guess(['Prénom', 'Nom', 'Entreprise'], 'attendance')).toEqual([
      'personFirstName',
      'personLastName',
      'legalName',
    ]);
  });

  it('tells the telephone of the firm from that of the contact', () => {
    expect(guess(['Téléphone', 'Téléphone contact'])).toEqual(['phone', 'personPhone']);
  });

  it('leaves columns alone that say nothing it knows', () => {
    expect(guess(['Remarques', 'Dossier interne', ''])).toEqual([null, null, null]);
  });
});

describe('columns are recognised by their values', () => {
  it('when they have no title', () => {
    const columns = [
      untitled('Acier Nord inc.', 'Les Soudures ABC ltée', 'Moulage Plus enr.'),
      untitled('1140651703', '11 4065 1703', '2248556371'),
      untitled('G7H 5B1', 'h2x1y4', 'J4B 2K3'),
      untitled('a@b.ca', 'c@d.com', 'e@f.org'),
      untitled('418 545-1234', '(514) 555-0199', '450.555.0123'),
    ];
    expect(guessMapping(columns, 'companies')).toEqual([
      'legalName',
      'neq',
      'postalCode',
      'personEmail',
      'phone',
    ]);
  });

  it('against a title that they contradict', () => {
    const columns = [
      { header: 'Numéro d’entreprise', values: ['a@b.ca', 'c@d.com', 'e@f.org'] },
      { header: 'Identifiant', values: ['1140651703', '1140651711', '2248556371'] },
    ];
    expect(guessMapping(columns, 'companies')).toEqual(['personEmail', 'neq']);
  });
});

const titles = Object.values(HEADER_WORDS).flat();
const column = fc.record({
  header: fc.oneof(fc.constantFrom(...titles), fc.string({ maxLength: 12 })),
  values: fc.array(fc.constantFrom('1140651703', 'G7H 5B1', 'a@b.ca', 'Acier inc.', '12', ''), {
    maxLength: 6,
  }),
});

describe('a guess', () => {
  it('is always the same for the same columns, and gives each field to one column at most', () => {
    fc.assert(
      fc.property(
        fc.array(column, { maxLength: 12 }),
        fc.constantFrom('companies' as const, 'attendance' as const),
        (columns, kind) => {
          const mapping = guessMapping(columns, kind);
          const given = mapping.filter((field) => field !== null);
          expect(mapping).toEqual(guessMapping(structuredClone(columns), kind));
          expect(mapping).toHaveLength(columns.length);
          expect(new Set(given).size).toBe(given.length);
          expect(fieldsOf(kind)).toEqual(expect.arrayContaining(given));
        },
      ),
    );
  });

  it('does not change with accents, capitals or punctuation of the titles', () => {
    const loud = (title: string) => `  ${title.toUpperCase().replaceAll(' ', '_')}. `;
    for (const title of titles) expect(foldHeader(loud(title))).toBe(title);
  });

  it('no title names two fields', () => {
    expect(titles.length).toBe(new Set(titles).size);
  });
});

describe('a mapping', () => {
  it('is remembered for the same titles only, without fields that this kind of list lacks', () => {
    expect(headersKey(['Nom légal', 'N.E.Q.'])).toBe(headersKey(['NOM LEGAL', 'neq']));
    expect(headersKey(['Nom', 'NEQ'])).not.toBe(headersKey(['NEQ', 'Nom']));
    expect(recall(['legalName', null], ['A', 'B'], 'companies')).toEqual(['legalName', null]);
    expect(recall(['legalName'], ['A', 'B'], 'companies')).toBeNull();
    expect(recall(['attendance', 'nonsense'], ['A', 'B'], 'companies')).toEqual([null, null]);
  });

  it('needs a firm in a list of firms, and someone in a list of people', () => {
    expect(mappingGaps([null, 'city'], 'companies')).toEqual(['firm']);
    expect(mappingGaps(['neq'], 'companies')).toEqual([]);
    expect(mappingGaps(['city'], 'attendance')).toEqual(['someone']);
    expect(mappingGaps(['personEmail'], 'attendance')).toEqual([]);
  });
});

describe('the row of titles is found', () => {
  it('below a heading and a blank line', () => {
    const rows = [
      { number: 1, cells: ['Liste des membres 2026'] },
      { number: 3, cells: ['Raison sociale', 'Ville', 'NEQ'] },
      { number: 4, cells: ['Acier', 'Alma', '1140651703'] },
    ];
    expect(findHeaderRow(rows, 'companies')).toBe(3);
  });

  it('as the first filled row when no title is known', () => {
    const rows = [
      { number: 1, cells: ['Rapport'] },
      { number: 2, cells: ['x1', 'x2'] },
      { number: 3, cells: ['Acier', 'Alma'] },
    ];
    expect(findHeaderRow(rows, 'companies')).toBe(2);
    expect(findHeaderRow([], 'companies')).toBe(1);
  });
});

describe('the titles', () => {
  const row = (number: number, ...cells: string[]) => ({ number, cells });

  it('go on over columns that have none and that many rows fill', () => {
    const rows = [row(1, 'Nom', 'Ville'), row(2, 'A', 'Alma', 'note'), row(3, 'B', 'Amos', 'note')];
    expect(titlesOf(rows, 1)).toEqual(['Nom', 'Ville', '']);
  });

  it('end before the cell that one stray delimiter made', () => {
    const lines = Array.from({ length: 9 }, (_, at) => row(at + 3, 'B', 'Amos'));
    expect(titlesOf([row(1, 'Nom', 'Ville'), row(2, 'A', 'rue X', 'Alma'), ...lines], 1)).toEqual([
      'Nom',
      'Ville',
    ]);
  });
});
