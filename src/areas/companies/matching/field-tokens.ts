import type { Lists } from './arrays.ts';
import { f32, GrowingLists, GrowingU32, Interner } from './arrays.ts';
import type { Compare, Encoder, Field, Frequencies, Given, TokensColumn } from './field.ts';
import type { Lexicon, WordFrequencies } from './lexicon.ts';
import { frequenciesOf, lexiconOf, nearWord } from './lexicon.ts';
import { hash32, unique } from './text.ts';

/** How alike two texts are, best first. */
const LIKENESS = ['same', 'close', 'contained', 'part', 'little'] as const;
/** Whether the shared words are ones that hardly meet by chance. */
const RARITY = ['-rare', '', '-common'] as const;
const LEVELS = [
  'missing',
  ...LIKENESS.flatMap((likeness) => RARITY.map((rarity) => `${likeness}${rarity}`)),
  'different',
];
const DIFFERENT = LEVELS.length - 1;

/** Shares of likeness expected among true pairs; the rest is `different`. Rare words are as frequent as common ones. */
const EXPECTED_LIKENESS = [0.45, 0.25, 0.14, 0.08, 0.05];
const EXPECTED_DIFFERENT = 0.03;

export interface TokensOptions<R> {
  readonly name: string;
  readonly given?: Given;
  /** Shares of `same`, `close`, `contained`, `part` and `little` expected among true pairs. */
  readonly expectedLikeness?: readonly number[];
  /** Words of each text of a record; a text without words is left out. */
  readonly texts: (record: R) => readonly (readonly string[])[];
  readonly show: (record: R) => string;
}

export function tokensField<R>(options: TokensOptions<R>): Field<R> {
  return {
    name: options.name,
    levels: LEVELS,
    given: options.given,
    expected: expectedLevels(options.expectedLikeness ?? EXPECTED_LIKENESS),
    show: options.show,
    encoder: () => new TokensEncoder(options),
  };
}

const expectedLevels = (likeness: readonly number[]): number[] => [
  ...likeness.flatMap((share) => RARITY.map(() => share / RARITY.length)),
  EXPECTED_DIFFERENT,
];

class TokensEncoder<R> implements Encoder<R> {
  readonly #options: TokensOptions<R>;
  readonly #words = new Interner();
  readonly #records = new GrowingLists();
  readonly #texts = new GrowingLists();
  readonly #hashes = new GrowingU32();

  constructor(options: TokensOptions<R>) {
    this.#options = options;
  }

  add(record: R): void {
    const known = this.#options.texts(record).filter((tokens) => tokens.length > 0);
    for (const word of unique(known.flat())) this.#words.count(word);
    this.#records.add(known.map((tokens) => this.#addText(tokens)));
  }

  #addText(tokens: readonly string[]): number {
    this.#texts.add(tokens.map((token) => this.#words.id(token)));
    this.#hashes.push(hash32(tokens.join('')));
    return this.#texts.length - 1;
  }

  frequencies(least: number): WordFrequencies {
    return frequenciesOf(this.#words, this.#records.length, least);
  }

  finish(frequencies?: Frequencies): TokensColumn {
    const known = frequencies?.[this.#options.name];
    const lexicon = lexiconOf(this.#words, this.#records.length, known);
    const texts = this.#texts.finish();
    return {
      kind: 'tokens',
      records: this.#records.finish(),
      texts,
      totals: totalsOf(texts, lexicon),
      hashes: this.#hashes.finish(),
      lexicon,
      fullBits: Math.log2(Math.max(known?.records ?? this.#records.length, 2)),
    };
  }
}

function totalsOf(texts: Lists, lexicon: Lexicon): Float32Array {
  const totals = f32(texts.starts.length - 1);
  for (let text = 0; text < totals.length; text += 1) {
    const words = texts.items.subarray(texts.starts[text], texts.starts[text + 1]);
    totals[text] = words.reduce((sum, word) => sum + (lexicon.bits[word] ?? 0), 0);
  }
  return totals;
}

/** Best level over all pairs of texts: a firm is found under any of its names. */
export function compareTokens(column: TokensColumn): Compare {
  const { starts, items } = column.records;
  return (a, b) => {
    let best = DIFFERENT;
    const endA = starts[a + 1] ?? 0;
    const startB = starts[b] ?? 0;
    const endB = starts[b + 1] ?? 0;
    if (starts[a] === endA || startB === endB) return 0;
    for (let i = starts[a] ?? 0; i < endA; i += 1) {
      for (let j = startB; j < endB; j += 1)
        best = Math.min(best, textLevel(column, items[i] ?? 0, items[j] ?? 0));
    }
    return best;
  };
}

function textLevel(column: TokensColumn, a: number, b: number): number {
  const totalA = column.totals[a] ?? 0;
  const totalB = column.totals[b] ?? 0;
  const hashA = column.hashes[a] ?? 0;
  const hashB = column.hashes[b] ?? 0;
  if (hashA === hashB) return levelOf(1, 1, Math.min(totalA, totalB) / column.fullBits);
  // Near words are paired greedily, which depends on the order of the two: the hash settles it, so that
  // (a, b) and (b, a) score alike whatever their places in the list.
  const shared = hashA < hashB ? sharedBits(column, a, b) : sharedBits(column, b, a);
  const overAll = shared / (totalA + totalB - shared);
  return levelOf(overAll, shared / Math.min(totalA, totalB), shared / column.fullBits);
}

/** `rarity` is what is shared beside what one unique word carries: 1 means "hardly by chance". */
function levelOf(overAll: number, overShorter: number, rarity: number): number {
  const rank = rarity >= VERY_RARE ? 0 : rarity >= RARE ? 1 : 2;
  const likeness = likenessOf(overAll, overShorter);
  if (likeness === LIKENESS.length - 1 && rarity < LEAST_RARITY) return DIFFERENT;
  return 1 + likeness * RARITY.length + rank;
}

const VERY_RARE = 1.5;
const RARE = 0.8;
const LEAST_RARITY = 0.3;

function likenessOf(overAll: number, overShorter: number): number {
  if (overAll >= 0.9) return 0;
  if (overAll >= 0.6) return 1;
  if (overShorter >= 0.85) return 2;
  return overAll >= 0.3 ? 3 : 4;
}

/** Words of one text: [start, end) in the items, and a mark for each word already paired. */
interface Span {
  readonly start: number;
  readonly end: number;
  used: number;
}

/** Words past the 31st are not compared: the marks are one machine word. Names are far shorter. */
const MAX_WORDS = 31;

function spanOf({ starts }: Lists, text: number): Span {
  const start = starts[text] ?? 0;
  return { start, end: Math.min(starts[text + 1] ?? 0, start + MAX_WORDS), used: 0 };
}

/** Bits of the words that both texts hold, word order free, each word used once; near words count in part. */
function sharedBits(column: TokensColumn, textA: number, textB: number): number {
  const a = spanOf(column.texts, textA);
  const b = spanOf(column.texts, textB);
  const { items } = column.texts;
  const { bits } = column.lexicon;
  let shared = 0;
  for (let i = a.start; i < a.end; i += 1) {
    const word = items[i] ?? 0;
    for (let j = b.start; j < b.end; j += 1) {
      if (word !== items[j]) continue;
      shared += bits[word] ?? 0;
      a.used |= 1 << (i - a.start);
      b.used |= 1 << (j - b.start);
    }
  }
  return shared + nearBits(column, a, b);
}

function nearBits(column: TokensColumn, a: Span, b: Span): number {
  let shared = 0;
  for (let i = a.start; i < a.end; i += 1) {
    if ((a.used & (1 << (i - a.start))) === 0) shared += takeNearest(column, column.texts.items[i] ?? 0, b);
  }
  return shared;
}

function takeNearest(column: TokensColumn, word: number, other: Span): number {
  const { bits } = column.lexicon;
  let best = 0;
  let bestMark = 0;
  for (let j = other.start; j < other.end; j += 1) {
    const mark = 1 << (j - other.start);
    if ((other.used & mark) !== 0) continue;
    const candidate = column.texts.items[j] ?? 0;
    const gained =
      nearWord(column.lexicon, word, candidate) * Math.min(bits[word] ?? 0, bits[candidate] ?? 0);
    if (gained <= best) continue;
    best = gained;
    bestMark = mark;
  }
  other.used |= bestMark;
  return best;
}
