import { placeOf } from './arrays.ts';
import { allBits } from './bits.ts';
import { countBits } from './count-bits.ts';
import { LARGE } from './sizes.ts';
import type { SegmentCounts } from './segment-counts.ts';
import type { ValidCertificates } from './valid-certificates.ts';
import { hashOf } from '../text/vocabulary.ts';

/** Texts one behind the other, in UTF-8. */
export interface Texts {
  bytes: Uint8Array;
  starts: Uint32Array;
}

/**
 * Up to 65,536 suppliers that do not change, as plain arrays: a supplier is a number of 16 bits in them, and its lists
 * fit a processor's cache. What is removed is only marked, until segments are merged.
 */
export interface SegmentData {
  ids: Texts;
  names: Texts;
  ties: Uint32Array;
  updated: Uint32Array;
  /** Which lists there are, sorted, and where each starts in the three arrays below. */
  lists: Uint32Array;
  starts: Uint32Array;
  /** Suppliers of each list, sorted; how much it counts for each; where in the profile. */
  docs: Uint16Array;
  impacts: Uint8Array;
  places: Uint8Array;
  conceptStarts: Uint32Array;
  concepts: Uint16Array;
  conceptPlaces: Uint8Array;
  /** One of NUMBER_NAMES after the other, each by supplier; NaN when not known. */
  numbers: readonly Float32Array[];
  latitudes: Float32Array;
  longitudes: Float32Array;
  certificateStarts: Uint32Array;
  certificates: Uint16Array;
  certificateDays: Uint16Array;
}

/** The bits of a list, how many are set ahead of each word of them, and the greatest of its impacts. */
export interface LongList {
  bits: Uint32Array;
  ahead: Uint16Array;
  most: number;
}

export interface Segment {
  data: SegmentData;
  count: number;
  /** A bit for each supplier that was not removed. */
  live: Uint32Array;
  liveCount: number;
  /** Where a list is in the segment's arrays, by its number; of a small segment they are searched for. */
  listPlaces: Int32Array | null;
  /** Number of a supplier by its id. */
  find(id: string): number;
  /** Long lists as bits, by their place, made when first asked for. */
  long: Map<number, LongList>;
  /** Of the day last asked for. */
  counts: SegmentCounts | null;
  /** Of the day last asked for. */
  valid: ValidCertificates | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function textAt({ bytes, starts }: Texts, at: number): string {
  return decoder.decode(bytes.subarray(starts[at]!, starts[at + 1]!));
}

export function textsOf(list: readonly string[]): Texts {
  const encoded = list.map((text) => encoder.encode(text));
  const starts = new Uint32Array(list.length + 1);
  encoded.forEach((bytes, at) => (starts[at + 1] = starts[at]! + bytes.length));
  const bytes = new Uint8Array(starts[list.length]!);
  encoded.forEach((part, at) => bytes.set(part, starts[at]!));
  return { bytes, starts };
}

export function openSegment(data: SegmentData, live?: Uint32Array): Segment {
  const count = data.ties.length;
  const alive = live ?? allBits(count);
  const slots = idTable(data.ties);
  return {
    data,
    count,
    live: alive,
    liveCount: countBits(alive),
    listPlaces: count < LARGE ? null : placesOf(data.lists),
    long: new Map(),
    counts: null,
    valid: null,
    find: (id) => findId(data, slots, id),
  };
}

/** Where the list is in the segment's arrays: -1 when no supplier of it has any. */
export const listPlace = ({ data, listPlaces }: Segment, list: number): number =>
  listPlaces ? (listPlaces[list] ?? -1) : placeOf(data.lists, list);

function placesOf(lists: Uint32Array): Int32Array {
  const places = new Int32Array((lists.at(-1) ?? -1) + 1).fill(-1);
  lists.forEach((list, place) => (places[list] = place));
  return places;
}

/** Suppliers of the list at a place. */
export const docsOf = ({ data: { starts, docs } }: Segment, place: number): Uint16Array =>
  docs.subarray(starts[place]!, starts[place + 1]!);

/** Ties are hashes of ids: a table of them leads to the supplier. */
function idTable(ties: Uint32Array): Int32Array {
  let size = 64;
  while (size < ties.length * 2) size *= 2;
  const slots = new Int32Array(size);
  for (let doc = 0; doc < ties.length; doc++) {
    let slot = ties[doc]! & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = doc + 1;
  }
  return slots;
}

function findId({ ids, ties }: SegmentData, slots: Int32Array, id: string): number {
  const tie = hashOf(id);
  for (let slot = tie & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const doc = slots[slot]! - 1;
    if (doc < 0 || (ties[doc] === tie && textAt(ids, doc) === id)) return doc;
  }
}
