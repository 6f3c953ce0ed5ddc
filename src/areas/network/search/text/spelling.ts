import { grown } from '../index/arrays.ts';
import { typingDistance } from './distance.ts';

export interface Spelled {
  entry: number;
  distance: number;
}

export interface SavedSpelling {
  heads: Int32Array;
  nexts: Int32Array;
  words: Uint32Array;
  hashes: Uint32Array;
}

/** Words shorter than this are too near to each other for any mistake to be seen. */
const SHORTEST = 3;
/** A word of this length is still itself with two mistakes. */
const TWO_MISTAKES = 8;

/**
 * Finds words one typing mistake away: each word is known by itself and by what is left of it without one letter, and so
 * is what was typed (SymSpell's symmetric deletion). Two mistakes in a long word are found when leaving out two letters
 * of what was typed is enough, which most are.
 */
export class Spelling {
  private heads: Int32Array;
  private nexts: Int32Array;
  private words: Uint32Array;
  private hashes: Uint32Array;
  private count: number;

  constructor(saved?: SavedSpelling) {
    this.heads = saved?.heads ?? new Int32Array(4096);
    this.nexts = saved?.nexts ?? new Int32Array(0);
    this.words = saved?.words ?? new Uint32Array(0);
    this.hashes = saved?.hashes ?? new Uint32Array(0);
    this.count = this.words.length;
  }

  /** The word as it is and without each of its letters leads to the entry. */
  add(word: string, entry: number): void {
    if (word.length < SHORTEST || word.length > 40) return;
    this.put(hashWithout(word, -1, -1), entry);
    for (let at = 0; at < word.length; at++)
      if (word[at] !== word[at - 1]) this.put(hashWithout(word, at, -1), entry);
  }

  /** The same door for a key that is looked up as it is; nothing is known of an empty one. */
  addExact(key: string, entry: number): void {
    if (key !== '') this.put(hashWithout(key, -1, -1), entry);
  }

  /** Entries of a key; of another one too when their hashes are the same, which is one in four thousand million. */
  exact(key: string): number[] {
    const hash = hashWithout(key, -1, -1);
    const found: number[] = [];
    for (let at = this.heads[hash & (this.heads.length - 1)]! - 1; at >= 0; at = this.nexts[at]! - 1)
      if (this.hashes[at] === hash) found.push(this.words[at]!);
    return found;
  }

  /** The nearest words, of those at most two mistakes away; `textOf` says what an entry is. */
  near(typed: string, textOf: (entry: number) => string): Spelled[] {
    if (typed.length < SHORTEST || typed.length > 40) return [];
    const one = this.within(typed, 1, textOf);
    if (one.length > 0 || typed.length < TWO_MISTAKES) return one;
    return this.within(typed, 2, textOf);
  }

  save(): SavedSpelling {
    const { heads, count } = this;
    const [nexts, words, hashes] = [this.nexts, this.words, this.hashes].map((array) =>
      array.slice(0, count),
    );
    return { heads, nexts: nexts as Int32Array, words: words as Uint32Array, hashes: hashes as Uint32Array };
  }

  get bytes(): number {
    return this.heads.byteLength + this.nexts.byteLength + this.words.byteLength + this.hashes.byteLength;
  }

  private within(typed: string, most: number, textOf: (entry: number) => string): Spelled[] {
    const found = new Map<number, number>();
    const look = (hash: number) => this.collect(hash, typed, most, found, textOf);
    look(hashWithout(typed, -1, -1));
    for (let at = 0; at < typed.length; at++) {
      look(hashWithout(typed, at, -1));
      if (most > 1)
        for (let other = at + 1; other < typed.length; other++) look(hashWithout(typed, at, other));
    }
    return [...found]
      .filter(([, distance]) => distance <= most)
      .map(([entry, distance]) => ({ entry, distance }))
      .sort((a, b) => a.distance - b.distance);
  }

  private collect(
    hash: number,
    typed: string,
    most: number,
    found: Map<number, number>,
    textOf: (entry: number) => string,
  ): void {
    for (let at = this.heads[hash & (this.heads.length - 1)]! - 1; at >= 0; at = this.nexts[at]! - 1) {
      if (this.hashes[at] !== hash) continue;
      const entry = this.words[at]!;
      if (found.has(entry)) continue;
      found.set(entry, typingDistance(typed, textOf(entry), most));
    }
  }

  private put(hash: number, entry: number): void {
    if (this.count >= this.heads.length * 2) this.widen();
    this.nexts = grown(this.nexts, this.count + 1);
    this.words = grown(this.words, this.count + 1);
    this.hashes = grown(this.hashes, this.count + 1);
    this.hashes[this.count] = hash;
    const slot = hash & (this.heads.length - 1);
    this.nexts[this.count] = this.heads[slot]!;
    this.words[this.count] = entry;
    this.heads[slot] = ++this.count;
  }

  private widen(): void {
    this.heads = new Int32Array(this.heads.length * 2);
    const mask = this.heads.length - 1;
    for (let at = 0; at < this.count; at++) {
      const slot = this.hashes[at]! & mask;
      this.nexts[at] = this.heads[slot]!;
      this.heads[slot] = at + 1;
    }
  }
}

function hashWithout(word: string, one: number, other: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++)
    if (at !== one && at !== other) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
