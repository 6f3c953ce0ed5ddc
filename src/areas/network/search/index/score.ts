import { impactOf, type PlacedUnit } from './parts.ts';
import type { Segment } from './segment.ts';
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

/** Sums the same of all suppliers of a segment. */
export function sumUnits({ data: { docs, impacts }, count }: Segment, units: readonly PlacedUnit[]): Sums {
  const sums = startSums(count, units.length);
  units.forEach(({ parts }, unit) => {
    for (const { from, to, weight, gain } of parts)
      addToSums(docs.subarray(from, to), impacts.subarray(from, to), unit, weight, gain);
  });
  return sums;
}
