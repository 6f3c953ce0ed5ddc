import { i32, instanceOf, moduleOf, repeatWhile, u32x4, v128, when, written, type Code } from './wasm.ts';
import { SEGMENT_MOST } from './segment.ts';

// What each supplier of a segment has of what was asked, summed list by list in whole numbers: the best of a unit's
// lists counts once, and how much of the unit it is, its first list says. The best so far stands with the number of its
// unit in front: a unit has a higher number than those before, so what they left needs no clearing.

const DOCS = 0;
const IMPACTS = DOCS + 2 * SEGMENT_MOST;
const ALLOWED = IMPACTS + SEGMENT_MOST;
const SCORES = ALLOWED + SEGMENT_MOST / 8;
const COVERS = SCORES + 4 * SEGMENT_MOST;
const BEST = COVERS + 4 * SEGMENT_MOST;

/** Units that can be told apart. */
export const MOST_UNITS = 255;
/** What the heaviest list adds for an impact of 1: with the greatest, 255, it stays below the unit's number. */
export const HEAVIEST = 65_793;
/** Covers are summed as parts of it. */
export const WHOLE = 2 ** 24;

const instance = once(() => {
  const module = moduleOf({ add: addList(), collect: collect() });
  const { buffer, call } = instanceOf(module, BEST + 4 * SEGMENT_MOST);
  return {
    docs: new Uint16Array(buffer, DOCS, SEGMENT_MOST),
    impacts: new Uint8Array(buffer, IMPACTS, SEGMENT_MOST),
    allowed: new Uint32Array(buffer, ALLOWED, SEGMENT_MOST / 32),
    scores: new Uint32Array(buffer, SCORES, SEGMENT_MOST),
    covers: new Uint32Array(buffer, COVERS, SEGMENT_MOST),
    best: new Uint32Array(buffer, BEST, SEGMENT_MOST),
    add: call('add'),
    collect: call('collect'),
  };
});

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** By supplier; they hold until others are summed. */
export interface Sums {
  scores: Uint32Array;
  covers: Uint32Array;
}

let usedUnits = 0;
let firstUnit = 1;

/** Nobody of the first `count` suppliers has any of so many units yet. */
export function startSums(count: number, units: number): Sums {
  const { scores, covers, best } = instance();
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
  const { docs: to, impacts: toImpacts, add } = instance();
  if (docs.length === 0) return;
  to.set(docs);
  toImpacts.set(impacts);
  add(DOCS, DOCS + 2 * docs.length, IMPACTS, weight, (firstUnit + unit) << 24, gain);
}

/** Those of the ones allowed whose cover is `least` or more, in their order; they hold until the next. */
export function coveredInSums(allowed: Uint32Array, least: number): Uint16Array {
  const { docs, allowed: to, collect } = instance();
  to.set(allowed);
  const end = collect(0, allowed.length * 128, least, DOCS);
  return docs.subarray(0, (end - DOCS) / 2);
}

function addList() {
  return written(
    ['docs', 'end', 'impacts', 'weight', 'key', 'gain'],
    { doc: 'i32', value: 'i32', best: 'i32', isNew: 'i32' },
    ({ docs, end, impacts, weight, key, gain, doc, value, best, isNew }) => {
      const plus = (to: typeof docs, step: number): Code => i32.add(to.get, i32.const(step));
      const increase = (sums: number, by: Code): Code =>
        i32.store(doc.get, sums, i32.add(i32.load(doc.get, sums), by));
      return repeatWhile(
        i32.less(docs.tee(plus(docs, 2)), end.get),
        doc.set(i32.shl(i32.load16(docs.get, 0), i32.const(2))),
        value.set(i32.add(i32.mul(i32.load8(impacts.get, 0), weight.get), key.get)),
        best.set(i32.load(doc.get, BEST)),
        isNew.set(i32.less(best.get, key.get)),
        best.set(i32.choose(isNew.get, key.get, best.get)),
        value.set(i32.choose(i32.less(best.get, value.get), value.get, best.get)),
        increase(SCORES, i32.sub(value.get, best.get)),
        increase(COVERS, i32.and(gain.get, i32.sub(i32.const(0), isNew.get))),
        i32.store(doc.get, BEST, value.get),
        impacts.set(plus(impacts, 1)),
      );
    },
  );
}

/** Covers are read four at once: most often none is enough. */
function collect() {
  return written(
    ['covers', 'end', 'least', 'out'],
    { doc: 'i32' },
    ({ covers, end, least, out, doc }) => {
      const four = u32x4.atLeast(v128.load(covers.get, COVERS), u32x4.of(least.get));
      const word = i32.and(i32.shr(covers.get, i32.const(5)), i32.const(-4));
      const isAllowed = i32.shr(i32.load(word, ALLOWED), doc.get);
      const take = (at: number): Code => {
        const enough = i32.atLeast(i32.load(covers.get, COVERS + 4 * at), least.get);
        return [
          doc.set(i32.add(i32.shr(covers.get, i32.const(2)), i32.const(at))),
          i32.store16(out.get, DOCS, doc.get),
          out.set(i32.add(out.get, i32.shl(i32.and(isAllowed, enough), i32.const(1)))),
        ];
      };
      return [
        repeatWhile(
          i32.less(covers.tee(i32.add(covers.get, i32.const(16))), end.get),
          when(v128.any(four), [0, 1, 2, 3].map(take)),
        ),
        out.get,
      ];
    },
    ['i32'],
  );
}
