import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWords, queryWords, searchQuery, searchText, slipsTo } from './company-search.rules.ts';

const firm = (legalName: string, more: object = {}) => ({ legalName, otherNames: [], ...more });

describe('the words a firm is found by', () => {
  it('hold names, identifiers, city, postal code and domain, folded, without legal forms and articles', () => {
    const text = searchText({
      legalName: 'Les Aciers de l’Érable inc.',
      otherNames: [{ name: 'Maple Steel' }],
      neq: '1145123456',
      businessNumber: '123456782',
      city: 'Trois-Rivières',
      postalCode: 'G9A 1A1',
      website: 'https://www.aciers-erable.com/fr',
    });
    expect(text).toBe('aciers erable maple steel 1145123456 123456782 trois rivieres g9a1a1');
  });

  it('hold an acronym written with dots as one word too', () => {
    expect(searchText(firm('A.B.C. Soudure ltée'))).toBe('b c soudure abc');
  });

  it('are letters and digits separated by single spaces, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(searchText(firm(name))).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
      }),
    );
  });

  it('hold every telling word that someone types of the name', () => {
    const word = fc.stringMatching(/^[a-zéèàçôîA-Z0-9]{2,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const kept = searchText(firm(words.join(' '))).split(' ');
        const telling = queryWords(words.join(' ').toUpperCase()).filter((typed) => !/^[0-9]+$/.test(typed));
        const common = queryWords('de la').concat('inc', 'ltee', 'les');
        expect(
          telling.filter((typed) => !kept.includes(typed) && !common.includes(typed) && typed.length > 3),
        ).toEqual([]);
      }),
    );
  });
});

describe('what someone types', () => {
  it.each([
    ['Érablière d’Alma', ['erabliere', 'alma']],
    ['11 4512-3456', ['1145123456']],
    ['g7h 5b1', ['g7h5b1']],
    ['Soudure inc.', ['soudure']],
    ['la', ['la']],
    ['  ', []],
    ["'; drop table company; --", ['drop', 'table', 'company']],
  ])('%j is looked for as %j', (typed, words) => {
    expect(queryWords(typed)).toEqual(words);
  });

  it('cannot reach the operators of a text search query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const query = searchQuery(queryWords(typed).map((word) => [word]));
        expect(query).toMatch(/^(\('[a-z0-9]+':\*\)( & \('[a-z0-9]+':\*\))*)?$/);
      }),
    );
  });
});

describe('a misspelt word', () => {
  it.each([
    ['aluminuim', 'aluminium', 1],
    ['soudur', 'soudure', 0],
    ['fondrie', 'fonderie', 1],
    ['usniage', 'usinage', 1],
    ['acier', 'ebenisterie', 4],
  ])('%s is %j away by %i slips, the end of the word being free', (typed, word, slips) => {
    expect(slipsTo(typed, word)).toBe(slips);
  });

  it('stands for its nearest neighbours only', () => {
    expect(nearestWords('aluminuim', ['aluminium', 'alimentation', 'luminaire', 'aluminium'])).toEqual([
      'aluminium',
    ]);
    expect(nearestWords('metl', ['metel', 'metal', 'meubles'])).toEqual(['metal', 'metel']);
    expect(nearestWords('zzzz', ['aciers'])).toEqual([]);
  });

  it('is no slip away from any word that it begins', () => {
    const word = fc.stringMatching(/^[a-z]{1,20}$/);
    fc.assert(
      fc.property(word, fc.nat(), (whole, cut) => {
        expect(slipsTo(whole.slice(0, 1 + (cut % whole.length)), whole)).toBe(0);
      }),
    );
  });

  it('is never further away than one slip a letter', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(fc.property(word, word, (typed, other) => slipsTo(typed, other) <= typed.length));
  });
});
