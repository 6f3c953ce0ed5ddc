import { commonBits, listBits } from './bits.ts';
import { addList, isIn, readingCost, LOOK_UP, type Part, type PlacedUnit } from './parts.ts';
import type { Segment } from './segment.ts';
import { SEGMENT_MOST } from './sizes.ts';
import { withSpareBits } from './spare-bits.ts';

const listed = new Uint16Array(SEGMENT_MOST);

/** Those of the ones allowed that have every unit, into `into`. */
export function havingAll(
  segment: Segment,
  units: readonly PlacedUnit[],
  allowed: Uint32Array,
  into: Uint32Array,
): void {
  const sorted = units
    .map(({ parts }) => ({ parts, length: readingCost(parts) }))
    .sort((a, b) => a.length - b.length);
  into.fill(0);
  if (sorted.length === 0) return;
  for (const part of sorted[0]!.parts) addList(into, segment.data, part);
  if (!commonBits(into, allowed, into)) return;
  let few = sorted[0]!.length;
  for (const { parts, length } of sorted.slice(1)) {
    if (few * parts.length * LOOK_UP < length) few = keepThose(segment, parts, into);
    else if (!keepCommon(segment, parts, into)) return;
  }
}

function havingAny({ data }: Segment, parts: readonly Part[], into: Uint32Array): Uint32Array {
  into.fill(0);
  for (const part of parts) addList(into, data, part);
  return into;
}

const keepCommon = (segment: Segment, parts: readonly Part[], into: Uint32Array): boolean =>
  withSpareBits(into.length, (spare) => commonBits(into, havingAny(segment, parts, spare()), into));

/** A few are looked up one by one; says how many are left. */
function keepThose({ data }: Segment, parts: readonly Part[], into: Uint32Array): number {
  const count = listBits(into, listed);
  let left = 0;
  for (let at = 0; at < count; at++) {
    const doc = listed[at]!;
    if (parts.some((part) => isIn(data, part, doc))) left++;
    else into[doc >>> 5]! &= ~(1 << (doc & 31));
  }
  return left;
}

/**
 * Those of the ones allowed who could cover `needed`, into `into`: without any of the heaviest units, all the others
 * together are too little. All that are allowed when very many could: they are not worth looking for.
 */
export function havingMost(
  segment: Segment,
  units: readonly PlacedUnit[],
  needed: number,
  allowed: Uint32Array,
  into: Uint32Array,
): void {
  const parts = heaviest(units, needed);
  if (parts.reduce((sum, { from, to }) => sum + to - from, 0) > segment.count / 4) return into.set(allowed);
  havingAny(segment, parts, into);
  commonBits(into, allowed, into);
}

/** Parts of which one at least is needed. */
function heaviest(units: readonly PlacedUnit[], needed: number): Part[] {
  let others = units.reduce((sum, unit) => sum + gainOf(unit), 0);
  return units
    .toSorted((a, b) => gainOf(b) - gainOf(a))
    .flatMap((unit) => {
      others -= gainOf(unit);
      return unit.parts.filter(({ gain }) => gain + others >= needed);
    });
}

/** The most that a unit can cover. */
const gainOf = ({ parts }: PlacedUnit): number => parts.reduce((most, { gain }) => Math.max(most, gain), 0);
