import type { Lexicon } from '../lexicon.ts';
import { commonBits } from './bits.ts';
import type { FacetTable } from './facets.ts';
import type { Matches } from './match.ts';
import { longList } from './parts.ts';
import { docsOf, listPlace, type Segment } from './segment.ts';
import { LARGE } from './sizes.ts';
import { countIn, SetCounts, type Base } from './set-counts.ts';
import { withSpareBits } from './spare-bits.ts';
import { validCertificates } from './valid-certificates.ts';

/** What results are counted by: values of the table, and certificates as far as they are valid on a day. */
export interface Counted {
  table: FacetTable;
  lexicon: Lexicon;
  day: number;
}

/** The base of all suppliers; others are lists, by their place. */
const ALL = -1;

/** What a segment's suppliers are counted by on a day. */
export class SegmentCounts {
  readonly day: number;
  private readonly segment: Segment;
  /** Codes of values that any has, and certificates that any holds. */
  private readonly codes: readonly number[];
  private readonly certificates: readonly number[];
  private readonly counts: SetCounts;

  constructor(segment: Segment, { table, lexicon, day }: Counted) {
    this.day = day;
    this.segment = segment;
    const { concepts, holders } = validCertificates(segment, day, lexicon.parents);
    const places = table.lists.map((list) => listPlace(segment, list));
    this.codes = [...places.keys()].filter((code) => places[code]! >= 0);
    this.certificates = concepts;
    const sets = this.codes.map((code) => docsOf(segment, places[code]!));
    this.counts = new SetCounts(segment.count, [...sets, ...holders]);
  }

  get byteLength(): number {
    return this.counts.byteLength;
  }

  /**
   * Adds how many of the matches have each value, by code, and each certificate, by concept. `whole`: a list that they are
   * beside little else, or -1.
   */
  add({ bits, count }: Matches, whole: number, byCode: Uint32Array, byConcept: Uint32Array): void {
    if (count === 0) return;
    withSpareBits(bits.length, (spare) => {
      const counts = this.counts.count(bits, this.baseOf(count, whole, spare()));
      this.codes.forEach((code, at) => (byCode[code]! += counts[at]!));
      this.certificates.forEach((concept, at) => (byConcept[concept]! += counts[this.codes.length + at]!));
    });
  }

  /** Counts all, and those of long lists of concepts, before the first who asks has to wait for it. */
  prepare(firstWord: number): void {
    const { lists } = this.segment.data;
    this.counts.keep({ key: ALL, bits: this.segment.live });
    withSpareBits(this.segment.live.length, (spare) => {
      const bits = spare();
      for (let place = 0; place < lists.length && lists[place]! < firstWord; place++) {
        const base = this.listBase(place, bits);
        if (base) this.counts.keep(base);
      }
    });
  }

  /** A supplier was removed. */
  forget(): void {
    this.counts.forget();
  }

  /** What the matches are near to: a long list, or all suppliers when they are most of them. */
  private baseOf(count: number, whole: number, spare: Uint32Array): Base | null {
    const place = whole < 0 ? -1 : listPlace(this.segment, whole);
    const base = place < 0 ? null : this.listBase(place, spare);
    if (base) return base;
    const { live, liveCount } = this.segment;
    return count > liveCount / 2 ? { key: ALL, bits: live } : null;
  }

  private listBase(place: number, spare: Uint32Array): Base | null {
    const long = longList(this.segment, place);
    if (!long) return null;
    commonBits(long.bits, this.segment.live, spare);
    return { key: place, bits: spare };
  }
}

/** Made once a day for a segment. */
export function segmentCounts(segment: Segment, counted: Counted): SegmentCounts {
  if (segment.counts?.day !== counted.day) segment.counts = new SegmentCounts(segment, counted);
  return segment.counts;
}

/** Once a day for a large segment. */
export function prepareCounts(segment: Segment, counted: Counted): void {
  if (segment.count < LARGE || segment.counts?.day === counted.day) return;
  segmentCounts(segment, counted).prepare(counted.table.firstWord);
}

/** Adds, by list, how many of the matches each of some has, which cost as much as they are long. */
export function countLists(
  segment: Segment,
  { bits, count }: Matches,
  lists: readonly number[],
  counts: Uint32Array,
): void {
  if (count === 0) return;
  for (const list of lists) {
    const place = listPlace(segment, list);
    if (place >= 0) counts[list]! += countIn(docsOf(segment, place), bits);
  }
}
