import { NUMBER_NAMES } from '../document.ts';
import { hasBit } from './bits.ts';
import { openSegment, textAt, textsOf, type Segment, type SegmentData } from './segment.ts';

/** One segment of what is left in several, in their order. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const kept = segments.map(keptOf);
  const docs = segments.flatMap((segment, at) =>
    Array.from(kept[at]!.list, (doc) => ({ data: segment.data, doc })),
  );
  const all = <T extends Uint32Array | Float32Array>(
    make: new (size: number) => T,
    of: (data: SegmentData) => T,
  ): T => {
    const merged = new make(docs.length);
    docs.forEach(({ data, doc }, at) => (merged[at] = of(data)[doc]!));
    return merged;
  };
  const concepts = joined(docs, (data) => data.conceptStarts);
  const certificates = joined(docs, (data) => data.certificateStarts);
  return openSegment({
    ids: textsOf(docs.map(({ data, doc }) => textAt(data.ids, doc))),
    names: textsOf(docs.map(({ data, doc }) => textAt(data.names, doc))),
    ties: all(Uint32Array, (data) => data.ties),
    updated: all(Uint32Array, (data) => data.updated),
    ...mergeLists(segments, kept),
    conceptStarts: concepts.starts,
    concepts: concepts.copy((data) => data.concepts, Uint16Array),
    conceptPlaces: concepts.copy((data) => data.conceptPlaces, Uint8Array),
    numbers: NUMBER_NAMES.map((_, at) => all(Float32Array, (data) => data.numbers[at]!)),
    latitudes: all(Float32Array, (data) => data.latitudes),
    longitudes: all(Float32Array, (data) => data.longitudes),
    certificateStarts: certificates.starts,
    certificates: certificates.copy((data) => data.certificates, Uint16Array),
    certificateDays: certificates.copy((data) => data.certificateDays, Uint16Array),
  });
}

interface Kept {
  list: number[];
  /** New number of each supplier, or -1. */
  moved: Int32Array;
}

function keptOf(segment: Segment, at: number, segments: readonly Segment[]): Kept {
  const before = segments.slice(0, at).reduce((sum, { liveCount }) => sum + liveCount, 0);
  const moved = new Int32Array(segment.count).fill(-1);
  const list: number[] = [];
  for (let doc = 0; doc < segment.count; doc++) {
    if (!hasBit(segment.live, doc)) continue;
    moved[doc] = before + list.length;
    list.push(doc);
  }
  return { list, moved };
}

type Doc = { data: SegmentData; doc: number };

/** What each supplier has several of. */
function joined(docs: readonly Doc[], startsOf: (data: SegmentData) => Uint32Array) {
  const starts = new Uint32Array(docs.length + 1);
  docs.forEach(({ data, doc }, at) => {
    starts[at + 1] = starts[at]! + startsOf(data)[doc + 1]! - startsOf(data)[doc]!;
  });
  const copy = <T extends Uint8Array | Uint16Array>(
    of: (data: SegmentData) => T,
    make: new (size: number) => T,
  ): T => {
    const values = new make(starts[docs.length]!);
    docs.forEach(({ data, doc }, at) => {
      values.set(of(data).subarray(startsOf(data)[doc]!, startsOf(data)[doc + 1]!), starts[at]!);
    });
    return values;
  };
  return { starts, copy };
}

function mergeLists(
  segments: readonly Segment[],
  kept: readonly Kept[],
): Pick<SegmentData, 'lists' | 'starts' | 'docs' | 'impacts' | 'places'> {
  const most = segments.reduce((sum, { data }) => sum + data.docs.length, 0);
  const docs = new Uint16Array(most);
  const impacts = new Uint8Array(most);
  const places = new Uint8Array(most);
  const lists: number[] = [];
  const starts: number[] = [0];
  const at = segments.map(() => 0);
  let to = 0;
  for (let list = lowest(segments, at); list < Infinity; list = lowest(segments, at)) {
    segments.forEach(({ data }, which) => {
      if (data.lists[at[which]!] !== list) return;
      const { moved } = kept[which]!;
      const end = data.starts[at[which]! + 1]!;
      for (let from = data.starts[at[which]!++]!; from < end; from++) {
        const doc = moved[data.docs[from]!]!;
        if (doc < 0) continue;
        docs[to] = doc;
        impacts[to] = data.impacts[from]!;
        places[to++] = data.places[from]!;
      }
    });
    if (to === starts.at(-1)) continue;
    lists.push(list);
    starts.push(to);
  }
  return {
    lists: Uint32Array.from(lists),
    starts: Uint32Array.from(starts),
    docs: docs.slice(0, to),
    impacts: impacts.slice(0, to),
    places: places.slice(0, to),
  };
}

function lowest(segments: readonly Segment[], at: readonly number[]): number {
  let list = Infinity;
  for (let which = 0; which < segments.length; which++) {
    const next = segments[which]!.data.lists[at[which]!];
    if (next !== undefined && next < list) list = next;
  }
  return list;
}
