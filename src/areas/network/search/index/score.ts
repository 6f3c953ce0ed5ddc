import { hasBit } from './bits.ts';
import { impactOf, LOOK_UP, type Part, type PlacedUnit } from './parts.ts';
import { SEGMENT_MOST, type Segment } from './segment.ts';

// One search at a time runs in a process: its tables are made once.
export const scores = new Float32Array(SEGMENT_MOST);
export const covers = new Float32Array(SEGMENT_MOST);
const best = new Float32Array(SEGMENT_MOST);
const stamps = new Uint8Array(SEGMENT_MOST);

/** Fills `scores` and `covers` of some suppliers, listed in `docs` and set in `bits`. */
export function scoreEach(
  segment: Segment,
  units: readonly PlacedUnit[],
  bits: Uint32Array,
  docs: Uint16Array,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const doc = docs[at]!;
    scores[doc] = covers[doc] = stamps[doc] = 0;
  }
  units.forEach(({ parts, weight }, at) => {
    for (const part of parts)
      if (count * (part.long ? 1 : LOOK_UP) < part.to - part.from)
        lookUp(segment, part, docs, count, at + 1, weight * part.share);
      else readList(segment, part, bits, at + 1, weight * part.share);
  });
}

function lookUp(
  { data }: Segment,
  part: Part,
  docs: Uint16Array,
  count: number,
  unit: number,
  gain: number,
): void {
  for (let at = 0; at < count; at++) {
    const impact = impactOf(data, part, docs[at]!);
    if (impact > 0) credit(docs[at]!, impact * part.weight, unit, gain);
  }
}

function readList(
  { data: { docs, impacts } }: Segment,
  { from, to, weight }: Part,
  bits: Uint32Array,
  unit: number,
  gain: number,
): void {
  for (let at = from; at < to; at++)
    if (hasBit(bits, docs[at]!)) credit(docs[at]!, impacts[at]! * weight, unit, gain);
}

/** The best of several lists of one unit counts, once; how much of the unit it is, the first says. */
function credit(doc: number, value: number, unit: number, gain: number): void {
  if (stamps[doc] !== unit) {
    stamps[doc] = unit;
    best[doc] = value;
    scores[doc] = scores[doc]! + value;
    covers[doc] = covers[doc]! + gain;
  } else if (value > best[doc]!) {
    scores[doc] = scores[doc]! + value - best[doc]!;
    best[doc] = value;
  }
}
