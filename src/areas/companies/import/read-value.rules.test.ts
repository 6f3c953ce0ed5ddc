import { describe, expect, it } from 'vitest';
import * as read from './read-value.rules.ts';

describe('sizes', () => {
  it.each([
    ['12', { employees: 12, sizeClass: '10-49' }],
    ['env. 25 employés', { employees: 25, sizeClass: '10-49' }],
    ['1 234', { employees: 1234, sizeClass: '250+' }],
    ['45.0', { employees: 45, sizeClass: '10-49' }],
    ['0', { employees: 0 }],
    ['entre 10 et 49', { sizeClass: '10-49' }],
    ['De 11 à 25 employés', { sizeClass: '10-49' }],
    ['50–99', { sizeClass: '50-249' }],
    ['6 à 10', { sizeClass: '1-9' }],
    ['1-4', { sizeClass: '1-9' }],
    ['250+', { sizeClass: '250+' }],
    ['250 et plus', { sizeClass: '250+' }],
    ['plus de 500', { sizeClass: '250+' }],
    ['moins de 10', { sizeClass: '1-9' }],
    ['less than 50 employees', { sizeClass: '10-49' }],
  ])('"%s"', (value, expected) => expect(read.readSize(value)).toEqual(expected));

  it.each(['PME', '49 à 10', '-5', '12 rue Y', ''])('"%s" is none', (value) =>
    expect(read.readSize(value)).toBeNull(),
  );
});

describe('answers', () => {
  it.each([
    ['Oui', true],
    ['x', true],
    ['✓', true],
    ['NON', false],
    ['0', false],
    ['peut-être', null],
  ])('"%s" is %s', (value, expected) => expect(read.readYesNo(value)).toBe(expected));

  it('consent is given, refused, or not understood', () => {
    expect(['oui', 'Accepté', 'non', 'Refusé', 'plus tard'].map(read.readConsent)).toEqual([
      'given',
      'given',
      'refused',
      'refused',
      null,
    ]);
  });

  it('attendance is one of four, or not understood', () => {
    const values = ['Présente', 'oui', 'No-show', 'non', 'Inscrit', 'Annulée', 'peut-être'];
    expect(values.map(read.readAttendance)).toEqual([
      'attended',
      'attended',
      'absent',
      'absent',
      'registered',
      'cancelled',
      null,
    ]);
  });
});

describe('names of things', () => {
  const regions = [
    {
      code: '02',
      name: { fr: 'Saguenay–Lac-Saint-Jean', en: 'Saguenay–Lac-Saint-Jean' },
      short: 'Saguenay–Lac-St-Jean',
      tile: { col: 1, row: 1 },
    },
    {
      code: '12',
      name: { fr: 'Chaudière-Appalaches', en: 'Chaudière-Appalaches' },
      short: 'Chaudière-App.',
      tile: { col: 1, row: 2 },
    },
  ];

  it.each([
    ['2', '02'],
    ['02 - Saguenay', '02'],
    ['Région 12', '12'],
    ['SAGUENAY - LAC ST-JEAN', '02'],
    ['Région de la Chaudière-Appalaches', '12'],
    ['99', null],
    ['Estrie', null],
  ])('region "%s" is %s', (value, expected) => expect(read.readRegion(value, regions)).toBe(expected));

  it.each([
    ['Français, anglais', ['fr', 'en']],
    ['FR/EN', ['fr', 'en']],
    ['bilingue', ['fr', 'en']],
    ['fr-CA', ['fr']],
    ['français et espagnol', ['fr', 'es']],
    ['klingon', null],
  ])('languages "%s"', (value, expected) => expect(read.readLanguages(value)).toEqual(expected));

  it.each([
    ['Canada', 'CA'],
    ['États-Unis', 'US'],
    ['USA', 'US'],
    ['Germany', 'DE'],
    ['fr', 'FR'],
    ['Atlantide', null],
  ])('country "%s" is %s', (value, expected) => expect(read.readCountry(value)).toBe(expected));

  it('provinces have two letters, and what is elsewhere stays as typed', () => {
    expect(['P.Q.', 'Québec', 'Nova Scotia', 'Bavière'].map(read.readProvince)).toEqual([
      'QC',
      'QC',
      'NS',
      'Bavière',
    ]);
  });

  it('a sector code is found before its title', () => {
    expect(
      ['332710', 'SCIAN 3327', "332710 - Ateliers d'usinage", 'Métallurgie'].map(read.readNaics),
    ).toEqual(['332710', '3327', '332710', null]);
  });

  it('an address is found inside a signature', () => {
    expect(['Marie Roy <Marie@Exemple.ca>', 'mailto:a@b.ca', ' A@B.CA '].map(read.readEmail)).toEqual([
      'marie@exemple.ca',
      'a@b.ca',
      'a@b.ca',
    ]);
  });
});

it('a formula that failed is no value', () => {
  expect(['#N/A', '#VALEUR!', '#1', 'Acier'].map(read.isErrorValue)).toEqual([true, true, false, false]);
});
