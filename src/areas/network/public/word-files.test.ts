import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../capabilities/index.ts';
import { languageTag } from './language-tag.ts';
import type { Word } from './word-file.ts';
import { networkWords } from './words.ts';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../../content/network/', import.meta.url);

/** `content/network` itself and each folder in it hold one file a language. */
const FOLDERS = [
  '',
  ...readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${name}/`),
];

const read = (folder: string, language: Language): Record<string, Word> =>
  JSON.parse(readFileSync(new URL(`${folder}${language}.json`, ROOT), 'utf8'));

const textsOf = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
const categoriesOf = (language: Language): string[] =>
  new Intl.PluralRules(languageTag(language)).resolvedOptions().pluralCategories.toSorted();

describe.each(FOLDERS)('the words of the public pages, content/network/%s', (folder) => {
  const french = read(folder, 'fr');

  it.each(LANGUAGES)('are complete in %s: the same keys, in the same order, none empty', (language) => {
    const file = read(folder, language);
    expect(Object.keys(file)).toEqual(Object.keys(french));
    const empty = Object.keys(file).filter((key) => textsOf(file[key]!).some((text) => text.trim() === ''));
    expect(empty).toEqual([]);
  });

  it.each(LANGUAGES)('leave the same places to fill in %s, in every plural of it', (language) => {
    const file = read(folder, language);
    const wrong = Object.keys(french).flatMap((key) => {
      const asked = places(textsOf(french[key]!).at(-1)!);
      const differing = textsOf(file[key]!).filter((text) => String(places(text)) !== String(asked));
      const word = file[key]!;
      const plurals = typeof word === 'string' ? null : Object.keys(word).sort();
      const unmatched = plurals !== null && String(plurals) !== String(categoriesOf(language));
      return [...differing.map((text) => `${key}: ${text}`), ...(unmatched ? [`${key}: ${plurals}`] : [])];
    });
    expect(wrong).toEqual([]);
  });
});

it('a number is written, and declined, as the language does', () => {
  expect(networkWords('pl')('count_suppliers', { count: 1 })).toBe('1 dostawca');
  expect(networkWords('pl')('count_suppliers', { count: 3 })).toBe('3 dostawcy');
  expect(networkWords('pl')('count_suppliers', { count: 12 })).toBe('12 dostawców');
  expect(networkWords('de')('count_suppliers', { count: 12_345 })).toBe('12.345 Zulieferer');
  expect(networkWords('ja')('count_suppliers', { count: 1 })).toBe('1 社');
});
