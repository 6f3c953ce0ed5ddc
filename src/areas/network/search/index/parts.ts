import { placeOf } from './arrays.ts';
import { addBits, bitsIn, hasBit, setBits } from './bits.ts';
import type { Question } from './weights.ts';
import { listPlace, type LongList, type Segment, type SegmentData } from './segment.ts';

/** Where the entries of a clause are in a segment. */
export interface Part {
  from: number;
  to: number;
  /** What an impact of 1 counts; the greatest is 255. */
  weight: number;
  /** What having it covers of all that was asked, as a part of WHOLE. */
  gain: number;
  long: LongList | null;
}

/** A unit in a segment. */
export interface PlacedUnit {
  parts: readonly Part[];
}

/** What was asked, in a segment. */
export const placedIn = (segment: Segment, { units }: Question): PlacedUnit[] =>
  units.map(({ clauses }) => ({ parts: partsOf(segment, clauses) }));

/** Entries of a unit's lists. */
export const entriesOf = ({ parts }: PlacedUnit): number =>
  parts.reduce((sum, { from, to }) => sum + to - from, 0);

export const entriesIn = (units: readonly PlacedUnit[]): number =>
  units.reduce((sum, unit) => sum + entriesOf(unit), 0);

/** The unit with the fewest. */
export const fewest = (units: readonly PlacedUnit[]): PlacedUnit =>
  units.reduce((a, b) => (entriesOf(b) < entriesOf(a) ? b : a));

/** The most that a unit can count. */
export const mostOf = ({ parts }: PlacedUnit): number =>
  parts.reduce((most, { weight, long }) => Math.max(most, weight * (long?.most ?? 255)), 0);

/** A list of so many is held as bits too, which take as much room as itself. */
const LONG = 2048;

function partsOf(segment: Segment, clauses: Question['units'][number]['clauses']): Part[] {
  const { starts } = segment.data;
  const parts: Part[] = [];
  for (const { list, weight, gain } of clauses) {
    const place = listPlace(segment, list);
    if (place < 0) continue;
    parts.push({
      from: starts[place]!,
      to: starts[place + 1]!,
      weight,
      gain,
      long: longList(segment, place),
    });
  }
  return parts;
}

/** The bits of the list at a place, with how many are set ahead of each word; null of a short one. */
export function longList(segment: Segment, place: number): LongList | null {
  const { starts, docs, impacts } = segment.data;
  const [from, to] = [starts[place]!, starts[place + 1]!];
  if (to - from < LONG) return null;
  let long = segment.long.get(place);
  if (long) return long;
  const bits = new Uint32Array(segment.live.length);
  setBits(bits, docs, from, to);
  long = { bits, ahead: countsAhead(bits), most: mostIn(impacts.subarray(from, to)) };
  segment.long.set(place, long);
  return long;
}

const mostIn = (impacts: Uint8Array): number => impacts.reduce((most, one) => Math.max(most, one), 0);

function countsAhead(bits: Uint32Array): Uint16Array {
  const ahead = new Uint16Array(bits.length);
  for (let word = 1; word < bits.length; word++) ahead[word] = ahead[word - 1]! + bitsIn(bits[word - 1]! | 0);
  return ahead;
}

/** Impact of a supplier's entry; 0 when it has none. */
export function impactOf({ docs, impacts }: SegmentData, { from, to, long }: Part, doc: number): number {
  if (long) return hasBit(long.bits, doc) ? impacts[from + numberIn(long, doc)]! : 0;
  const place = placeOf(docs, doc, from, to);
  return place < 0 ? 0 : impacts[place]!;
}

export const isIn = ({ docs }: SegmentData, { from, to, long }: Part, doc: number): boolean =>
  long ? hasBit(long.bits, doc) : placeOf(docs, doc, from, to) >= 0;

/** How many of a long list are ahead of a supplier. */
export function numberIn({ bits, ahead }: LongList, doc: number): number {
  const word = doc >>> 5;
  return ahead[word]! + bitsIn(bits[word]! & ((1 << (doc & 31)) - 1));
}

/** Sets those of a list. */
export function addList(bits: Uint32Array, { docs }: SegmentData, { from, to, long }: Part): void {
  if (long) addBits(bits, long.bits);
  else setBits(bits, docs, from, to);
}

/** What it costs to set those of lists, in suppliers read; long ones are added 32 at once. */
export function readingCost(parts: readonly Part[]): number {
  return parts.reduce((sum, { from, to, long }) => sum + (long ? long.bits.length / 4 : to - from), 0);
}

/** Looking one supplier up in a list, or in a long one, costs as much as reading so many. */
export const LOOK_UP = 16;
export const LOOK_UP_LONG = 10;
