import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../capabilities/index.ts';
import { alternatesOf, inLanguage, publicPath } from './address.ts';
import { preferredLanguage } from './language-tag.ts';

const ORIGIN = 'https://virage.example';
const PATHS = [
  publicPath.home('de'),
  publicPath.search('de'),
  publicPath.firm('de', 'aluminium-boreal'),
  publicPath.product('de', 'aluminium-boreal', 'de'),
  publicPath.capability('de', 'de'),
  publicPath.region('de', '02'),
];

describe('the counterparts of a page', () => {
  it.each(PATHS)('are named by each of them alike, itself included: %s', (path) => {
    const told = alternatesOf(ORIGIN, path);
    for (const language of LANGUAGES) expect(alternatesOf(ORIGIN, inLanguage(path, language))).toEqual(told);
    expect(told.map(({ href }) => href)).toContain(ORIGIN + path);
    expect(new Set(told.map(({ hreflang }) => hreflang)).size).toBe(LANGUAGES.length + 1);
  });

  it('send whoever reads none of the languages to the page that chooses, or to English', () => {
    const other = (path: string) =>
      alternatesOf(ORIGIN, path).find(({ hreflang }) => hreflang === 'x-default')?.href;
    expect(other('/suppliers/de')).toBe(`${ORIGIN}/suppliers`);
    expect(other('/suppliers/de/region/02')).toBe(`${ORIGIN}/suppliers/en/region/02`);
  });

  it('keep what was searched', () => {
    expect(inLanguage('/suppliers/de/search?q=de', 'fr')).toBe('/suppliers/fr/search?q=de');
  });
});

it.each([
  ['de-CH,de;q=0.9,en;q=0.8', 'de'],
  ['zh-TW, en;q=0.5', 'zh'],
  ['fi;q=1, sv;q=0.3, fr;q=0.2', 'sv'],
  ['en;q=0, ko', 'ko'],
  ['fi', 'en'],
  ['', 'en'],
  [null, 'en'],
])('a browser that asks for %j is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
