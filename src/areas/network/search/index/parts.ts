import { placeOf } from './arrays.ts';
import { addBits, bitsIn, hasBit, setBits } from './bits.ts';
import { listPlace, type LongList, type Segment, type SegmentData } from './segment.ts';

/** A list with what each of its entries counts, rarity included. */
export interface WeighedClause {
  list: number;
  weight: number;
  /** How much of the unit it answers, 0 to 1: a wider concept only part. */
  share: number;
}

export interface WeighedUnit {
  /** Those that answer most first. */
  clauses: readonly WeighedClause[];
  /** What it counts to have this at all, for those who have only part. */
  weight: number;
}

/** Where the entries of a clause are in a segment. */
export interface Part {
  from: number;
  to: number;
  /** What an impact of 1 counts; the greatest is 255. */
  weight: number;
  share: number;
  long: LongList | null;
}

/** A unit in a segment. */
export interface PlacedUnit {
  parts: readonly Part[];
  weight: number;
}

export const placedIn = (segment: Segment, unit: WeighedUnit): PlacedUnit => ({
  parts: partsOf(segment, unit),
  weight: unit.weight,
});

/** A list of so many is held as bits too, which take as much room as itself. */
const LONG = 2048;

export function partsOf(segment: Segment, { clauses }: WeighedUnit): Part[] {
  const { starts } = segment.data;
  const parts: Part[] = [];
  for (const { list, weight, share } of clauses) {
    const place = listPlace(segment, list);
    if (place < 0) continue;
    const [from, to] = [starts[place]!, starts[place + 1]!];
    parts.push({ from, to, weight: weight / 255, share, long: longList(segment, place) });
  }
  return parts;
}

/** The bits of the list at a place, with how many are set ahead of each word; null of a short one. */
export function longList(segment: Segment, place: number): LongList | null {
  const { starts, docs } = segment.data;
  const [from, to] = [starts[place]!, starts[place + 1]!];
  if (to - from < LONG) return null;
  let long = segment.long.get(place);
  if (long) return long;
  const bits = new Uint32Array(segment.live.length);
  setBits(bits, docs, from, to);
  long = { bits, ahead: countsAhead(bits) };
  segment.long.set(place, long);
  return long;
}

function countsAhead(bits: Uint32Array): Uint16Array {
  const ahead = new Uint16Array(bits.length);
  for (let word = 1; word < bits.length; word++) ahead[word] = ahead[word - 1]! + bitsIn(bits[word - 1]!);
  return ahead;
}

/** Impact of a supplier's entry; 0 when it has none. */
export function impactOf({ docs, impacts }: SegmentData, { from, to, long }: Part, doc: number): number {
  if (long) return hasBit(long.bits, doc) ? impacts[from + numberIn(long, doc)]! : 0;
  const place = placeOf(docs, doc, from, to);
  return place < 0 ? 0 : impacts[place]!;
}

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
export function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { from, to, long }) => sum + (long ? long.bits.length / 4 : to - from), 0);
}

/** Looking one supplier up in a list costs as much as reading so many. */
export const LOOK_UP = 16;
