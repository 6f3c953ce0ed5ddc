import { listBits } from './bits.ts';
import { entriesIn, impactOf, LOOK_UP, LOOK_UP_LONG, type Part, type PlacedUnit } from './parts.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_MOST } from './sizes.ts';
import { addToSums, startSums, type Sums } from './sums.ts';

/** What a supplier has of some units: the best of each unit's lists counts; how much of the unit it is, its first says. */
export function hasOf(
  { data }: Segment,
  units: readonly PlacedUnit[],
  doc: number,
): { score: number; cover: number } {
  let [score, cover] = [0, 0];
  for (const { parts } of units) {
    let best = -1;
    for (const part of parts) {
      const impact = impactOf(data, part, doc);
      if (impact === 0) continue;
      if (best < 0) cover += part.gain;
      best = Math.max(best, impact * part.weight);
    }
    score += Math.max(best, 0);
  }
  return { score, cover };
}

/** When it is less than this part of a segment that is summed, the others are passed over. */
export const FEW = 1 / 8;
/** To look for a supplier in a long list costs as much as to pass over so many of its entries. */
const LOOKED_FOR = 8;

/** Sums the same of the `count` suppliers in `bits`; of others too when these are many. */
export function sumUnits(
  segment: Segment,
  units: readonly PlacedUnit[],
  bits: Uint32Array,
  count: number,
): Sums {
  const isFew = count < segment.count * FEW;
  const sums = startSums(segment.count, units.length, isFew ? bits : null);
  if (isFew) listBits(bits, few);
  units.forEach(({ parts }, unit) => {
    for (const part of parts) {
      const isLooked = isFew && part.long && count * LOOKED_FOR < part.to - part.from;
      const { docs, impacts } = isLooked ? entriesFor(segment, part, count) : entriesOfPart(segment, part);
      addToSums(docs, impacts, unit, part.weight, part.gain);
    }
  });
  return sums;
}

const entriesOfPart = ({ data: { docs, impacts } }: Segment, { from, to }: Part) => ({
  docs: docs.subarray(from, to),
  impacts: impacts.subarray(from, to),
});

const few = new Uint16Array(SEGMENT_MOST);
const had = new Uint16Array(SEGMENT_MOST);
const hadImpacts = new Uint8Array(SEGMENT_MOST);

/** The entries that the first `count` of a few have in a long list. */
function entriesFor({ data }: Segment, part: Part, count: number) {
  let entries = 0;
  for (let at = 0; at < count; at++) {
    const impact = impactOf(data, part, few[at]!);
    if (impact === 0) continue;
    had[entries] = few[at]!;
    hadImpacts[entries++] = impact;
  }
  return { docs: had.subarray(0, entries), impacts: hadImpacts.subarray(0, entries) };
}

/** What it costs to look up what one supplier has, in entries. */
export const lookingUp = (units: readonly PlacedUnit[]): number =>
  units.reduce(
    (sum, { parts }) => parts.reduce((cost, { long }) => cost + (long ? LOOK_UP_LONG : LOOK_UP), sum),
    0,
  );

const looked: Sums = { scores: new Uint32Array(SEGMENT_MOST), covers: new Uint32Array(SEGMENT_MOST) };

/** What the `count` suppliers in `bits`, and listed in `docs`, have, by supplier: summed, or looked up when they are few. */
export function hasEach(
  segment: Segment,
  units: readonly PlacedUnit[],
  bits: Uint32Array,
  docs: Uint16Array,
  count: number,
): Sums {
  if (count * lookingUp(units) > entriesIn(units)) return sumUnits(segment, units, bits, count);
  for (let at = 0; at < count; at++) {
    const doc = docs[at]!;
    const { score, cover } = hasOf(segment, units, doc);
    looked.scores[doc] = score;
    looked.covers[doc] = cover;
  }
  return looked;
}
