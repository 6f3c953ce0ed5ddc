import type { FacetCount, FacetName } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import { countBits, hasBit } from './bits.ts';
import { FacetBits } from './facet-bits.ts';
import type { Matches } from './match.ts';
import { longList } from './parts.ts';
import { listPlace, SEGMENT_MOST, type Segment } from './segment.ts';
import { withSpareBits } from './spare-bits.ts';

interface Value {
  facet: FacetName;
  value: string;
}

/** Values that results are counted by, with a small number each: suppliers hold lists of those. */
export class FacetTable {
  /** The list of suppliers of each value. */
  readonly lists: number[] = [];
  private readonly values: Value[] = [];
  private readonly codes = new Map<number, number>();
  private readonly lexicon: Lexicon;
  private readonly words: Words;

  constructor(lexicon: Lexicon, words: Words, saved: readonly number[] = []) {
    this.lexicon = lexicon;
    this.words = words;
    saved.forEach((list) => this.codeOf(list));
  }

  codeOf(list: number): number {
    let code = this.codes.get(list);
    if (code === undefined) {
      code = this.lists.push(list) - 1;
      this.values.push(this.valueOf(list));
      this.codes.set(list, code);
    }
    return code;
  }

  /** Lists before it are those of concepts. */
  get firstWord(): number {
    return this.words.first;
  }

  /** Counts by facet, most first; a facet asked for is there even when it counts nothing. */
  named(facets: readonly FacetName[], counts: Uint32Array): Partial<Record<FacetName, FacetCount[]>> {
    const named: Partial<Record<FacetName, FacetCount[]>> = Object.fromEntries(
      facets.map((facet) => [facet, []]),
    );
    this.values.forEach(({ facet, value }, code) => {
      if (counts[code]! > 0) named[facet]?.push({ value, count: counts[code]! });
    });
    for (const list of Object.values(named)) list.sort(mostFirst);
    return named;
  }

  private valueOf(list: number): Value {
    const concept = this.lexicon.concepts[list];
    if (concept) return { facet: concept.kind as FacetName, value: concept.id };
    const [facet, ...value] = this.words.textOf(list).split(':');
    return { facet: facet as FacetName, value: value.join(':') };
  }
}

export const mostFirst = (a: FacetCount, b: FacetCount): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1);

/** As large a segment is worth bits of all lists that it is counted by. */
export const LARGE = SEGMENT_MOST / 4;
/** When more than this part of a large segment matches, lists are compared as bits rather than each looked at. */
const MANY = 1 / 32;

/**
 * Adds how many of the matches have each value. What the list of a concept counts is kept: when the matches are that
 * list and little else (`whole`), only the rest is counted.
 */
export function countFacets(
  segment: Segment,
  { bits, count }: Matches,
  table: FacetTable,
  counts: Uint32Array,
  whole: number,
): void {
  if (count === 0) return;
  const place = whole < 0 ? -1 : listPlace(segment, whole);
  if (place < 0) return countSet(segment, bits, count, table, counts);
  const known = segment.counts.get(place) ?? countList(segment, table, place);
  for (let code = 0; code < known.length; code++) counts[code]! += known[code]!;
  withSpareBits(bits.length, (spare) => {
    const outside = without(segment, place, bits, spare());
    countSet(segment, outside, countBits(outside), table, counts);
  });
}

/** Those of `bits` that are not in the list at `place`, into `into`. */
function without(segment: Segment, place: number, bits: Uint32Array, into: Uint32Array): Uint32Array {
  const { starts, docs } = segment.data;
  const long = longList(segment, place);
  for (let word = 0; word < bits.length; word++) into[word] = bits[word]! & ~(long ? long.bits[word]! : 0);
  if (!long)
    for (let at = starts[place]!; at < starts[place + 1]!; at++)
      into[docs[at]! >>> 5]! &= ~(1 << (docs[at]! & 31));
  return into;
}

function countSet(
  segment: Segment,
  bits: Uint32Array,
  count: number,
  table: FacetTable,
  counts: Uint32Array,
): void {
  if (segment.count >= LARGE && count > segment.count * MANY)
    return (segment.facetBits ??= new FacetBits(segment, table.lists)).count(bits, counts);
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word]!; left !== 0; left &= left - 1)
      countOne(segment, word * 32 + 31 - Math.clz32(left & -left), counts);
}

function countOne({ data: { facetStarts, facets } }: Segment, doc: number, counts: Uint32Array): void {
  const end = facetStarts[doc + 1]!;
  for (let at = facetStarts[doc]!; at < end; at++) counts[facets[at]!]!++;
}

/** What lists of this part of a segment's suppliers count is kept. */
export const KEPT_PART = 1 / 512;

/** Counts the lists of concepts ahead. */
export function prepareCounts(segment: Segment, table: FacetTable): void {
  const { lists, starts } = segment.data;
  for (let place = 0; place < lists.length && lists[place]! < table.firstWord; place++)
    if (starts[place + 1]! - starts[place]! > segment.count * KEPT_PART && !segment.counts.has(place))
      countList(segment, table, place);
}

function countList(segment: Segment, table: FacetTable, place: number): Uint32Array {
  const { starts, docs } = segment.data;
  const counted = new Uint32Array(table.lists.length);
  for (let at = starts[place]!; at < starts[place + 1]!; at++)
    if (hasBit(segment.live, docs[at]!)) countOne(segment, docs[at]!, counted);
  segment.counts.set(place, counted);
  return counted;
}

/** Adds, by list, how many of the matches each of some has, which cost as much as they are long. */
export function countLists(
  segment: Segment,
  { bits, count }: Matches,
  lists: readonly number[],
  counts: Uint32Array,
): void {
  if (count > 0) lists.forEach((list) => (counts[list]! += countIn(segment, list, bits)));
}

function countIn(segment: Segment, list: number, matching: Uint32Array): number {
  const place = listPlace(segment, list);
  if (place < 0) return 0;
  const { starts, docs } = segment.data;
  let total = 0;
  for (let at = starts[place]!; at < starts[place + 1]!; at++) if (hasBit(matching, docs[at]!)) total++;
  return total;
}
