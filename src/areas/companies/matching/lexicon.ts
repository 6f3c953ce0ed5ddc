import type { Interner } from './arrays.ts';
import { f32, u16, u32 } from './arrays.ts';

/** The distinct words of a column, as arrays that threads share: letters, a mask of the letters used, and weight. */
export interface Lexicon {
  readonly starts: Uint32Array;
  readonly letters: Uint16Array;
  readonly masks: Uint32Array;
  /** What a shared word tells, in bits: log2(records / records that hold it). */
  readonly bits: Float32Array;
}

export interface WordFrequencies {
  /** Number of records that the counts were taken on. */
  readonly records: number;
  /** Records that hold the word, for words that are not rare. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Holders assumed of a word that no table lists. */
const UNLISTED = 3;

/** How many records hold a word, according to a table. */
export const holdersIn = ({ counts }: WordFrequencies, word: string): number =>
  Object.hasOwn(counts, word) ? (counts[word] ?? UNLISTED) : UNLISTED;

/** The words of a column that at least `least` records hold, as a table for later look-ups. */
export function frequenciesOf(interner: Interner, records: number, least: number): WordFrequencies {
  const listed = [...interner.texts()]
    .map((word, at): [string, number] => [word, interner.counts.at(at + 1)])
    .filter(([, count]) => count >= least);
  return { records, counts: Object.fromEntries(listed.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Words held by nearly everybody still count a little, so that `Québec` is not nothing. */
const LEAST_BITS = 0.5;
const NOT_A_LETTER = 31;

/** `known` gives the frequencies of a larger register, where the column holds a few candidates only. */
export function lexiconOf(interner: Interner, records: number, known?: WordFrequencies): Lexicon {
  const size = interner.size;
  const texts = ['', ...interner.texts()];
  const starts = u32(size + 1);
  texts.forEach((text, id) => (starts[id + 1] = (starts[id] ?? 0) + text.length));
  const letters = u16(starts[size] ?? 0);
  const masks = u32(size);
  const bits = f32(size);
  texts.forEach((text, id) => {
    for (let at = 0; at < text.length; at += 1) letters[(starts[id] ?? 0) + at] = text.charCodeAt(at);
    masks[id] = maskOf(text);
    bits[id] = known === undefined ? bitsOf(interner.counts.at(id), records) : knownBits(text, known);
  });
  return { starts, letters, masks, bits };
}

const bitsOf = (holders: number, records: number): number =>
  Math.max(LEAST_BITS, Math.log2(Math.max(records, 2) / Math.max(holders, 1)));

const knownBits = (text: string, known: WordFrequencies): number =>
  bitsOf(holdersIn(known, text), known.records);

function maskOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) - 97;
    mask |= 1 << (letter >= 0 && letter < 26 ? letter : NOT_A_LETTER);
  }
  return mask >>> 0;
}

/** Credit for two words that are not the same but may be one word mistyped or cut short: 0, or 0.75 to 0.9. */
export function nearWord(lexicon: Lexicon, a: number, b: number): number {
  const { starts, masks } = lexicon;
  const fromA = starts[a] ?? 0;
  const fromB = starts[b] ?? 0;
  const lengthA = (starts[a + 1] ?? 0) - fromA;
  const lengthB = (starts[b + 1] ?? 0) - fromB;
  const shorter = Math.min(lengthA, lengthB);
  if (shorter < 3) return 0;
  const maskA = masks[a] ?? 0;
  const maskB = masks[b] ?? 0;
  const digits = (maskA | maskB) >>> NOT_A_LETTER === 1;
  const longer = Math.max(lengthA, lengthB);
  if (longer > shorter && startsAlike(lexicon.letters, fromA, fromB, shorter))
    return cutShort(shorter, digits, maskA & maskB);
  // One digit more or less is another number, another model, another street: never a slip.
  if (digits || shorter < 4) return 0;
  const allowed = shorter >= 8 ? 2 : 1;
  if (longer - shorter > allowed || ones(maskA ^ maskB) > 2 * allowed) return 0;
  const edits = editsWithin(lexicon.letters, fromA, lengthA, fromB, lengthB, allowed);
  return edits > allowed ? 0 : 0.9 - 0.15 * (edits - 1);
}

/** `acad` for `academy`; for codes, `wg102` for `wg102na` but not `9123` for `91234567`. */
function cutShort(shorter: number, digits: boolean, commonMask: number): number {
  if (!digits) return shorter >= 4 ? 0.8 : 0;
  const hasLetters = (commonMask & 0x3ffffff) !== 0;
  return shorter >= 5 && hasLetters ? 0.8 : 0;
}

function startsAlike(letters: Uint16Array, a: number, b: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (letters[a + at] !== letters[b + at]) return false;
  return true;
}

function ones(mask: number): number {
  let left = mask - ((mask >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const MAX_WORD = 64;
let previous2 = new Uint8Array(MAX_WORD + 1);
let previous = new Uint8Array(MAX_WORD + 1);
let current = new Uint8Array(MAX_WORD + 1);

/** Edits (insert, delete, replace, swap of neighbours) between two words, or more than `limit` once it is passed. */
function editsWithin(l: Uint16Array, a: number, n: number, b: number, m: number, limit: number): number {
  if (n > MAX_WORD || m > MAX_WORD) return limit + 1;
  for (let j = 0; j <= m; j += 1) previous[j] = j;
  for (let i = 1; i <= n; i += 1) {
    current[0] = i;
    let best = i;
    for (let j = 1; j <= m; j += 1)
      best = Math.min(best, (current[j] = editStep(l, a + i - 1, b + j - 1, i, j)));
    if (best > limit) return limit + 1;
    [previous2, previous, current] = [previous, current, previous2];
  }
  return previous[m] ?? 0;
}

function editStep(l: Uint16Array, a: number, b: number, i: number, j: number): number {
  const same = l[a] === l[b];
  let edits = Math.min(
    (previous[j] ?? 0) + 1,
    (current[j - 1] ?? 0) + 1,
    (previous[j - 1] ?? 0) + (same ? 0 : 1),
  );
  const swapped = i > 1 && j > 1 && l[a] === l[b - 1] && l[a - 1] === l[b];
  if (swapped) edits = Math.min(edits, (previous2[j - 2] ?? 0) + 1);
  return edits;
}
