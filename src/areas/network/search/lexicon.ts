import { LANGUAGES, type Concept, type ConceptKind, type Language } from '../capabilities/index.ts';
import { hasCompounds, splitCompound } from './text/compound.ts';
import { stem } from './text/stem.ts';
import { stopWordsOf } from './text/stop-words.ts';
import { addTerm, emptyNode, type TermNode, type Unit } from './text/term-tree.ts';
import { tokenise, type Token } from './text/tokens.ts';
import { hashOf } from './text/vocabulary.ts';
import { createTermSpelling, type TermSpelling } from './query/term-spelling.ts';

/** Words of the trade that are no capability (water, hand, under pressure), by language: they join texts, no more. */
export type CommonWord = Readonly<Partial<Record<Language, readonly string[]>>>;

/** What the search knows of meaning. Concepts of an imported classification may lack languages. */
export interface SearchThesaurus {
  concepts: readonly Concept[];
  words: readonly CommonWord[];
}

const FACET_KINDS: ReadonlySet<ConceptKind> = new Set(['process', 'material', 'sector']);
/** Facets show the first levels of a tree: deeper ones are counted in them. */
const FACET_DEPTH = 1;

/** The thesaurus made ready, once for any number of indexes: it takes some tenths of a second. */
export interface Lexicon {
  /** Concepts by their number, common words behind them. */
  readonly concepts: readonly Concept[];
  /** Concepts and common words. */
  readonly size: number;
  readonly numbers: ReadonlyMap<string, number>;
  /** Number of the wider concept, or -1. */
  readonly parents: Int32Array;
  /** Numbers of the concepts directly under each one that has any. */
  readonly children: ReadonlyMap<number, readonly number[]>;
  /** Whether results are counted by the concept. */
  readonly counted: readonly boolean[];
  /** Certificates that results are counted by, as far as they are valid. */
  readonly certificates: readonly number[];
  readonly trees: Readonly<Record<Language, TermNode>>;
  /** Folded words of all terms of a language. */
  readonly words: Readonly<Record<Language, ReadonlySet<string>>>;
  readonly spelling: TermSpelling;
  /** Changes with anything that a snapshot's numbers stand on. */
  readonly fingerprint: string;
  unitsOf(tokens: readonly Token[], language: Language): Unit[];
  partsOf(word: string, language: Language): string[];
}

export function createLexicon({ concepts, words }: SearchThesaurus): Lexicon {
  const numbers = new Map(concepts.map(({ id }, at) => [id, at]));
  const parents = Int32Array.from(concepts, ({ parent }) =>
    parent === null ? -1 : (numbers.get(parent) ?? -1),
  );
  const terms = byLanguage((language) => termsOf(concepts, words, language));
  const known = byLanguage((language) => wordsOf(terms[language]));
  const stems = byLanguage((language) => new Set([...known[language]].map((word) => stem(word, language))));
  const knows = (language: Language) => (part: string) =>
    known[language].has(part) || (part.length >= 5 && stems[language].has(stem(part, language)));
  const partsOf = (word: string, language: Language): string[] =>
    hasCompounds(language) ? splitCompound(word, language, knows(language)) : [];
  const isFirst = (concept: number) => depthOf(concept, parents) <= FACET_DEPTH;
  return {
    concepts,
    size: concepts.length + words.length,
    numbers,
    parents,
    children: childrenOf(parents),
    counted: concepts.map(({ kind }, at) => FACET_KINDS.has(kind) && isFirst(at)),
    certificates: concepts.flatMap(({ kind }, at) => (kind === 'certificate' && isFirst(at) ? [at] : [])),
    trees: byLanguage((language) => treeOf(terms[language], language, partsOf)),
    words: known,
    spelling: createTermSpelling(known),
    fingerprint: fingerprintOf(concepts, words),
    unitsOf,
    partsOf,
  };
}

function childrenOf(parents: Int32Array): Map<number, number[]> {
  const children = new Map<number, number[]>();
  parents.forEach((parent, at) => {
    const known = children.get(parent);
    if (known) known.push(at);
    else if (parent >= 0) children.set(parent, [at]);
  });
  return children;
}

function byLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;
}

interface Term {
  tokens: Token[];
  concept: number;
}

function termsOf(concepts: readonly Concept[], words: readonly CommonWord[], language: Language): Term[] {
  const named = concepts.flatMap(({ terms }, concept) =>
    [terms[language].preferred, ...terms[language].synonyms].map((term) => ({ term, concept })),
  );
  const common = words.flatMap((word, at) =>
    (word[language] ?? []).map((term) => ({ term, concept: concepts.length + at })),
  );
  return [...named, ...common]
    .filter(({ term }) => term !== '')
    .map(({ term, concept }) => ({ tokens: tokenise(term), concept }));
}

function wordsOf(terms: readonly Term[]): Set<string> {
  const words = new Set<string>();
  for (const { tokens } of terms) for (const { folded, sign } of tokens) if (!sign) words.add(folded);
  return words;
}

function unitsOf(tokens: readonly Token[], language: Language): Unit[] {
  const stops = stopWordsOf(language);
  return tokens.map(({ folded, sign }) => ({
    stem: sign ? folded : stem(folded, language),
    stop: !sign && stops.has(folded),
  }));
}

function treeOf(
  terms: readonly Term[],
  language: Language,
  partsOf: (word: string, language: Language) => string[],
): TermNode {
  const root = emptyNode();
  for (const { tokens, concept } of terms) addTerm(root, unitsOf(tokens, language), concept);
  // "Aluminium Rohr" is how many write "Aluminiumrohr".
  if (hasCompounds(language))
    for (const { tokens, concept } of terms) {
      const parts = tokens.length === 1 ? partsOf(tokens[0]!.folded, language) : [];
      if (parts.length < 2) continue;
      const split = parts.map((folded) => ({ folded, raw: folded, sign: false }));
      addTerm(root, unitsOf(split, language), concept);
    }
  return root;
}

function depthOf(concept: number, parents: Int32Array): number {
  let depth = 0;
  for (let at = parents[concept]!; at >= 0; at = parents[at]!) depth++;
  return depth;
}

/** Raised when profiles are read otherwise than before: what a snapshot holds is not what would be read now. */
const READING = 2;

function fingerprintOf(concepts: readonly Concept[], words: readonly CommonWord[]): string {
  const text = JSON.stringify([READING, concepts.map(({ id, parent, terms }) => [id, parent, terms]), words]);
  return `${text.length}-${hashOf(text)}`;
}
