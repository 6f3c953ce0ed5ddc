import type { Lists } from './arrays.ts';
import { GrowingLists, GrowingU32, Interner, memory, u32 } from './arrays.ts';
import type { KeyParts } from './blocking.ts';
import { wordKeys } from './blocking.ts';
import { hash32 } from './text.ts';

/** Records that share a key, key by key. Keys of one record only, or of too many, are left out. */
export interface Blocks {
  /** Block → its records, ascending. */
  readonly members: Lists;
  /** Record → its blocks, ascending. */
  readonly ofRecord: Lists;
  /** For two lists to be linked: record → its list. Pairs within a list are not formed. Empty when there is one list. */
  readonly sources: Uint8Array;
}

/** Collects keys while records come in. Word keys wait until the end: which words are common is known only then. */
export class BlockBuilder {
  readonly #words = new Interner();
  readonly #areas = new Interner();
  readonly #texts = new GrowingLists();
  readonly #recordTexts = new GrowingLists();
  readonly #area = new GrowingU32();
  readonly #fixed = new GrowingLists();

  add(parts: KeyParts): void {
    for (const word of new Set(parts.texts.flat())) this.#words.count(word);
    this.#fixed.add(parts.fixed.map(hash32));
    this.#area.push(this.#areas.id(parts.area));
    this.#recordTexts.add(parts.texts.map((words) => this.#addText(words)));
  }

  #addText(words: readonly string[]): number {
    this.#texts.add(words.map((word) => this.#words.id(word)));
    return this.#texts.length - 1;
  }

  /** Blocks of at most `cap` records. Larger ones would cost much and say little: other keys find those pairs. */
  finish(cap: number, sources: Uint8Array = new Uint8Array(0)): Blocks {
    const { hashes, records } = this.#allKeys();
    sortByHash(hashes, records);
    const members = groups(hashes, records, cap);
    return { members, ofRecord: invert(members, this.#area.length), sources };
  }

  #allKeys(): { hashes: Uint32Array; records: Uint32Array } {
    const hashes = new GrowingU32();
    const records = new GrowingU32();
    const areas = ['', ...this.#areas.texts()];
    const vocabulary = ['', ...this.#words.texts()];
    const counts = new Map(vocabulary.map((word, id) => [word, this.#words.counts.at(id)]));
    const countOf = (word: string): number => counts.get(word) ?? 1;
    const fixed = this.#fixed.finish();
    for (let record = 0; record < this.#area.length; record += 1) {
      const parts = {
        fixed: [],
        texts: this.#textsOf(record, vocabulary),
        area: areas[this.#area.at(record)],
      };
      const own = new Set(fixed.items.subarray(fixed.starts[record], fixed.starts[record + 1]));
      for (const key of wordKeys(parts, countOf)) own.add(hash32(key));
      for (const hash of own) {
        hashes.push(hash);
        records.push(record);
      }
    }
    return { hashes: hashes.finish(), records: records.finish() };
  }

  #textsOf(record: number, vocabulary: readonly string[]): string[][] {
    return slice(this.#recordTexts.finish(), record).map((text) =>
      slice(this.#texts.finish(), text).map((word) => vocabulary[word] ?? ''),
    );
  }
}

const slice = (lists: Lists, at: number): number[] => [
  ...lists.items.subarray(lists.starts[at], lists.starts[at + 1]),
];

/** Radix sort, eight bits a pass; stable, so that records stay ascending within a key. */
function sortByHash(hashes: Uint32Array, records: Uint32Array): void {
  let from: [Uint32Array, Uint32Array] = [hashes, records];
  let to: [Uint32Array, Uint32Array] = [new Uint32Array(hashes.length), new Uint32Array(hashes.length)];
  for (let shift = 0; shift < 32; shift += 8) {
    const next = offsets(from[0], shift);
    for (let at = 0; at < hashes.length; at += 1) {
      const bucket = ((from[0][at] ?? 0) >>> shift) & 255;
      const place = next[bucket] ?? 0;
      next[bucket] = place + 1;
      to[0][place] = from[0][at] ?? 0;
      to[1][place] = from[1][at] ?? 0;
    }
    [from, to] = [to, from];
  }
}

function offsets(hashes: Uint32Array, shift: number): Uint32Array {
  const counts = new Uint32Array(257);
  for (const hash of hashes)
    counts[((hash >>> shift) & 255) + 1] = (counts[((hash >>> shift) & 255) + 1] ?? 0) + 1;
  for (let at = 1; at < 257; at += 1) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return counts;
}

function groups(hashes: Uint32Array, records: Uint32Array, cap: number): Lists {
  const blocks = new GrowingLists();
  let start = 0;
  for (let at = 1; at <= hashes.length; at += 1) {
    if (at < hashes.length && hashes[at] === hashes[start]) continue;
    if (at - start > 1 && at - start <= cap) blocks.add(records.subarray(start, at));
    start = at;
  }
  return blocks.finish();
}

/** Record → its blocks; blocks come ascending because they are walked in order. */
function invert(members: Lists, records: number): Lists {
  const starts = u32(records + 1);
  for (const record of members.items) starts[record + 1] = (starts[record + 1] ?? 0) + 1;
  for (let at = 1; at <= records; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = new Uint32Array(memory(starts.byteLength));
  next.set(starts);
  const items = u32(members.items.length);
  const blocks = members.starts.length - 1;
  for (let block = 0; block < blocks; block += 1) {
    for (let at = members.starts[block] ?? 0; at < (members.starts[block + 1] ?? 0); at += 1) {
      const record = members.items[at] ?? 0;
      items[next[record] ?? 0] = block;
      next[record] = (next[record] ?? 0) + 1;
    }
  }
  return { starts, items };
}

export const blockCount = (blocks: Blocks): number => blocks.members.starts.length - 1;

/** Pairs inside all blocks, counting a pair once for each block it is in. */
export function pairsWithRepeats(blocks: Blocks): number {
  let pairs = 0;
  for (let block = 0; block < blockCount(blocks); block += 1) {
    const size = (blocks.members.starts[block + 1] ?? 0) - (blocks.members.starts[block] ?? 0);
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** Calls `visit` once for each pair of blocks [from, to): a pair in several blocks belongs to the first of them. */
export function eachPair(
  blocks: Blocks,
  from: number,
  to: number,
  visit: (a: number, b: number) => void,
): void {
  const { starts, items } = blocks.members;
  for (let block = from; block < to; block += 1) {
    const members = items.subarray(starts[block], starts[block + 1]);
    eachPairOf(members, (a, b) => {
      if (pairable(blocks, a, b) && firstCommon(blocks.ofRecord, a, b) === block) visit(a, b);
    });
  }
}

function eachPairOf(members: Uint32Array, visit: (a: number, b: number) => void): void {
  for (let i = 0; i < members.length; i += 1) {
    for (let j = i + 1; j < members.length; j += 1) visit(members[i] ?? 0, members[j] ?? 0);
  }
}

export const pairable = ({ sources }: Blocks, a: number, b: number): boolean =>
  sources.length === 0 || sources[a] !== sources[b];

/** The first block that two records share, or -1. */
export function firstCommon({ starts, items }: Lists, a: number, b: number): number {
  let i = starts[a] ?? 0;
  let j = starts[b] ?? 0;
  const endA = starts[a + 1] ?? 0;
  const endB = starts[b + 1] ?? 0;
  while (i < endA && j < endB) {
    const left = items[i] ?? 0;
    const right = items[j] ?? 0;
    if (left === right) return left;
    if (left < right) i += 1;
    else j += 1;
  }
  return -1;
}
