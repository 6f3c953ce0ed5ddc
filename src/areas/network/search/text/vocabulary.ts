import { grown } from '../index/arrays.ts';

/**
 * Strings numbered in the order in which they came, kept as plain arrays: half a million words are 20 MB instead of the
 * 60 of a Map, and load from a snapshot without being read.
 */
export class Vocabulary {
  private codes: Uint16Array;
  private starts: Uint32Array;
  private slots: Int32Array;
  private count: number;

  constructor(saved?: { codes: Uint16Array; starts: Uint32Array }) {
    this.codes = saved?.codes ?? new Uint16Array(1024);
    this.starts = saved?.starts ?? new Uint32Array(256);
    this.count = saved ? saved.starts.length - 1 : 0;
    this.slots = new Int32Array(0);
    this.rehash(tableSize(this.count));
  }

  get size(): number {
    return this.count;
  }

  /** Number of a string, or -1. */
  find(text: string): number {
    const mask = this.slots.length - 1;
    for (let slot = hashOf(text) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot]! - 1;
      if (entry < 0 || this.is(entry, text)) return entry;
    }
  }

  add(text: string): number {
    const found = this.find(text);
    if (found >= 0) return found;
    const start = this.starts[this.count]!;
    this.codes = grown(this.codes, start + text.length);
    for (let at = 0; at < text.length; at++) this.codes[start + at] = text.charCodeAt(at);
    this.starts = grown(this.starts, this.count + 2);
    this.starts[++this.count] = start + text.length;
    if (this.count * 2 > this.slots.length) this.rehash(this.slots.length * 2);
    else this.place(this.count - 1, hashOf(text));
    return this.count - 1;
  }

  textOf(entry: number): string {
    return String.fromCharCode(...this.codes.subarray(this.starts[entry]!, this.starts[entry + 1]!));
  }

  /** Code of its first letter. */
  firstOf(entry: number): number {
    return this.codes[this.starts[entry]!]!;
  }

  save(): { codes: Uint16Array; starts: Uint32Array } {
    return {
      codes: this.codes.slice(0, this.starts[this.count]!),
      starts: this.starts.slice(0, this.count + 1),
    };
  }

  get bytes(): number {
    return this.codes.byteLength + this.starts.byteLength + this.slots.byteLength;
  }

  private is(entry: number, text: string): boolean {
    const start = this.starts[entry]!;
    if (this.starts[entry + 1]! - start !== text.length) return false;
    for (let at = 0; at < text.length; at++) if (this.codes[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  private rehash(size: number): void {
    this.slots = new Int32Array(size);
    for (let entry = 0; entry < this.count; entry++)
      this.place(entry, hashCodes(this.codes, this.starts[entry]!, this.starts[entry + 1]!));
  }

  private place(entry: number, hash: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = entry + 1;
  }
}

function tableSize(count: number): number {
  let size = 1024;
  while (size < count * 2 + 2) size *= 2;
  return size;
}

/** FNV-1a with a last stir, so that its low bits are good enough for a table. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return stir(hash);
}

function hashCodes(codes: Uint16Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ codes[at]!, 0x01000193);
  return stir(hash);
}

const stir = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};
