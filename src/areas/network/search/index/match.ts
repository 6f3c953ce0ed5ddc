import { countBits, listBits, setBits } from './bits.ts';
import { havingAll, havingMost } from './candidates.ts';
import { keepEach, type Narrowings } from './filter.ts';
import { placedIn, type Part, type PlacedUnit, type WeighedUnit } from './parts.ts';
import { covers, scoreEach, scores } from './score.ts';
import { SEGMENT_MOST, type Segment } from './segment.ts';

/** What was asked: nothing in words, all of the units, or a part of what they weigh. */
export type Asking =
  | { mode: 'any' }
  | { mode: 'all'; units: readonly WeighedUnit[]; names: readonly WeighedUnit[] }
  | { mode: 'most'; units: readonly WeighedUnit[]; part: number };

/** Suppliers of a segment that answer. They hold until the next are looked for. */
export interface Matches {
  bits: Uint32Array;
  count: number;
  /** Each, with its score by its number; null when they are so many that reading the lists ranks them sooner. */
  listed: { docs: Uint16Array; scores: Float32Array } | null;
  /** The lists of the only unit asked, when they are not listed. */
  parts: readonly Part[];
}

/** More of them than this, that one unit found, are not listed. */
const MOST_LISTED = 2048;

/** Weights are sums of fractions. */
const ROUNDING = 1e-6;

const found = new Uint32Array(SEGMENT_MOST / 32);
const foundDocs = new Uint16Array(SEGMENT_MOST);
const noScores = new Float32Array(SEGMENT_MOST);

export function matchesIn(
  segment: Segment,
  asking: Asking,
  allowed: Uint32Array,
  narrowings: Narrowings,
): Matches {
  const bits = found.subarray(0, segment.live.length);
  if (asking.mode === 'any') {
    bits.set(allowed);
    return { ...listNarrowed(segment, bits, narrowings, noScores), parts: [] };
  }
  if (asking.mode === 'most') return most(segment, asking, allowed, narrowings, bits);
  const named = asking.names.length > 0 ? namedIn(segment, asking.names, allowed) : [];
  const units = asking.units.map((unit) => placedIn(segment, unit));
  havingAll(
    segment,
    units.map(({ parts }) => parts),
    allowed,
    bits,
  );
  if (named.length === 0 && units.length === 1 && narrowings.oneByOne.length === 0) {
    const count = countBits(bits);
    if (count > MOST_LISTED) return { bits, count, listed: null, parts: units[0]!.parts };
  }
  return { ...joined(segment, units, bits, named, narrowings), parts: [] };
}

type Listed = Omit<Matches, 'parts'> & { listed: NonNullable<Matches['listed']> };

/** Those that `bits` holds and each of the other filters lets through. */
function listNarrowed(segment: Segment, bits: Uint32Array, narrowings: Narrowings, of: Float32Array): Listed {
  const all = listBits(bits, foundDocs);
  const count = keepEach(segment, narrowings, foundDocs, all);
  if (count < all) setOnly(bits, count);
  return { bits, count, listed: { docs: foundDocs, scores: of } };
}

function setOnly(bits: Uint32Array, count: number): void {
  bits.fill(0);
  setBits(bits, foundDocs, 0, count);
}

/** Those whose name it is, with what that counts. */
function namedIn(
  segment: Segment,
  names: readonly WeighedUnit[],
  allowed: Uint32Array,
): { doc: number; score: number }[] {
  const bits = found.subarray(0, segment.live.length);
  const units = names.map((unit) => placedIn(segment, unit));
  havingAll(
    segment,
    units.map(({ parts }) => parts),
    allowed,
    bits,
  );
  const count = listBits(bits, foundDocs);
  scoreEach(segment, units, bits, foundDocs, count);
  return Array.from(foundDocs.subarray(0, count), (doc) => ({ doc, score: scores[doc]! }));
}

/** Those whose name it is join those that can do it. */
function joined(
  segment: Segment,
  units: readonly PlacedUnit[],
  bits: Uint32Array,
  named: readonly { doc: number; score: number }[],
  narrowings: Narrowings,
): Listed {
  for (const { doc } of named) bits[doc >>> 5]! |= 1 << (doc & 31);
  const listed = listNarrowed(segment, bits, narrowings, scores);
  scoreEach(segment, units, bits, foundDocs, listed.count);
  for (const { doc, score } of named) scores[doc] = scores[doc]! + score;
  return listed;
}

/** Who has less of what was asked scores less. */
function most(
  segment: Segment,
  { units, part }: { units: readonly WeighedUnit[]; part: number },
  allowed: Uint32Array,
  narrowings: Narrowings,
  bits: Uint32Array,
): Matches {
  const whole = units.reduce((sum, { weight }) => sum + weight, 0);
  const needed = Math.max(part * whole - ROUNDING, ROUNDING);
  const scored = units.map((unit) => placedIn(segment, unit));
  havingMost(segment, scored, needed, allowed, bits);
  const { count, listed } = listNarrowed(segment, bits, narrowings, scores);
  scoreEach(segment, scored, bits, foundDocs, count);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const doc = foundDocs[at]!;
    scores[doc] = scores[doc]! * (0.3 + (0.7 * covers[doc]!) / whole);
    if (covers[doc]! >= needed) foundDocs[kept++] = doc;
  }
  if (kept < count) setOnly(bits, kept);
  return { bits, count: kept, listed, parts: [] };
}
