import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import { Spelling } from '../text/spelling.ts';
import { stem } from '../text/stem.ts';
import { Vocabulary } from '../text/vocabulary.ts';

/** The words of the thesaurus: which languages have one, and which one may have been meant. */
export interface TermSpelling {
  /** Whether the language has the word, in this or another form. */
  knows(word: string, language: Language): boolean;
  near(typed: string): { word: string; distance: number }[];
}

export function createTermSpelling(words: Readonly<Record<Language, ReadonlySet<string>>>): TermSpelling {
  const vocabulary = new Vocabulary();
  const spelling = new Spelling();
  const stems = new Map<Language, Set<string>>();
  for (const language of LANGUAGES) {
    const known = new Set<string>();
    stems.set(language, known);
    for (const word of words[language]) {
      known.add(stem(word, language));
      const before = vocabulary.size;
      const entry = vocabulary.add(word);
      // Numbers and designations have neighbours that are other designations: 6061 is no mistake for 6063.
      if (entry === before && word.length > 3 && !/\d/.test(word)) spelling.add(word, entry);
    }
  }
  const textOf = (entry: number) => vocabulary.textOf(entry);
  return {
    knows: (word, language) => stems.get(language)!.has(stem(word, language)),
    near: (typed) =>
      spelling.near(typed, textOf).map(({ entry, distance }) => ({ word: textOf(entry), distance })),
  };
}
