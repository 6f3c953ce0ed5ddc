import { hasBit, listBits, setBits } from './bits.ts';
import { havingAll, havingMost } from './candidates.ts';
import { countBits } from './count-bits.ts';
import { keepEach, type Narrowings } from './filter.ts';
import { placedIn, type PlacedUnit } from './parts.ts';
import { FEW, hasOf, sumUnits } from './score.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_MOST } from './sizes.ts';
import { keepCovered, WHOLE } from './sums.ts';
import type { Question } from './weights.ts';

/** Suppliers of a segment that answer. They hold until the next are looked for. */
export interface Matches {
  bits: Uint32Array;
  count: number;
  /** The first `count` of these, each with its score. */
  listed: { docs: Uint16Array; scores: Float64Array; count: number };
  /** The others, who have all of these units and are not scored yet. */
  others: Others | null;
}

export interface Others {
  units: readonly PlacedUnit[];
  /** What 1 of their scores is. */
  one: number;
  bits: Uint32Array;
  count: number;
}

// One search at a time runs in a process: its tables are made once.
const found = new Uint32Array(SEGMENT_MOST / 32);
const rest = new Uint32Array(SEGMENT_MOST / 32);
const foundDocs = new Uint16Array(SEGMENT_MOST);
const scores = new Float64Array(SEGMENT_MOST);
const noScores = new Float64Array(SEGMENT_MOST);

/** All that are allowed. */
export function anyIn(segment: Segment, allowed: Uint32Array, narrowings: Narrowings): Matches {
  const bits = found.subarray(0, allowed.length);
  bits.set(allowed);
  const count = narrow(segment, bits, narrowings);
  listBits(bits, foundDocs);
  return listed(bits, count, noScores);
}

const listed = (bits: Uint32Array, count: number, of = scores): Matches => ({
  bits,
  count,
  listed: { docs: foundDocs, scores: of, count },
  others: null,
});

/** Leaves those that each of the other filters lets through; says how many. */
function narrow(segment: Segment, bits: Uint32Array, narrowings: Narrowings): number {
  if (narrowings.oneByOne.length === 0) return countBits(bits);
  const all = listBits(bits, foundDocs);
  const count = keepEach(segment, narrowings, foundDocs, all);
  if (count < all) setOnly(bits, count);
  return count;
}

function setOnly(bits: Uint32Array, count: number): void {
  bits.fill(0);
  setBits(bits, foundDocs, 0, count);
}

/** Those that have all that was asked, and those whose name it is, which counts beside what they can do. */
export function allIn(
  segment: Segment,
  asked: Question,
  names: Question,
  allowed: Uint32Array,
  narrowings: Narrowings,
): Matches {
  const bits = found.subarray(0, allowed.length);
  const named = namedIn(segment, names, allowed, bits);
  const { one } = asked;
  const units = placedIn(segment, asked);
  havingAll(segment, units, allowed, bits);
  for (const { doc } of named) bits[doc >>> 5]! |= 1 << (doc & 31);
  const count = narrow(segment, bits, narrowings);
  const others = rest.subarray(0, bits.length);
  others.set(bits);
  let scored = 0;
  for (const { doc, score } of named) {
    if (!hasBit(bits, doc)) continue;
    others[doc >>> 5]! &= ~(1 << (doc & 31));
    foundDocs[scored] = doc;
    scores[scored++] = score + hasOf(segment, units, doc).score * one;
  }
  return {
    bits,
    count,
    listed: { docs: foundDocs, scores, count: scored },
    others: { units, one, bits: others, count: count - scored },
  };
}

interface Named {
  doc: number;
  score: number;
}

/** Those whose name it is, with what that counts. */
function namedIn(segment: Segment, names: Question, allowed: Uint32Array, bits: Uint32Array): Named[] {
  if (names.units.length === 0) return [];
  const units = placedIn(segment, names);
  havingAll(segment, units, allowed, bits);
  const count = listBits(bits, foundDocs);
  return Array.from(foundDocs.subarray(0, count), (doc) => ({
    doc,
    score: hasOf(segment, units, doc).score * names.one,
  }));
}

/**
 * Those that cover parts of what was asked, the greatest part first, each with its number: who has less scores less. A
 * list of them holds until the next.
 */
export function mostIn(
  segment: Segment,
  asked: Question,
  parts: readonly number[],
  allowed: Uint32Array,
  narrowings: Narrowings,
  take: (matches: Matches, part: number) => void,
): void {
  const units = placedIn(segment, asked);
  // Covers are sums of rounded parts.
  const needed = parts.map((part) => Math.max(1, Math.round(part * WHOLE) - units.length));
  const bits = found.subarray(0, allowed.length);
  const able = rest.subarray(0, allowed.length);
  if (countBits(allowed) < segment.count * FEW) able.set(allowed);
  else havingMost(segment, units, Math.min(...needed), allowed, able);
  const { scores: sums, covers } = sumUnits(segment, units, able, narrow(segment, able, narrowings));
  needed.forEach((least, part) => {
    keepCovered(able, least, bits);
    const count = listBits(bits, foundDocs);
    for (let at = 0; at < count; at++) {
      const doc = foundDocs[at]!;
      scores[at] = sums[doc]! * asked.one * (0.3 + (0.7 / WHOLE) * covers[doc]!);
    }
    take(listed(bits, count), part);
  });
}
