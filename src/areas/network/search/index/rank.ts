import { hasBit, listBits } from './bits.ts';
import type { Point } from '../document.ts';
import { distanceKm, kmBetween } from './distance.ts';
import type { Matches, Others } from './match.ts';
import { entriesOf, fewest, mostOf } from './parts.ts';
import { hasEach, lookingUp } from './score.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_MOST } from './sizes.ts';
import { withSpareBits } from './spare-bits.ts';
import { strongEntries } from './strong-entries.ts';
import type { Top } from './top.ts';

/**
 * Offers the matches of the segment with number `at`, by score, or by how near they are. Equals change places from day
 * to day, the same way in every process: nobody sits on top for nothing.
 */
export function rank(
  segment: Segment,
  at: number,
  { listed, others }: Matches,
  top: Top,
  day: number,
  near: Point | null,
): void {
  const { ties } = segment.data;
  const tieOf = (doc: number): number => Math.imul(ties[doc]! ^ day, 0x9e3779b1) >>> 0;
  if (near) rankNear(segment, at, listed, top, tieOf, near);
  else rankListed(at, listed, top, tieOf);
  if (others) rankOthers(segment, at, others, top, tieOf);
}

function rankListed(
  at: number,
  { docs, scores, count }: Matches['listed'],
  top: Top,
  tieOf: (doc: number) => number,
): void {
  for (let place = 0; place < count; place++) {
    if (scores[place]! < top.threshold) continue;
    const tie = tieOf(docs[place]!);
    if (top.takes(scores[place]!, tie)) top.offer(scores[place]!, tie, at, docs[place]!);
  }
}

function rankNear(
  { data: { latitudes, longitudes } }: Segment,
  at: number,
  { docs, count }: Matches['listed'],
  top: Top,
  tieOf: (doc: number) => number,
  near: Point,
): void {
  for (let place = 0; place < count; place++) {
    const doc = docs[place]!;
    const latitude = latitudes[doc]!;
    if (-kmBetween(latitude, near.latitude) < top.threshold) continue;
    const score = -distanceKm(near, { latitude, longitude: longitudes[doc]! });
    if (score >= top.threshold) top.offer(score, tieOf(doc), at, doc);
  }
}

/** To compare an entry with what is enough costs so much of summing it. */
const COMPARED = 1 / 8;

/** Only those are scored who could be among the best if all but one unit were the best there is. */
function rankOthers(
  segment: Segment,
  at: number,
  others: Others,
  top: Top,
  tieOf: (doc: number) => number,
): void {
  const { units, one, bits, count } = others;
  if (count === 0) return;
  withSpareBits(bits.length, (spare) => {
    const isFew = count * lookingUp(units) < entriesOf(fewest(units)) * COMPARED;
    const able = isFew || top.threshold === -Infinity ? bits : ableIn(segment, others, top, tieOf, spare());
    const left = listBits(able, docs);
    const { scores } = hasEach(segment, units, able, docs, left);
    for (let place = 0; place < left; place++) {
      const doc = docs[place]!;
      const score = scores[doc]! * one;
      if (score >= top.threshold) top.offer(score, tieOf(doc), at, doc);
    }
  });
}

const docs = new Uint16Array(SEGMENT_MOST);

/** Who of `bits` has so much of one unit, the one with the fewest entries. Of its lists only the impacts are read. */
function ableIn(
  segment: Segment,
  { units, one, bits }: Others,
  top: Top,
  tieOf: (doc: number) => number,
  into: Uint32Array,
): Uint32Array {
  const { docs, impacts } = segment.data;
  const read = fewest(units);
  const beside = units.reduce((sum, unit) => (unit === read ? sum : sum + mostOf(unit)), 0);
  into.fill(0);
  for (const { from, to, weight } of read.parts) {
    const bound = (impact: number): number => (impact * weight + beside) * one;
    let least = 1;
    while (least <= 255 && bound(least) < top.threshold) least++;
    if (least > 255) continue;
    const strong = strongEntries(impacts.subarray(from, to), least);
    for (let at = 0; at < strong.length; at++) {
      const entry = from + strong[at]!;
      const doc = docs[entry]!;
      if (hasBit(bits, doc) && top.takes(bound(impacts[entry]!), tieOf(doc)))
        into[doc >>> 5]! |= 1 << (doc & 31);
    }
  }
  return into;
}
