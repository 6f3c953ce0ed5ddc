import { analyse, type Analysed } from './analyse.ts';
import type { SupplierDocument } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import { SegmentBuilder } from './index/build-segment.ts';
import { FacetTable } from './index/facets.ts';
import { prepareCounts } from './index/segment-counts.ts';
import { mergeSegments } from './index/merge-segments.ts';
import { hasBit } from './index/bits.ts';
import { openSegment, type Segment, type SegmentData } from './index/segment.ts';
import { SEGMENT_MOST } from './index/sizes.ts';
import { pack, unpack } from './index/snapshot.ts';
import { Words, type SavedWords } from './text/words.ts';

/** As many suppliers are indexed anew when one of them changes: less than two milliseconds. */
const YOUNG_MOST = 64;
/** So many segments of one size become one of the next. */
const STEP = 8;

interface Saved {
  fingerprint: string;
  words: SavedWords;
  facets: number[];
  segments: { data: SegmentData; live: Uint32Array }[];
}

export interface IndexOptions {
  /** Segments larger than this are not merged as changes come: that takes long, and is for another thread. */
  mergeMost?: number;
}

/** What the index holds and how it changes: a few large segments that do not, and a small one that does. */
export class SupplierIndex {
  readonly lexicon: Lexicon;
  words: Words;
  facets: FacetTable;
  private settled: Segment[] = [];
  private young = new Map<string, Analysed>();
  private youngSegment: Segment | null = null;
  private readonly mergeMost: number;

  constructor(lexicon: Lexicon, { mergeMost = SEGMENT_MOST }: IndexOptions = {}) {
    this.lexicon = lexicon;
    this.words = new Words(this.lexicon.size);
    this.facets = new FacetTable(this.lexicon, this.words);
    this.mergeMost = mergeMost;
  }

  get size(): number {
    return this.young.size + this.settled.reduce((sum, { liveCount }) => sum + liveCount, 0);
  }

  /** The large ones first. */
  get segments(): readonly Segment[] {
    if (this.young.size === 0) return this.settled;
    this.youngSegment ??= build(this.young.values());
    return [...this.settled, this.youngSegment];
  }

  upsert(document: SupplierDocument): void {
    this.remove(document.id);
    this.young.set(document.id, this.analyse(document));
    if (this.young.size >= YOUNG_MOST) this.settle();
  }

  remove(id: string): void {
    if (this.young.delete(id)) this.youngSegment = null;
    this.youngSegment = null;
    for (const segment of this.settled) {
      const doc = segment.find(id);
      if (doc < 0 || !hasBit(segment.live, doc)) continue;
      segment.live[doc >>> 5]! &= ~(1 << (doc & 31));
      segment.liveCount--;
      segment.counts?.forget();
    }
  }

  /** Puts many in at once, into segments as large as they get. An id is there once. */
  fill(documents: Iterable<SupplierDocument>): void {
    const known = this.size > 0;
    let builder = new SegmentBuilder();
    for (const document of documents) {
      if (known) this.remove(document.id);
      builder.add(this.analyse(document));
      if (builder.size < SEGMENT_MOST) continue;
      this.settled.push(openSegment(builder.finish()));
      builder = new SegmentBuilder();
    }
    if (builder.size > 0) this.settled.push(openSegment(builder.finish()));
    this.settled.sort((a, b) => b.count - a.count);
  }

  /** Counts what is looked up on a day, once: it takes a second or two for a million suppliers. */
  prepareFor(day: number): void {
    const { facets: table, lexicon } = this;
    for (const segment of this.settled) prepareCounts(segment, { table, lexicon, day });
  }

  /** Fewer and larger segments, without what was removed: for another thread, as it may take seconds. */
  compact(): void {
    this.settle();
    const whole = this.settled.filter(
      ({ count, liveCount }) => count >= SEGMENT_MOST / 2 && liveCount === count,
    );
    const rest = this.settled.filter((segment) => !whole.includes(segment) && segment.liveCount > 0);
    while (rest.length > 0) {
      const group = [rest.shift()!];
      let size = group[0]!.liveCount;
      while (rest[0] && size + rest[0].liveCount <= SEGMENT_MOST) {
        size += rest[0].liveCount;
        group.push(rest.shift()!);
      }
      whole.push(mergeSegments(group));
    }
    this.settled = whole.sort((a, b) => b.count - a.count);
  }

  save(): Uint8Array {
    const saved: Saved = {
      fingerprint: this.lexicon.fingerprint,
      words: this.words.save(),
      facets: this.facets.lists,
      segments: this.segments.map(({ data, live }) => ({ data, live })),
    };
    return pack(saved);
  }

  /** @throws Error when the bytes are no snapshot, or one of another thesaurus. */
  load(bytes: Uint8Array): void {
    const saved = unpack(bytes) as Saved;
    if (saved.fingerprint !== this.lexicon.fingerprint)
      throw new Error('This snapshot was made with another thesaurus: its numbers mean other concepts.');
    this.words = new Words(this.lexicon.size, saved.words);
    this.facets = new FacetTable(this.lexicon, this.words, saved.facets);
    this.settled = saved.segments.map(({ data, live }) => openSegment(data, live.slice()));
    this.young = new Map();
    this.youngSegment = null;
  }

  /** What its arrays take, in bytes; the thesaurus is not counted. */
  get bytes(): number {
    const segments = this.segments.map(({ data, live, long, counts, valid, count, listPlaces }) => {
      const held = bytesIn([...long.values()]) + (counts?.byteLength ?? 0) + (valid?.byteLength ?? 0);
      return bytesIn(data) + live.byteLength + (listPlaces?.byteLength ?? 0) + held + 8 * count;
    });
    return segments.reduce((sum, one) => sum + one, this.words.bytes);
  }

  private analyse(document: SupplierDocument): Analysed {
    const { lexicon, words, facets } = this;
    return analyse(document, { lexicon, words, addFacet: (list) => facets.add(list) });
  }

  private settle(): void {
    if (this.young.size === 0) return;
    this.settled.push(build(this.young.values()));
    this.young = new Map();
    this.youngSegment = null;
    for (let size = YOUNG_MOST; size * STEP <= this.mergeMost; size *= STEP) {
      const same = this.settled.filter(({ count }) => count <= size);
      if (same.length < STEP) return;
      const merged = mergeSegments(same);
      this.settled = [...this.settled.filter((segment) => !same.includes(segment)), merged];
    }
  }
}

function build(documents: Iterable<Analysed>): Segment {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(document);
  return openSegment(builder.finish());
}

function bytesIn(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce((sum: number, part: object) => sum + bytesIn(part), 0);
}
