import {
  i32,
  instanceOf,
  moduleOf,
  repeatWhile,
  when,
  v128,
  written,
  type Code,
  type Local,
} from './wasm.ts';
import { once } from '../once.ts';
import { SEGMENT_MOST } from './sizes.ts';

// How many suppliers of a result have each of hundreds of values: a supplier's values stand side by side as bits, and
// its row is added to counters that are spread over vectors, one for each binary digit. 128 values are counted by one
// instruction (the positional population count of Klarqvist, Muła and Lemire, "Efficient Computation of Positional
// Population Counts Using SIMD Instructions", 2019).

const VECTOR = 16;
/** Digits that are counted in registers, and so many rows until they overflow. */
const SMALL = 5;
const GROUP = 2 ** SMALL - 1;
/** Digits of the counts of a whole segment; beyond the first `OFTEN` something is carried but seldom. */
const DIGITS = 17;
const OFTEN = 10;

const DOCS = 0;
const COUNTERS = 2 * SEGMENT_MOST;

/** Rows of bits, one for each supplier of a segment. */
export class BitRows {
  /** Bytes of a row. */
  private readonly width: number;
  private readonly buffer: ArrayBuffer;
  private readonly docs: Uint16Array;
  private readonly counters: Uint32Array;
  private readonly rows: Uint32Array;
  private readonly countRows: (...values: number[]) => number;
  private readonly counts: Uint32Array;

  constructor(suppliers: number, columns: number) {
    this.width = Math.max(1, Math.ceil(columns / 128)) * VECTOR;
    const rows = rowsAt(this.width);
    const { buffer, call } = instanceOf(wholeModule(), rows + suppliers * this.width);
    this.buffer = buffer;
    this.docs = new Uint16Array(buffer, DOCS, SEGMENT_MOST);
    this.counters = new Uint32Array(buffer, COUNTERS, (DIGITS * this.width) / 4);
    this.rows = new Uint32Array(buffer, rows, (suppliers * this.width) / 4);
    this.countRows = call('count');
    this.counts = new Uint32Array(columns);
  }

  get byteLength(): number {
    return this.buffer.byteLength;
  }

  /** Sets the bit of a column for suppliers. */
  set(column: number, docs: Uint16Array): void {
    const [words, word, bit] = [this.width / 4, column >>> 5, 1 << (column & 31)];
    for (let at = 0; at < docs.length; at++) this.rows[docs[at]! * words + word]! |= bit;
  }

  /** By column, how many of the first `count` suppliers listed have it; it holds until the next. */
  count(docs: Uint16Array, count: number): Uint32Array {
    this.counts.fill(0);
    if (count === 0) return this.counts;
    this.docs.set(docs.subarray(0, count));
    this.counters.fill(0);
    this.countRows(DOCS, DOCS + 2 * count, this.width, rowsAt(this.width));
    return this.gather(Math.ceil(Math.log2(count + 1)));
  }

  /** Puts the digits of each column's counter together. */
  private gather(digits: number): Uint32Array {
    const { counts, counters } = this;
    const words = this.width / 4;
    for (let at = 0; at < digits * words; at++) {
      const first = (at % words) * 32 + 31;
      const value = 1 << ((at / words) | 0);
      for (let left = counters[at]! | 0; left !== 0; left &= left - 1)
        counts[first - Math.clz32(left & -left)]! += value;
    }
    return counts;
  }
}

/** Rows of 64 bytes lie in one line of a processor's cache each. */
const rowsAt = (width: number): number => Math.ceil((COUNTERS + DIGITS * width) / 64) * 64;

const wholeModule = once(() => moduleOf({ count: countRows() }));

const small = Array.from({ length: SMALL }, (_, digit) => `small${digit}` as const);

/** Counts the rows of the suppliers between two addresses, group by group, a vector of their columns after the other. */
function countRows() {
  const vectors = { row: 'v128', carry: 'v128', digit: 'v128' } as const;
  const digits = Object.fromEntries(small.map((name) => [name, 'v128'])) as Record<string, 'v128'>;
  return written(
    ['docs', 'end', 'width', 'rows'],
    { doc: 'i32', groupEnd: 'i32', vector: 'i32', counter: 'i32', ...vectors, ...digits },
    (named) => {
      const { docs, end, width, rows, doc, groupEnd, vector, row } = named;
      const counted = small.map((name) => named[name as 'row']);
      const address = i32.add(i32.add(rows.get, vector.get), i32.mul(i32.load16(doc.get, 0), width.get));
      return repeatWhile(
        i32.less(docs.tee(groupEnd.get), end.get),
        groupEnd.set(i32.add(docs.get, i32.const(2 * GROUP))),
        groupEnd.set(i32.choose(i32.less(groupEnd.get, end.get), groupEnd.get, end.get)),
        vector.set(i32.const(0)),
        repeatWhile(
          i32.less(vector.tee(i32.add(vector.get, i32.const(VECTOR))), width.get),
          doc.set(docs.get),
          counted.map((digit) => digit.set(v128.zero)),
          repeatWhile(
            i32.less(doc.tee(i32.add(doc.get, i32.const(2))), groupEnd.get),
            row.set(v128.load(address, 0)),
            addRow(named, counted),
          ),
          carryOver(named, counted),
        ),
      );
    },
  );
}

type Named = Record<'width' | 'vector' | 'counter' | 'row' | 'carry' | 'digit', Local>;

/** A row is one more for each of its bits. */
const addRow = ({ row, carry }: Named, counted: readonly Local[]): Code =>
  counted.map((digit) => [
    carry.set(v128.and(digit.get, row.get)),
    digit.set(v128.xor(digit.get, row.get)),
    row.set(carry.get),
  ]);

/** Adds the digits of a group to the counters, digit by digit. */
function carryOver({ width, vector, counter, carry, digit }: Named, counted: readonly Local[]): Code {
  const next = counter.set(i32.add(counter.get, width.get));
  const before = digit.set(v128.load(counter.get, COUNTERS));
  const both = counted.map((added) => [
    before,
    v128.store(counter.get, COUNTERS, v128.xor(v128.xor(digit.get, added.get), carry.get)),
    carry.set(v128.or(v128.and(digit.get, added.get), v128.and(v128.xor(digit.get, added.get), carry.get))),
    next,
  ]);
  const rest = [
    before,
    v128.store(counter.get, COUNTERS, v128.xor(digit.get, carry.get)),
    carry.set(v128.and(digit.get, carry.get)),
    next,
  ];
  return [
    carry.set(v128.zero),
    counter.set(vector.get),
    both,
    new Array<Code>(OFTEN - SMALL).fill(rest),
    when(v128.any(carry.get), new Array<Code>(DIGITS - OFTEN).fill(rest)),
  ];
}
