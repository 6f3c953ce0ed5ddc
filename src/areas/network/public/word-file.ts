import type { Language } from '../capabilities/index.ts';
import { languageTag } from './language-tag.ts';

/** A text, or one for each plural category of the language that the text's `count` asks for. */
export type Word = string | Readonly<Record<string, string>>;
export type WordFile<K extends string> = Readonly<Record<K, Word>>;
export type WordParams = Readonly<Record<string, string | number>>;
export type Said<K extends string> = (key: K, params?: WordParams) => string;

/** Reads files of words, one for each language. Numbers are written as the language writes them. */
export function makeWords<K extends string>(
  files: Readonly<Record<Language, WordFile<K>>>,
): (language: Language) => Said<K> {
  const said = new Map<Language, Said<K>>();
  return (language) => {
    const known = said.get(language) ?? sayFrom(files[language], language);
    said.set(language, known);
    return known;
  };
}

function sayFrom<K extends string>(file: WordFile<K>, language: Language): Said<K> {
  const plural = new Intl.PluralRules(languageTag(language));
  const numbers = new Intl.NumberFormat(languageTag(language));
  const write = (value: string | number | undefined): string =>
    typeof value === 'number' ? numbers.format(value) : (value ?? '');
  return (key, params = {}) => {
    const word = file[key];
    const text =
      typeof word === 'string' ? word : (word[plural.select(Number(params.count ?? 0))] ?? word.other ?? '');
    return text.replace(/\{(\w+)\}/g, (_, name: string) => write(params[name]));
  };
}
