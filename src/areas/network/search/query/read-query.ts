import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import { hasCompounds } from '../text/compound.ts';
import { INFLECTED, stem } from '../text/stem.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { tokenise, type Token } from '../text/tokens.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';

/** A word as typed, and what it may have been meant to be. */
export interface QueryToken extends Token {
  /** Empty when the word is known; else the nearest words, of the thesaurus or of the profiles. */
  meant: { word: string; weight: number }[];
}

export interface ReadQuery {
  tokens: QueryToken[];
  /** How many of its words a language knows: what the query is likely written in. */
  familiar: Readonly<Record<Language, number>>;
}

export interface Knowledge {
  lexicon: Lexicon;
  words: Words;
}

/** Longer queries are cut: what comes behind says little, and costs. */
const MOST_TOKENS = 32;
const MOST_MEANT = 6;
/** What a word counts that was taken for another, by mistakes. */
const MISTAKE = [1, 0.7, 0.5];

export function readQuery(text: string, reader: Language, knowledge: Knowledge): ReadQuery {
  const typed = tokenise(text.slice(0, 400)).slice(0, MOST_TOKENS);
  const tokens = typed.flatMap((token) => readToken(token, knowledge));
  return { tokens, familiar: familiarity(tokens, reader, knowledge) };
}

function readToken(token: Token, knowledge: Knowledge): QueryToken[] {
  if (token.sign || isKnown(token.folded, knowledge)) return [{ ...token, meant: [] }];
  const parts = partsOf(token.folded, knowledge.lexicon);
  if (parts.length > 1) return parts.map((folded) => ({ folded, raw: token.raw, sign: false, meant: [] }));
  return [{ ...token, meant: meantBy(token.folded, knowledge) }];
}

function isKnown(word: string, { words, lexicon: { spelling } }: Knowledge): boolean {
  return (
    words.find('n', word) >= 0 ||
    LANGUAGES.some((language) => stopWordsOf(language).has(word) || spelling.knows(word, language)) ||
    INFLECTED.some((language) => words.find('t', stem(word, language)) >= 0)
  );
}

/** Only a compound whose every part is known: anything else may be a mistake. */
function partsOf(word: string, lexicon: Lexicon): string[] {
  const splits = LANGUAGES.filter(hasCompounds).map((language) => lexicon.partsOf(word, language));
  return splits.find((parts) => parts.length > 1) ?? [];
}

export function meantBy(word: string, { words, lexicon: { spelling } }: Knowledge): QueryToken['meant'] {
  // A number is what was meant: 2500 is no mistake for 500, nor 6061 for 6063.
  if (/\d/.test(word)) return [];
  const terms = spelling.near(word);
  const others = words.near(word).map(({ list, distance }) => ({ word: words.textOf(list), distance }));
  const all = [...terms, ...others].sort((a, b) => a.distance - b.distance);
  const nearest = all[0]?.distance ?? 0;
  const seen = new Set<string>();
  return all
    .filter(({ word: one, distance }) => distance === nearest && !seen.has(one) && seen.add(one))
    .slice(0, MOST_MEANT)
    .map(({ word: one, distance }) => ({ word: one, weight: MISTAKE[distance]! }));
}

function familiarity(
  tokens: readonly QueryToken[],
  reader: Language,
  { lexicon: { spelling } }: Knowledge,
): Record<Language, number> {
  const entries = LANGUAGES.map((language) => {
    const known = tokens.filter(
      ({ folded, sign, meant }) =>
        !sign &&
        (stopWordsOf(language).has(folded) ||
          spelling.knows(folded, language) ||
          meant.some(({ word }) => spelling.knows(word, language))),
    );
    return [language, known.length + (language === reader ? 0.5 : 0)];
  });
  return Object.fromEntries(entries) as Record<Language, number>;
}
