import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeNeq } from '../identifier.rules.ts';
import { normaliseAddress, normaliseCity } from './normalise-address.ts';
import {
  normaliseBn,
  normaliseDomain,
  normaliseNeq,
  normalisePhone,
  normalisePostalCode,
} from './normalise-contact.ts';
import { companyNumber, nameTokens } from './normalise-name.ts';
import { CANONICAL_WORDS, LEGAL_FORMS, SMALL_WORDS } from './words.ts';

const nameWord = fc.oneof(
  fc.constantFrom(
    'Inc.',
    'Ltée',
    's.e.n.c.',
    'Québec',
    '9123-4567',
    "L'",
    'Métaux',
    'A.B.',
    '&',
    'Saint',
    'Enr',
    'de',
    'Industries',
  ),
  fc.constantFrom(...CANONICAL_WORDS.keys(), ...LEGAL_FORMS, ...SMALL_WORDS),
  fc.string({ maxLength: 9 }),
);
const anyName = fc.array(nameWord, { maxLength: 6 }).map((parts) => parts.join(' '));

const addressWord = fc.oneof(
  fc.constantFrom(
    'rue',
    'St',
    'Saint',
    'O.',
    'Nord',
    'boul.',
    '12e',
    'bureau 200',
    '#4',
    'J1H 1P8',
    'King',
    '60302',
  ),
  fc.string({ maxLength: 8 }),
);
const anyAddress = fc
  .tuple(fc.integer({ min: 1, max: 99999 }), fc.array(addressWord, { maxLength: 5 }))
  .map(([civic, parts]) => `${String(civic)} ${parts.join(' ')}`);

describe('a name', () => {
  it('is the same whatever its legal form, accents, case or small words', () => {
    const spellings = ['Métal Côté inc.', 'METAL COTE LTÉE', 'Métaux Côté, s.e.n.c.', 'Metal de Cote Inc'];
    for (const spelling of spellings) expect(nameTokens(spelling)).toEqual(['metal', 'cote']);
  });

  it('is the same under the abbreviations of both languages', () => {
    expect(nameTokens('Industries St-Pierre Mfg')).toEqual(nameTokens('Ind. Saint-Pierre Manufacturing'));
    expect(nameTokens('Roy et Frères, Entreprises')).toEqual(nameTokens('ROY Brothers Enterprises'));
  });

  it('is its number for a numbered company', () => {
    expect(nameTokens('9123-4567 Québec inc.')).toEqual(['91234567']);
    expect(nameTokens('91234567 QUEBEC INC')).toEqual(['91234567']);
    expect(nameTokens('1234567 Canada Inc.')).toEqual(['1234567']);
  });

  it('shows the number that the law gave to one firm only', () => {
    expect(companyNumber(['Plomberie X', '9123-4567 Québec inc.'])).toBe('91234567');
    expect(companyNumber(['1234567 Canada Inc.'])).toBe('1234567');
    expect(companyNumber(['Métal 2000 Québec'])).toBeUndefined();
  });

  it('keeps initials together and drops the article', () => {
    expect(nameTokens("L'Atelier J. & M. enr.")).toEqual(['atelier', 'jm']);
    expect(nameTokens('A.B.C. Corp.')).toEqual(['abc']);
  });

  it('made of legal forms only stays what it is', () => {
    expect(nameTokens('La Compagnie ltée')).toEqual(['la', 'compagnie', 'ltee']);
  });

  it('does not change when what came out goes in again', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const once = nameTokens(name);
        expect(nameTokens(once.join(' '))).toEqual(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an address', () => {
  it('gives door, unit and street whichever way it is written', () => {
    const expected = { civic: 3449, unit: '200', street: ['st', 'denis'] };
    for (const line of [
      '3449, rue Saint-Denis, bureau 200',
      '200-3449 St-Denis',
      '3449 rue St. Denis #200',
      '3449 Saint-Denis St., Suite 200',
    ]) {
      expect(normaliseAddress(line)).toMatchObject(expected);
    }
  });

  it('knows directions in both languages', () => {
    expect(normaliseAddress('100 rue King Ouest').direction).toBe('w');
    expect(normaliseAddress('100 W. King St').direction).toBe('w');
  });

  it('takes a numbered street for a street, not for a door', () => {
    expect(normaliseAddress('12e Avenue')).toMatchObject({ civic: 0, street: ['12'] });
    expect(normaliseAddress('534 12th avenue')).toMatchObject({ civic: 534, street: ['12'] });
    expect(normaliseAddress('Route 138').civic).toBe(0);
  });

  it('takes two doors of one building for the first of them', () => {
    expect(normaliseAddress('3449-3453 boul. Laurier')).toMatchObject({ civic: 3449, unit: '' });
  });

  it('finds the postal code inside the line', () => {
    expect(normaliseAddress('100 rue King, Sherbrooke J1H 1P8').postalCode).toBe('J1H1P8');
    expect(normaliseAddress('27 Washington Oak Park IL 60302').postalCode).toBe('60302');
  });

  it('never fails, and keeps its door when what came out goes in again', () => {
    fc.assert(
      fc.property(anyAddress, (line) => {
        const once = normaliseAddress(line);
        if (once.civic === 0) return;
        expect(normaliseAddress(`${String(once.civic)}, ${once.street.join(' ')}`).civic).toBe(once.civic);
      }),
    );
  });

  it('has one spelling per town', () => {
    expect(normaliseCity('Saint-Jérôme')).toBe(normaliseCity('ST JEROME'));
  });
});

describe('ways to reach a firm', () => {
  it('reads a telephone with country code, extension or without area code', () => {
    expect(normalisePhone('1 (418) 555-0134, poste 12')).toEqual({ area: 418, line: 5550134 });
    expect(normalisePhone('418.555.0134 x3')).toEqual({ area: 418, line: 5550134 });
    expect(normalisePhone('555-0134')).toEqual({ area: 0, line: 5550134 });
    expect(normalisePhone('aucun')).toBeUndefined();
    expect(normalisePhone('418 000-0000')).toBeUndefined();
  });

  it('reads a domain from a site or a mail, but not one that everybody uses', () => {
    expect(normaliseDomain('https://www.Acier-Nord.qc.ca/contact?x=1')).toBe('acier-nord.qc.ca');
    expect(normaliseDomain('ventes@acier-nord.com')).toBe('acier-nord.com');
    expect(normaliseDomain('boutique.acier-nord.com')).toBe('acier-nord.com');
    for (const shared of ['info@gmail.com', 'x@videotron.ca', 'facebook.com/acier', 'acier.wixsite.com']) {
      expect(normaliseDomain(shared)).toBeUndefined();
    }
  });

  it('reads postal codes of both countries', () => {
    expect(normalisePostalCode('g7h-1a1')).toBe('G7H1A1');
    expect(normalisePostalCode('60302-1234')).toBe('60302');
    expect(normalisePostalCode('123')).toBeUndefined();
  });

  it('takes an identifier that fails its check digit for none', () => {
    const neq = completeNeq('117000123');
    expect(normaliseNeq(neq)).toBe(neq);
    expect(
      normaliseNeq(completeNeq('117000123').replace(/.$/, (digit) => String((Number(digit) + 1) % 10))),
    ).toBeUndefined();
    expect(normaliseBn('123456782 RC0001')).toBe('123456782');
    expect(normaliseBn('123456789')).toBeUndefined();
  });
});
