import type { Analysed } from '../analyse.ts';
import { NUMBER_NAMES } from '../document.ts';
import { grown } from './arrays.ts';
import { textsOf, type SegmentData } from './segment.ts';

/** Collects documents and turns them into a segment: entries are counted, then put where their list is. */
export class SegmentBuilder {
  private readonly documents: Omit<Analysed, 'entries'>[] = [];
  private lists = new Uint32Array(1024);
  private docs = new Uint16Array(1024);
  private impacts = new Uint8Array(1024);
  private places = new Uint8Array(1024);
  private entries = 0;

  get size(): number {
    return this.documents.length;
  }

  add({ entries, ...document }: Analysed): void {
    const doc = this.documents.length;
    const length = this.entries + entries.length;
    this.lists = grown(this.lists, length);
    this.docs = grown(this.docs, length);
    this.impacts = grown(this.impacts, length);
    this.places = grown(this.places, length);
    for (const { list, impact, place } of entries) {
      this.lists[this.entries] = list;
      this.docs[this.entries] = doc;
      this.impacts[this.entries] = impact;
      this.places[this.entries++] = place;
    }
    this.documents.push(document);
  }

  finish(): SegmentData {
    const { documents } = this;
    const concepts = documents.flatMap(({ concepts }) => concepts);
    const certificates = documents.flatMap(({ certificates }) => certificates);
    return {
      ids: textsOf(documents.map(({ id }) => id)),
      names: textsOf(documents.map(({ name }) => name)),
      ties: Uint32Array.from(documents, ({ tie }) => tie),
      updated: Uint32Array.from(documents, ({ updated }) => updated),
      ...this.sorted(),
      conceptStarts: startsOf(documents.map(({ concepts }) => concepts.length)),
      concepts: Uint16Array.from(concepts, ({ concept }) => concept),
      conceptPlaces: Uint8Array.from(concepts, ({ place }) => place),
      numbers: NUMBER_NAMES.map((_, at) => Float32Array.from(documents, ({ numbers }) => numbers[at]!)),
      latitudes: Float32Array.from(documents, ({ latitude }) => latitude),
      longitudes: Float32Array.from(documents, ({ longitude }) => longitude),
      certificateStarts: startsOf(documents.map(({ certificates }) => certificates.length)),
      certificates: Uint16Array.from(certificates, ({ concept }) => concept),
      certificateDays: Uint16Array.from(certificates, ({ lastDay }) => lastDay),
    };
  }

  private sorted(): Pick<SegmentData, 'lists' | 'starts' | 'docs' | 'impacts' | 'places'> {
    const { entries } = this;
    const { lists, starts, next } = countLists(this.lists.subarray(0, entries));
    const docs = new Uint16Array(entries);
    const impacts = new Uint8Array(entries);
    const places = new Uint8Array(entries);
    for (let at = 0; at < entries; at++) {
      const to = next[this.lists[at]!]!++;
      docs[to] = this.docs[at]!;
      impacts[to] = this.impacts[at]!;
      places[to] = this.places[at]!;
    }
    return { lists, starts, docs, impacts, places };
  }
}

/** Which lists there are, where each starts, and the same by the number of the list. */
function countLists(entries: Uint32Array): { lists: Uint32Array; starts: Uint32Array; next: Uint32Array } {
  let highest = 0;
  for (let at = 0; at < entries.length; at++) if (entries[at]! > highest) highest = entries[at]!;
  const next = new Uint32Array(highest + 1);
  for (let at = 0; at < entries.length; at++) next[entries[at]!]!++;
  const lists = Uint32Array.from(next.keys()).filter((list) => next[list]! > 0);
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + next[list]!;
    next[list] = starts[at]!;
  });
  return { lists, starts, next };
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, at) => (starts[at + 1] = starts[at]! + length));
  return starts;
}
