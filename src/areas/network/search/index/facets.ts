import type { FacetCount, FacetName } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import type { Matches } from './score.ts';
import { bitsIn, hasBit, listPlace, type Segment } from './segment.ts';

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

  /** Codes of the values of some facets. */
  codesOf(facets: readonly FacetName[]): number[] {
    const codes: number[] = [];
    this.values.forEach(({ facet }, code) => facets.includes(facet) && codes.push(code));
    return codes;
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

/** What counting supplier by supplier costs, in words of bits that could be compared in that time. */
const PER_SUPPLIER = 14;
/** A list of this length is compared as bits, which take as much room as itself. */
const LONG = 4096;

/**
 * Adds how many of the matches have each value. What a long list counts is kept: when the matches are that list and
 * little else (`whole`), only the rest is counted. Other large results are counted value by value, 32 at once.
 */
export function countFacets(
  segment: Segment,
  matches: Matches,
  table: FacetTable,
  wanted: readonly number[],
  counts: Uint32Array,
  whole: number,
): void {
  const { docs, count } = matches;
  if (count === 0 || wanted.length === 0) return;
  const place = whole < 0 ? -1 : listPlace(segment, whole);
  if (place >= 0) return countBeside(segment, matches, table, counts, place);
  if (count * PER_SUPPLIER > (wanted.length * segment.count) / 64)
    return countValues(segment, bitsOf(docs, 0, count, segment.count), table, wanted, counts);
  for (let at = 0; at < count; at++) countOne(segment, docs[at]!, counts);
}

function countOne({ data: { facetStarts, facets } }: Segment, doc: number, counts: Uint32Array): void {
  const end = facetStarts[doc + 1]!;
  for (let at = facetStarts[doc]!; at < end; at++) counts[facets[at]!]!++;
}

/** A list is long when it has this part of a segment's suppliers. */
export const LONG_PART = 1 / 16;

/** Counts the long lists of concepts ahead. */
export function prepareCounts(segment: Segment, table: FacetTable): void {
  const { lists, starts } = segment.data;
  for (let place = 0; place < lists.length && lists[place]! < table.firstWord; place++)
    if (starts[place + 1]! - starts[place]! > segment.count * LONG_PART && !segment.counts.has(place))
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

/** The list at `place` as it was counted once, and those of the matches that are not in it. */
function countBeside(
  segment: Segment,
  { docs, count }: Matches,
  table: FacetTable,
  counts: Uint32Array,
  place: number,
): void {
  const { starts } = segment.data;
  const [from, to] = [starts[place]!, starts[place + 1]!];
  const known = segment.counts.get(place) ?? countList(segment, table, place);
  for (let code = 0; code < known.length; code++) counts[code]! += known[code]!;
  const inside = longList(segment, place, from, to);
  for (let at = 0; at < count; at++) if (!hasBit(inside, docs[at]!)) countOne(segment, docs[at]!, counts);
}

/** Adds how many of the matches each of some lists has, which cost as much as they are long. */
export function countLists(
  segment: Segment,
  { docs, count }: Matches,
  lists: readonly number[],
  counts: Uint32Array,
): void {
  if (count === 0 || lists.length === 0) return;
  const matching = bitsOf(docs, 0, count, segment.count);
  lists.forEach((list, at) => (counts[at]! += countIn(segment, list, matching)));
}

function countValues(
  segment: Segment,
  matching: Uint32Array,
  table: FacetTable,
  wanted: readonly number[],
  counts: Uint32Array,
): void {
  for (const code of wanted) counts[code]! += countIn(segment, table.lists[code]!, matching);
}

function countIn(segment: Segment, list: number, matching: Uint32Array): number {
  const place = listPlace(segment, list);
  if (place < 0) return 0;
  const { starts, docs } = segment.data;
  const [from, to] = [starts[place]!, starts[place + 1]!];
  return to - from >= LONG
    ? countCommon(longList(segment, place, from, to), matching)
    : countInside(docs, from, to, matching);
}

function countCommon(one: Uint32Array, other: Uint32Array): number {
  let total = 0;
  for (let at = 0; at < one.length; at++) total += bitsIn(one[at]! & other[at]!);
  return total;
}

function countInside(docs: Uint16Array, from: number, to: number, bits: Uint32Array): number {
  let total = 0;
  for (let at = from; at < to; at++) if (hasBit(bits, docs[at]!)) total++;
  return total;
}

function longList(segment: Segment, place: number, from: number, to: number): Uint32Array {
  let bits = segment.bits.get(place);
  if (!bits) segment.bits.set(place, (bits = bitsOf(segment.data.docs, from, to, segment.count)));
  return bits;
}

function bitsOf(docs: Uint16Array, from: number, to: number, size: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(size / 32));
  for (let at = from; at < to; at++) bits[docs[at]! >>> 5]! |= 1 << (docs[at]! & 31);
  return bits;
}
