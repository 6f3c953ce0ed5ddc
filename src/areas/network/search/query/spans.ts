import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import { stem } from '../text/stem.ts';
import { matchesAt, type Unit } from '../text/term-tree.ts';
import type { Lexicon } from '../lexicon.ts';
import type { QueryToken, ReadQuery } from './read-query.ts';

/** Words of a query that are a term, in one language or several, with the concepts they may mean. */
export interface Span {
  from: number;
  to: number;
  concepts: Map<number, number>;
  /** Less than 1 when a word was taken for another. */
  weight: number;
  /** Letters and signs: the longest term wins. */
  length: number;
}

interface Found extends Span {
  language: Language;
}

/** Every term of every language in a query, longest first. */
export function findSpans(query: ReadQuery, lexicon: Lexicon): Span[] {
  const found = LANGUAGES.flatMap((language) => findIn(language, query, lexicon)).filter(
    (span) => !isSmallElsewhere(span, query),
  );
  const byPlace = Map.groupBy(found, ({ from, to }) => from * 64 + to);
  return [...byPlace.values()]
    .map((same) => joined(same, query))
    .sort((a, b) => b.length - a.length || b.weight - a.weight || a.from - b.from);
}

/** The longest terms that do not overlap, in the order of the query. */
export function chooseSpans(spans: readonly Span[]): Span[] {
  const taken = new Set<number>();
  const chosen: Span[] = [];
  for (const span of spans) {
    const places = Array.from({ length: span.to - span.from }, (_, at) => span.from + at);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    chosen.push(span);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

function findIn(language: Language, { tokens }: ReadQuery, lexicon: Lexicon): Found[] {
  const read = tokens.map((token) => unitOf(token, language, lexicon));
  const units = read.map(({ unit }) => unit);
  const tree = lexicon.trees[language];
  return tokens.flatMap((_, from) =>
    matchesAt(tree, units, from).map(({ to, concepts }) => {
      const weight = Math.min(...read.slice(from, to).map((one) => one.weight));
      const length = tokens
        .slice(from, to)
        .reduce((sum, { folded, sign }) => sum + (sign ? 3 : folded.length), 0);
      return {
        from,
        to,
        weight,
        length,
        language,
        concepts: new Map(concepts.map((concept) => [concept, weight])),
      };
    }),
  );
}

function unitOf(
  { folded, sign, meant }: QueryToken,
  language: Language,
  { spelling }: Lexicon,
): { unit: Unit; weight: number } {
  const stop = !sign && stopWordsOf(language).has(folded);
  const best = meant.find(({ word }) => spelling.knows(word, language));
  const word = best?.word ?? folded;
  return { unit: { stem: sign ? word : stem(word, language), stop }, weight: best?.weight ?? 1 };
}

/** `die` is a tool in English, and no word at all in a query that is German. */
function isSmallElsewhere({ from, to, language }: Found, { tokens, familiar }: ReadQuery): boolean {
  const inside = tokens.slice(from, to);
  return LANGUAGES.some(
    (other) =>
      familiar[other] > familiar[language] &&
      inside.every(({ folded, sign }) => !sign && stopWordsOf(other).has(folded)),
  );
}

/** One term of several languages: those that know little else of the query do not give it another meaning. */
function joined(same: readonly Found[], { familiar }: ReadQuery): Span {
  const best = Math.max(...same.map(({ language }) => familiar[language]));
  const weight = Math.max(...same.map((one) => one.weight));
  const kept = same.filter((one) => familiar[one.language] * 2 >= best && one.weight === weight);
  const concepts = new Map((kept.length > 0 ? kept : same).flatMap((one) => [...one.concepts]));
  return { ...same[0]!, weight, concepts };
}
