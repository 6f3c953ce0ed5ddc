import { LANGUAGES, type Language } from '../../capabilities/index.ts';
import { INFLECTED, stem } from '../text/stem.ts';
import { once } from '../once.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import type { Words } from '../text/words.ts';
import { chooseSpans, findSpans, type Span } from './spans.ts';
import { meantBy, readQuery, type Knowledge, type QueryToken, type ReadQuery } from './read-query.ts';

/** A list of suppliers, and what being in it counts. */
export interface Clause {
  list: number;
  weight: number;
}

/** What was asked in one word or term: a supplier has it who is in any of the lists. */
export interface Asked {
  words: string;
  clauses: Clause[];
  /** Concepts it was understood as, common words left out. */
  concepts: number[];
}

export interface Plan {
  /** Terms and words, of which a supplier has all. */
  strict: Asked[];
  /** The words as those of a firm's name, when each could be one. */
  names: Asked[];
  /** Word by word with what is near, for when too few have all. */
  loose(): Asked[];
  understood: { words: string; concept: number }[];
  typingMistakes: { typed: string; meant: string }[];
}

const WEIGHT = {
  name: 1.3,
  text: 0.9,
  inner: 0.8,
  parent: 0.35,
  grandparent: 0.15,
  related: 0.45,
  mistake: 0.5,
};
const MOST_RELATED = 12;

export function planQuery(text: string, reader: Language, knowledge: Knowledge): Plan {
  const query = readQuery(text, reader, knowledge);
  const spans = findSpans(query, knowledge.lexicon);
  const chosen = chooseSpans(spans);
  const small = smallWords(query, chosen);
  const strict = strictUnits(query, chosen, small, knowledge);
  const concepts = knowledge.lexicon.concepts.length;
  return {
    strict,
    names: chosen.some(({ from, to }) => to - from > 1) ? nameUnits(query, knowledge.words) : [],
    // Most searches never need it.
    loose: once(() => looseUnits(query, spans, chosen, small, knowledge)),
    understood: chosen.flatMap((span) =>
      [...span.concepts.keys()]
        .filter((concept) => concept < concepts)
        .map((concept) => ({ words: wordsOf(query, span), concept })),
    ),
    typingMistakes: query.tokens
      .filter(({ meant }) => meant.length > 0)
      .map(({ raw, meant }) => ({ typed: raw, meant: meant[0]!.word })),
  };
}

function wordsOf({ tokens }: ReadQuery, { from, to }: { from: number; to: number }): string {
  const pieces = tokens.slice(from, to).map((token, at, all) => {
    const before = all[at - 1];
    // The parts of one compound are one word again.
    if (before && before.raw === token.raw && before.folded !== token.folded) return '';
    return before && !(before.sign && token.sign) ? ` ${token.raw}` : token.raw;
  });
  return pieces.join('').trim();
}

/** Small words that no term uses, and a lone sign beside other words: a particle. */
function smallWords({ tokens }: ReadQuery, chosen: readonly Span[]): Set<number> {
  const used = new Set(
    chosen.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  const lone = (at: number) => tokens[at]!.sign && !freeSign(at - 1) && !freeSign(at + 1);
  const freeSign = (at: number) => tokens[at]?.sign === true && !used.has(at);
  const small = tokens.flatMap(({ folded, sign }, at) => {
    if (used.has(at)) return [];
    return lone(at) || (!sign && LANGUAGES.some((language) => stopWordsOf(language).has(folded))) ? [at] : [];
  });
  return small.length === tokens.length ? new Set() : new Set(small);
}

function strictUnits(
  query: ReadQuery,
  chosen: readonly Span[],
  small: ReadonlySet<number>,
  knowledge: Knowledge,
): Asked[] {
  const units: Asked[] = [];
  for (let at = 0; at < query.tokens.length;) {
    const span = chosen.find(({ from }) => from === at);
    if (span) units.push(spanUnit(query, span, knowledge));
    else if (!small.has(at)) units.push(...wordUnits(query, at, knowledge));
    at = span?.to ?? at + 1;
  }
  return eachOnce(units.filter(({ words }) => words !== ''));
}

/** What is said twice is asked once; what answers it best comes first. */
function eachOnce(units: readonly Asked[]): Asked[] {
  const seen = new Set<string>();
  for (const { clauses } of units) clauses.sort((a, b) => b.weight - a.weight);
  return units.filter(({ clauses }) => {
    const key = clauses.map(({ list }) => list).join(' ');
    return key === '' || (!seen.has(key) && seen.add(key));
  });
}

function spanUnit(query: ReadQuery, span: Span, { lexicon, words }: Knowledge): Asked {
  const clauses = [...span.concepts].map(([list, weight]) => ({ list, weight }));
  const names = span.to - span.from === 1 ? nameClauses(query.tokens[span.from]!, words) : [];
  return {
    words: wordsOf(query, span),
    clauses: [...clauses, ...names],
    concepts: [...span.concepts.keys()].filter((concept) => concept < lexicon.concepts.length),
  };
}

function wordUnits(query: ReadQuery, at: number, { words }: Knowledge): Asked[] {
  const token = query.tokens[at]!;
  if (!token.sign)
    return [
      {
        words: token.raw,
        concepts: [],
        clauses: [...textClauses(token, words), ...nameClauses(token, words)],
      },
    ];
  const pair = signPair(query, at, words);
  return pair ? [pair] : [];
}

/** Two signs that stand together, as texts are read. */
function signPair({ tokens }: ReadQuery, at: number, words: Words): Asked | null {
  const [token, next] = [tokens[at]!, tokens[at + 1]];
  if (!next?.sign) return null;
  const list = words.find('t', token.folded + next.folded);
  const clauses = list < 0 ? [] : [{ list, weight: WEIGHT.text }];
  return { words: token.raw + next.raw, concepts: [], clauses };
}

/** A word in the texts: of any language, and as it may have been meant. */
function textClauses({ folded, meant }: QueryToken, words: Words): Clause[] {
  const written = meant.length > 0 ? meant : [{ word: folded, weight: 1 }];
  return written.flatMap(({ word, weight }) => {
    const stems = new Set([word, ...INFLECTED.map((language) => stem(word, language))]);
    return [...stems]
      .map((one) => ({ list: words.find('t', one), weight: weight * WEIGHT.text }))
      .filter(({ list }) => list >= 0);
  });
}

function nameClauses({ folded, meant }: QueryToken, words: Words): Clause[] {
  const written = meant.length > 0 ? meant : [{ word: folded, weight: 1 }];
  return written
    .map(({ word, weight }) => ({ list: words.find('n', word), weight: weight * WEIGHT.name }))
    .filter(({ list }) => list >= 0);
}

function nameUnits({ tokens }: ReadQuery, words: Words): Asked[] {
  const units = tokens.map((token) => ({
    words: token.raw,
    concepts: [],
    clauses: nameClauses(token, words),
  }));
  return units.every(({ clauses }) => clauses.length > 0) ? eachOnce(units) : [];
}

function looseUnits(
  query: ReadQuery,
  spans: readonly Span[],
  chosen: readonly Span[],
  small: ReadonlySet<number>,
  knowledge: Knowledge,
): Asked[] {
  const units = query.tokens.flatMap((token, at) => {
    if (small.has(at)) return [];
    const around = spans.filter(({ from, to }) => from <= at && at < to);
    const clauses = [
      ...around.flatMap((span) => conceptClauses(span, chosen.includes(span) ? 1 : WEIGHT.inner, knowledge)),
      ...(token.sign
        ? signClauses(query, at, knowledge.words)
        : looseWordClauses(token, around.length > 0, knowledge)),
    ];
    const concepts = around.flatMap((span) => [...span.concepts.keys()]);
    const known = concepts.filter((concept) => concept < knowledge.lexicon.concepts.length);
    const span = chosen.find(({ from, to }) => from <= at && at < to);
    return [{ words: span ? wordsOf(query, span) : token.raw, clauses: strongest(clauses), concepts: known }];
  });
  return eachOnce(units);
}

/** The concept itself, and with a discount what is wider: suppliers of a sibling are in its list too. */
function conceptClauses({ concepts }: Span, factor: number, { lexicon }: Knowledge): Clause[] {
  return [...concepts].flatMap(([list, own]) => {
    const weight = own * factor;
    const parent = list < lexicon.concepts.length ? lexicon.parents[list]! : -1;
    const grandparent = parent < 0 ? -1 : lexicon.parents[parent]!;
    return [
      { list, weight },
      { list: parent, weight: weight * WEIGHT.parent },
      { list: grandparent, weight: weight * WEIGHT.grandparent },
    ].filter((clause) => clause.list >= 0);
  });
}

function signClauses(query: ReadQuery, at: number, words: Words): Clause[] {
  return [at - 1, at].flatMap((from) =>
    query.tokens[from]?.sign ? (signPair(query, from, words)?.clauses ?? []) : [],
  );
}

function looseWordClauses(token: QueryToken, understood: boolean, knowledge: Knowledge): Clause[] {
  const { words } = knowledge;
  const near = token.meant.length === 0 && !understood ? meantBy(token.folded, knowledge) : [];
  const mistaken =
    near.length > 0
      ? [...textClauses({ ...token, meant: near }, words), ...nameClauses({ ...token, meant: near }, words)]
      : [];
  return [
    ...textClauses(token, words),
    ...nameClauses(token, words),
    ...mistaken.map(({ list, weight }) => ({ list, weight: weight * WEIGHT.mistake })),
    ...relatedClauses(token, words),
  ];
}

function relatedClauses({ folded }: QueryToken, words: Words): Clause[] {
  const stems = new Set(INFLECTED.map((language) => stem(folded, language)));
  const lists = new Set([...stems].flatMap((one) => words.related(one)));
  return [...lists].slice(0, MOST_RELATED).map((list) => ({ list, weight: WEIGHT.related }));
}

function strongest(clauses: readonly Clause[]): Clause[] {
  const best = new Map<number, number>();
  for (const { list, weight } of clauses) best.set(list, Math.max(weight, best.get(list) ?? 0));
  return [...best].map(([list, weight]) => ({ list, weight }));
}
