import type { FacetCount, FacetName } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import type { Matches } from './score.ts';
import { bitsIn, hasBit, listPlace, type Segment } from './segment.ts';

/** Values that results are counted by, with a small number each: suppliers hold lists of those. */
export class FacetTable {
  /** The list of suppliers of each value. */
  readonly lists: number[];
  private readonly codes = new Map<number, number>();
  private readonly lexicon: Lexicon;
  private readonly words: Words;

  constructor(lexicon: Lexicon, words: Words, saved: readonly number[] = []) {
    this.lexicon = lexicon;
    this.words = words;
    this.lists = [...saved];
    this.lists.forEach((list, code) => this.codes.set(list, code));
  }

  codeOf(list: number): number {
    let code = this.codes.get(list);
    if (code === undefined) {
      code = this.lists.push(list) - 1;
      this.codes.set(list, code);
    }
    return code;
  }

  private valueOf(list: number): { facet: FacetName; value: string } {
    const concept = this.lexicon.concepts[list];
    if (concept) return { facet: concept.kind as FacetName, value: concept.id };
    const [facet, ...value] = this.words.textOf(list).split(':');
    return { facet: facet as FacetName, value: value.join(':') };
  }

  /** Codes of the values of some facets. */
  codesOf(facets: readonly FacetName[]): number[] {
    return this.lists.flatMap((list, code) => (facets.includes(this.valueOf(list).facet) ? [code] : []));
  }

  /** Counts by facet, most first; a facet asked for is there even when it counts nothing. */
  named(facets: readonly FacetName[], counts: Uint32Array): Partial<Record<FacetName, FacetCount[]>> {
    const named: Partial<Record<FacetName, FacetCount[]>> = Object.fromEntries(
      facets.map((facet) => [facet, []]),
    );
    this.lists.forEach((list, code) => {
      const count = counts[code]!;
      if (count === 0) return;
      const { facet, value } = this.valueOf(list);
      named[facet]?.push({ value, count });
    });
    for (const list of Object.values(named))
      list.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return named;
  }
}

/** What counting supplier by supplier costs, in words of bits that could be compared in that time. */
const PER_SUPPLIER = 14;
/** A list of this length is compared as bits, which take as much room as itself. */
const LONG = 4096;

/** Adds how many of the matches have each value. Many matches are counted value by value, 32 at once. */
export function countFacets(
  segment: Segment,
  { docs, count }: Matches,
  table: FacetTable,
  wanted: readonly number[],
  counts: Uint32Array,
): void {
  if (count === 0 || wanted.length === 0) return;
  const { facetStarts, facets } = segment.data;
  if (count * PER_SUPPLIER > (wanted.length * segment.count) / 64)
    return countValues(segment, bitsOf(docs, 0, count, segment.count), table, wanted, counts);
  for (let at = 0; at < count; at++) {
    const end = facetStarts[docs[at]! + 1]!;
    for (let value = facetStarts[docs[at]!]!; value < end; value++) counts[facets[value]!]!++;
  }
}

function countValues(
  segment: Segment,
  matching: Uint32Array,
  table: FacetTable,
  wanted: readonly number[],
  counts: Uint32Array,
): void {
  const { starts, docs } = segment.data;
  for (const code of wanted) {
    const place = listPlace(segment, table.lists[code]!);
    if (place < 0) continue;
    const [from, to] = [starts[place]!, starts[place + 1]!];
    counts[code]! +=
      to - from >= LONG
        ? countCommon(longList(segment, place, from, to), matching)
        : countInside(docs, from, to, matching);
  }
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
