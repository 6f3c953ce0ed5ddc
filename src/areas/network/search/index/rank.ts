import { hasBit } from './bits.ts';
import { distanceKm } from './filter.ts';
import type { Matches } from './match.ts';
import { fewest, impactOf, mostOf, type PlacedUnit } from './parts.ts';
import { hasOf } from './score.ts';
import type { Segment } from './segment.ts';
import type { Top } from './top.ts';

interface Place {
  latitude: number;
  longitude: number;
}

/**
 * Offers the matches of the segment with number `at`, by score, or by how near they are. Equals change places from day
 * to day, the same way in every process: nobody sits on top for nothing.
 */
export function rank(
  segment: Segment,
  at: number,
  { listed: { docs, scores, count }, others }: Matches,
  top: Top,
  day: number,
  near: Place | null,
): void {
  const { ties } = segment.data;
  const tieOf = (doc: number): number => Math.imul(ties[doc]! ^ day, 0x9e3779b1) >>> 0;
  for (let place = 0; place < count; place++) {
    const doc = docs[place]!;
    const score = near ? -distanceKm(near, pointOf(segment, doc)) : scores[place]!;
    if (score >= top.threshold) top.offer(score, tieOf(doc), at, doc);
  }
  if (others) rankOthers(segment, at, others, top, tieOf);
}

const pointOf = ({ data: { latitudes, longitudes } }: Segment, doc: number): Place => ({
  latitude: latitudes[doc]!,
  longitude: longitudes[doc]!,
});

/**
 * Reads the lists of one unit, and of those only the impacts: who is looked up could be among the best if all else were
 * the best there is.
 */
function rankOthers(
  segment: Segment,
  at: number,
  { units, one, bits }: NonNullable<Matches['others']>,
  top: Top,
  tieOf: (doc: number) => number,
): void {
  const { docs, impacts } = segment.data;
  const read = fewest(units);
  const beside = units.reduce((sum, unit) => (unit === read ? sum : sum + mostOf(unit)), 0);
  read.parts.forEach(({ from, to, weight }, own) => {
    let least = 0;
    for (let entry = from; entry < to; entry++) {
      if (impacts[entry]! < least) continue;
      const bound = (impacts[entry]! * weight + beside) * one;
      if (bound < top.threshold) {
        least = impacts[entry]! + 1;
        continue;
      }
      const doc = docs[entry]!;
      if (!hasBit(bits, doc) || !top.takes(bound, tieOf(doc))) continue;
      if (isBest(segment, read, own, doc, impacts[entry]! * weight))
        top.offer(hasOf(segment, units, doc).score * one, tieOf(doc), at, doc);
    }
  });
}

/** One in several lists is offered from its best, the first of equals. */
const isBest = ({ data }: Segment, { parts }: PlacedUnit, own: number, doc: number, value: number): boolean =>
  parts.every((part, other) => {
    if (other === own) return true;
    const there = impactOf(data, part, doc) * part.weight;
    return there < value || (there === value && own < other);
  });
