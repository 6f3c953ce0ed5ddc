import {
  i32,
  instanceOf,
  moduleOf,
  repeatWhile,
  u32x4,
  v128,
  when,
  written,
  type Code,
  type Local,
} from './wasm.ts';
import { once } from '../once.ts';
import { SEGMENT_MOST } from './sizes.ts';

// What each supplier of a segment has of what was asked, summed list by list in whole numbers: the best of a unit's
// lists counts once, and how much of the unit it is, its first list says. The best so far stands with the number of its
// unit in front: a unit has a higher number than those before, so what they left needs no clearing.

const DOCS = 0;
const IMPACTS = DOCS + 2 * SEGMENT_MOST;
const BITS = IMPACTS + SEGMENT_MOST;
const SCORES = BITS + SEGMENT_MOST / 8;
const COVERS = SCORES + 4 * SEGMENT_MOST;
const BEST = COVERS + 4 * SEGMENT_MOST;

/** Units that can be told apart. */
export const MOST_UNITS = 255;
/** What the heaviest list adds for an impact of 1: with the greatest, 255, it stays below the unit's number. */
export const HEAVIEST = 65_793;
/** Covers are summed as parts of it. */
export const WHOLE = 2 ** 24;

const instance = once(() => {
  const module = moduleOf({ add: addList(false), addThose: addList(true), keep: keepWords() });
  const { buffer, call } = instanceOf(module, BEST + 4 * SEGMENT_MOST);
  return {
    docs: new Uint16Array(buffer, DOCS, SEGMENT_MOST),
    impacts: new Uint8Array(buffer, IMPACTS, SEGMENT_MOST),
    bits: new Uint32Array(buffer, BITS, SEGMENT_MOST / 32),
    scores: new Uint32Array(buffer, SCORES, SEGMENT_MOST),
    covers: new Uint32Array(buffer, COVERS, SEGMENT_MOST),
    best: new Uint32Array(buffer, BEST, SEGMENT_MOST),
    add: call('add'),
    addThose: call('addThose'),
    keep: call('keep'),
  };
});

/** By supplier; they hold until others are summed. */
export interface Sums {
  scores: Uint32Array;
  covers: Uint32Array;
}

let isAmong = false;
let usedUnits = 0;
let firstUnit = 1;

/** Nobody of the first `count` suppliers has any of so many units yet. `among`: who is summed, if not all are. */
export function startSums(count: number, units: number, among: Uint32Array | null): Sums {
  const { scores, covers, best, bits } = instance();
  if (among) bits.set(among);
  isAmong = among !== null;
  scores.fill(0, 0, count);
  covers.fill(0, 0, count);
  firstUnit += usedUnits;
  usedUnits = units;
  if (firstUnit + units > MOST_UNITS + 1) {
    best.fill(0);
    firstUnit = 1;
  }
  return { scores, covers };
}

/**
 * Adds a list of suppliers and their impacts. `unit`: from 0, no smaller than those before; `weight`: what an impact of 1
 * counts, at most HEAVIEST; `gain`: what the unit adds to the cover of who had nothing of it.
 */
export function addToSums(
  docs: Uint16Array,
  impacts: Uint8Array,
  unit: number,
  weight: number,
  gain: number,
): void {
  const { docs: to, impacts: toImpacts, add, addThose } = instance();
  if (docs.length === 0) return;
  to.set(docs);
  toImpacts.set(impacts);
  (isAmong ? addThose : add)(DOCS, DOCS + 2 * docs.length, IMPACTS, weight, (firstUnit + unit) << 24, gain);
}

/** Those of `bits` whose cover is `least` or more, into `into`. */
export function keepCovered(bits: Uint32Array, least: number, into: Uint32Array): void {
  const { bits: kept, keep } = instance();
  kept.set(bits);
  keep(BITS, BITS + bits.byteLength, least, 0);
  into.set(kept.subarray(0, bits.length));
}

function addList(isAmong: boolean) {
  return written(
    ['docs', 'end', 'impacts', 'weight', 'key', 'gain'],
    { doc: 'i32', value: 'i32', best: 'i32', isNew: 'i32' },
    (named) => {
      const { docs, end, impacts, doc } = named;
      const word = i32.load(i32.and(i32.shr(doc.get, i32.const(3)), i32.const(-4)), BITS);
      const isSet = i32.and(i32.shr(word, doc.get), i32.const(1));
      const addOne = addEntry(named);
      return repeatWhile(
        i32.less(docs.tee(i32.add(docs.get, i32.const(2))), end.get),
        doc.set(i32.load16(docs.get, 0)),
        isAmong ? when(isSet, addOne) : addOne,
        impacts.set(i32.add(impacts.get, i32.const(1))),
      );
    },
  );
}

type Entry = Record<'doc' | 'impacts' | 'weight' | 'key' | 'gain' | 'value' | 'best' | 'isNew', Local>;

function addEntry({ doc, impacts, weight, key, gain, value, best, isNew }: Entry): Code {
  const increase = (sums: number, by: Code): Code =>
    i32.store(doc.get, sums, i32.add(i32.load(doc.get, sums), by));
  return [
    doc.set(i32.shl(doc.get, i32.const(2))),
    value.set(i32.add(i32.mul(i32.load8(impacts.get, 0), weight.get), key.get)),
    best.set(i32.load(doc.get, BEST)),
    isNew.set(i32.less(best.get, key.get)),
    best.set(i32.choose(isNew.get, key.get, best.get)),
    value.set(i32.choose(i32.less(best.get, value.get), value.get, best.get)),
    increase(SCORES, i32.sub(value.get, best.get)),
    increase(COVERS, i32.and(gain.get, i32.sub(i32.const(0), isNew.get))),
    i32.store(doc.get, BEST, value.get),
  ];
}

/** Compares the covers of 32 suppliers, four at once, for a word of bits. */
function keepWords() {
  return written(
    ['word', 'end', 'least', 'cover'],
    { enough: 'i32', four: 'v128' },
    ({ word, end, least, cover, enough, four }) => {
      const compare = (at: number): Code => {
        const covers = v128.load(cover.get, COVERS + 16 * at);
        const bits = u32x4.bits(u32x4.atLeast(covers, four.get));
        return enough.set(i32.or(enough.get, i32.shl(bits, i32.const(4 * at))));
      };
      return [
        four.set(u32x4.of(least.get)),
        repeatWhile(
          i32.less(word.tee(i32.add(word.get, i32.const(4))), end.get),
          enough.set(i32.const(0)),
          [0, 1, 2, 3, 4, 5, 6, 7].map(compare),
          i32.store(word.get, 0, i32.and(i32.load(word.get, 0), enough.get)),
          cover.set(i32.add(cover.get, i32.const(128))),
        ),
      ];
    },
  );
}
