import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import type { SuggestRequest, Suggestion } from '../engine.ts';
import { allIn } from '../index/match.ts';
import { inWholeNumbers, type WeighedUnit } from '../index/weights.ts';
import { rank } from '../index/rank.ts';
import { textAt } from '../index/segment.ts';
import { Top } from '../index/top.ts';
import type { Lexicon } from '../lexicon.ts';
import type { SupplierIndex } from '../supplier-index.ts';
import { nameWords, tokenise } from '../text/tokens.ts';

const NO_NARROWINGS = { byLists: [], oneByOne: [] };

interface Entry {
  /** The term from one of its words on, folded. */
  key: string;
  concept: number;
  language: Language;
  term: string;
  /** 0 when it is the preferred term from its start, more for what is less likely meant. */
  distance: number;
}

/** A classification that was imported is long: its terms are found by their first word only. */
const MANY = 3000;
const MOST_SEEN = 2000;
const MOST_NAMES = 64;

/** Suggests while someone types: concepts whose term has a word that begins so, and firms whose name has. */
export function createSuggester(index: SupplierIndex): (request: SuggestRequest) => Suggestion[] {
  return (request) => {
    const entries = entriesOf(index.lexicon);
    const { text, limit } = request;
    const typed = keyOf(text);
    if (typed === '') return [];
    const concepts = suggestConcepts(entries, typed, request, index);
    const firms = suggestFirms(index, text, limit);
    const share = Math.max(Math.ceil(limit / 2), limit - firms.length);
    return [...concepts.slice(0, share), ...firms].slice(0, limit);
  };
}

/** Words apart by one space; signs of zh, ja and ko together, as they are typed. */
function keyOf(text: string): string {
  return tokenise(text).reduce(
    (key, { folded, sign }, at, all) =>
      at === 0 || (sign && all[at - 1]!.sign) ? key + folded : `${key} ${folded}`,
    '',
  );
}

const made = new WeakMap<Lexicon, Entry[]>();

function entriesOf(lexicon: Lexicon): Entry[] {
  const known = made.get(lexicon) ?? makeEntries(lexicon);
  made.set(lexicon, known);
  return known;
}

function makeEntries({ concepts }: Lexicon): Entry[] {
  const entries = concepts.flatMap((concept, at) =>
    LANGUAGES.flatMap((language) => {
      const { preferred, synonyms } = concept.terms[language];
      return [preferred, ...synonyms]
        .filter((term) => term !== '')
        .flatMap((term, place) =>
          startsOf(term, at < MANY).map(({ key, word }) => ({
            key,
            concept: at,
            language,
            term,
            distance: word * 2 + Math.min(place, 1),
          })),
        );
    }),
  );
  return entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function startsOf(term: string, everyWord: boolean): { key: string; word: number }[] {
  const key = keyOf(term);
  const starts = everyWord ? [...key.matchAll(/(?<=^| )\S/gu)] : [...key.matchAll(/^\S/gu)];
  return starts.map(({ index }, word) => ({ key: key.slice(index), word }));
}

/** With its accents, which most type where they belong. */
const written = (text: string): string => text.trim().toLowerCase();

function suggestConcepts(
  entries: readonly Entry[],
  typed: string,
  { text, readerLanguage, limit }: SuggestRequest,
  { lexicon }: SupplierIndex,
): Suggestion[] {
  let found = startingWith(entries, typed);
  if (found.length === 0)
    found = lexicon.spelling
      .near(typed)
      .flatMap(({ word }) => startingWith(entries, word))
      .slice(0, MOST_SEEN);
  const cost = ({ distance, language, term }: Entry) =>
    distance +
    (language === readerLanguage ? 0 : 3) +
    (written(term).startsWith(written(text)) ? 0 : 1) +
    term.length / 100;
  const best = new Map<number, Entry>();
  for (const entry of found) {
    const before = best.get(entry.concept);
    if (!before || cost(entry) < cost(before)) best.set(entry.concept, entry);
  }
  return [...best.values()]
    .sort((a, b) => cost(a) - cost(b) || a.concept - b.concept)
    .slice(0, limit)
    .map(({ concept, term }) => ({
      kind: 'concept',
      id: lexicon.concepts[concept]!.id,
      label: labelOf(lexicon, concept, readerLanguage, term),
      matched: term,
    }));
}

const labelOf = ({ concepts }: Lexicon, concept: number, language: Language, otherwise: string): string =>
  concepts[concept]!.terms[language].preferred || concepts[concept]!.terms.en.preferred || otherwise;

function startingWith(entries: readonly Entry[], typed: string): Entry[] {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]!.key < typed) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < entries.length && end - low < MOST_SEEN && entries[end]!.key.startsWith(typed)) end++;
  return entries.slice(low, end);
}

function suggestFirms(index: SupplierIndex, text: string, limit: number): Suggestion[] {
  const words = nameWords(text).slice(0, 8);
  const units = words.map((word, at) => nameUnit(index, word, at === words.length - 1));
  if (units.length === 0 || units.some(({ clauses }) => clauses.length === 0)) return [];
  const top = new Top(limit);
  const [asked, names] = [inWholeNumbers(units), inWholeNumbers([])];
  index.segments.forEach((segment, at) => {
    const matches = allIn(segment, asked, names, segment.live, NO_NARROWINGS);
    rank(segment, at, matches, top, 0, null);
  });
  return top.sorted().map(({ segment, doc }) => {
    const { ids, names } = index.segments[segment]!.data;
    const name = textAt(names, doc);
    return { kind: 'firm', id: textAt(ids, doc), label: name, matched: name };
  });
}

/** The last word is still being typed; the others are whole, or a mistake. */
function nameUnit({ words }: SupplierIndex, word: string, last: boolean): WeighedUnit {
  const whole = words.find('n', word);
  const begun = last ? words.namesFrom(word, MOST_NAMES) : [];
  const lists = new Map(begun.map((list) => [list, 0.8]));
  if (whole >= 0) lists.set(whole, 1);
  if (lists.size === 0)
    for (const { list, distance } of words.near(word))
      if (words.kindOf(list) === 'n') lists.set(list, 0.7 ** distance);
  return { weight: 1, clauses: [...lists].map(([list, weight]) => ({ list, weight, share: 1 })) };
}
