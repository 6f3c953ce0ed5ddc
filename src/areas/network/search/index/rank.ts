import { hasBit } from './bits.ts';
import { distanceKm } from './filter.ts';
import type { Matches } from './match.ts';
import { impactOf, type Part } from './parts.ts';
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
  { bits, count, listed, parts }: Matches,
  top: Top,
  day: number,
  near: Place | null,
): void {
  const offer = (score: number, doc: number): void =>
    top.offer(score, Math.imul(segment.data.ties[doc]! ^ day, 0x9e3779b1) >>> 0, at, doc);
  if (!listed) return parts.forEach((_, part) => rankPart(segment, parts, part, bits, top, offer));
  const { latitudes, longitudes } = segment.data;
  for (let place = 0; place < count; place++) {
    const doc = listed.docs[place]!;
    const score = near
      ? -distanceKm(near, { latitude: latitudes[doc]!, longitude: longitudes[doc]! })
      : listed.scores[doc]!;
    if (score >= top.threshold) offer(score, doc);
  }
}

/** Of a long list only those are looked at whose impact is enough. One in several lists is offered from its best. */
function rankPart(
  { data }: Segment,
  parts: readonly Part[],
  own: number,
  bits: Uint32Array,
  top: Top,
  offer: (score: number, doc: number) => void,
): void {
  const { from, to, weight } = parts[own]!;
  const { docs, impacts } = data;
  const isBest = (doc: number, score: number): boolean =>
    parts.every((part, other) => {
      if (other === own) return true;
      const there = Math.fround(impactOf(data, part, doc) * part.weight);
      return there < score || (there === score && own < other);
    });
  let least = 0;
  for (let at = from; at < to; at++) {
    if (impacts[at]! < least) continue;
    const doc = docs[at]!;
    const score = Math.fround(impacts[at]! * weight);
    if (score < top.threshold || !hasBit(bits, doc) || !isBest(doc, score)) continue;
    offer(score, doc);
    while (least < 255 && Math.fround(least * weight) < top.threshold) least++;
  }
}
