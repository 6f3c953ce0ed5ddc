import { BitRows } from './bit-rows.ts';
import { hasBit, listBits } from './bits.ts';
import { LARGE, SEGMENT_MOST } from './sizes.ts';
import { withSpareBits } from './spare-bits.ts';

/** Suppliers whose counts are kept under a number. */
export interface Base {
  key: number;
  bits: Uint32Array;
}

const listed = new Uint16Array(SEGMENT_MOST);

/** How many of some suppliers of a segment are in each of many sets, which are given as sorted lists. */
export class SetCounts {
  private readonly sets: readonly Uint16Array[];
  private readonly rows: BitRows | null;
  private readonly kept = new Map<number, Uint32Array>();

  constructor(suppliers: number, sets: readonly Uint16Array[]) {
    this.sets = sets;
    this.rows = suppliers < LARGE ? null : new BitRows(suppliers, sets.length);
    sets.forEach((docs, at) => this.rows?.set(at, docs));
  }

  get byteLength(): number {
    return (this.rows?.byteLength ?? 0) + this.kept.size * this.sets.length * 4;
  }

  /** By set, how many of those in `bits` are in it. Near to a base only what differs from it is counted. */
  count(bits: Uint32Array, base: Base | null): Uint32Array {
    if (!this.rows) return Uint32Array.from(this.sets, (docs) => countIn(docs, bits));
    if (!base) return this.countRows(this.rows, bits).slice();
    const counts = this.keep(base).slice();
    withSpareBits(bits.length, (spare) => {
      const others = spare();
      const add = (sign: number) =>
        this.countRows(this.rows!, others).forEach((more, at) => (counts[at]! += sign * more));
      without(bits, base.bits, others);
      add(1);
      without(base.bits, bits, others);
      add(-1);
    });
    return counts;
  }

  /** Counts a base, or remembers it. */
  keep({ key, bits }: Base): Uint32Array {
    let counts = this.kept.get(key);
    if (!counts) this.kept.set(key, (counts = this.count(bits, null)));
    return counts;
  }

  /** The suppliers of bases are not the same any more. */
  forget(): void {
    this.kept.clear();
  }

  private countRows(rows: BitRows, bits: Uint32Array): Uint32Array {
    return rows.count(listed, listBits(bits, listed));
  }
}

function without(bits: Uint32Array, others: Uint32Array, into: Uint32Array): void {
  for (let word = 0; word < bits.length; word++) into[word] = bits[word]! & ~others[word]!;
}

/** How many of a list are set. */
export function countIn(docs: Uint16Array, bits: Uint32Array): number {
  let total = 0;
  for (let at = 0; at < docs.length; at++) if (hasBit(bits, docs[at]!)) total++;
  return total;
}
