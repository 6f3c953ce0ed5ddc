import { commonBits, countBits, listBits } from './bits.ts';
import { keepSums, MOST_SUM } from './bit-sums.ts';
import { addList, impactOf, lengthOf, LOOK_UP, type Part, type PlacedUnit } from './parts.ts';
import { SEGMENT_MOST, type Segment } from './segment.ts';
import { withSpareBits } from './spare-bits.ts';

const listed = new Uint16Array(SEGMENT_MOST);

/** Those of the ones allowed that have every unit, into `into`. */
export function havingAll(
  segment: Segment,
  units: readonly (readonly Part[])[],
  allowed: Uint32Array,
  into: Uint32Array,
): void {
  const sorted = units
    .map((parts) => ({ parts, length: lengthOf(parts) }))
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
    if (parts.some((part) => impactOf(data, part, doc) > 0)) left++;
    else into[doc >>> 5]! &= ~(1 << (doc & 31));
  }
  return left;
}

/** More than these are looked at again before each is scored. */
const FEW = 1024;
/**
 * Those of the ones allowed whose units weigh `needed` together, into `into`; and some that have less: who scores them
 * sees what they really have.
 */
export function havingMost(
  segment: Segment,
  units: readonly PlacedUnit[],
  needed: number,
  allowed: Uint32Array,
  into: Uint32Array,
): void {
  const sorted = units.toSorted((a, b) => b.weight - a.weight);
  // Without any of the heaviest, all the others together are too little.
  into.fill(0);
  sorted.forEach(({ parts, weight }, at) => {
    const others = weightOf(sorted, at + 1);
    for (const part of parts) if (weight * part.share + others >= needed) addList(into, segment.data, part);
  });
  if (commonBits(into, allowed, into) && countBits(into) > FEW) keepPlacedUnit(segment, sorted, needed, into);
}

const weightOf = (units: readonly PlacedUnit[], from: number): number =>
  units.slice(from).reduce((sum, { weight }) => sum + weight, 0);

/** Shares of a unit are told apart in steps, rounded up. */
const STEPS = 4;

/** Leaves those of `into` whose parts, rounded up, weigh enough: their weights are summed 32 suppliers at once. */
function keepPlacedUnit(
  segment: Segment,
  units: readonly PlacedUnit[],
  needed: number,
  into: Uint32Array,
): void {
  const unit = weightOf(units, 0) / MOST_SUM;
  withSpareBits(into.length, (spare) => {
    const summands = units.flatMap(({ parts, weight }) => {
      const steps = Map.groupBy(parts, ({ share }) => Math.ceil(share * STEPS));
      const better = spare().fill(0);
      return [...steps]
        .sort(([a], [b]) => b - a)
        .map(([step, same]) => {
          const bits = havingAny(segment, same, spare());
          for (let word = 0; word < bits.length; word++) {
            bits[word]! &= ~better[word]!;
            better[word]! |= bits[word]!;
          }
          return { bits, value: Math.min(MOST_SUM, Math.ceil((weight * step) / STEPS / unit)) };
        });
    });
    keepSums(into, summands, Math.floor(needed / unit));
  });
}
