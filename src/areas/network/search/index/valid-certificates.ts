import { listBits } from './bits.ts';
import { countOverlaps, type Overlaps } from './count-overlaps.ts';
import { SEGMENT_MOST, type Segment, type SegmentData } from './segment.ts';

const none = new Uint32Array(SEGMENT_MOST / 32);
const listed = new Uint16Array(SEGMENT_MOST);
/** The certificates of fewer suppliers are read one by one. */
const FEW = 512;

/** Who of a segment holds each certificate, or a narrower one, that is valid on a day. */
export class ValidCertificates {
  readonly day: number;
  private readonly concepts: number[];
  private readonly holders: Uint32Array[];
  private readonly data: SegmentData;
  private readonly parents: Int32Array;
  private overlaps: Overlaps | null = null;
  /** Which supplier each concept was last counted for. */
  private readonly seen: Float64Array;
  private now = 0;

  constructor(segment: Segment, day: number, parents: Int32Array) {
    this.day = day;
    this.data = segment.data;
    this.parents = parents;
    this.seen = new Float64Array(parents.length);
    const holding = holdersOf(segment, day, parents);
    this.concepts = [...holding.keys()];
    this.holders = [...holding.values()];
  }

  get byteLength(): number {
    return this.holders.reduce((sum, { byteLength }) => sum + byteLength, this.overlaps?.byteLength ?? 0);
  }

  holdersOf(concept: number): Uint32Array {
    return this.holders[this.concepts.indexOf(concept)] ?? none;
  }

  /** Adds, by concept, how many of the `count` suppliers in `bits` hold each. */
  count(bits: Uint32Array, count: number, counts: Uint32Array): void {
    if (count < FEW) return this.countEach(bits, counts);
    this.overlaps ??= countOverlaps(this.holders, bits.length);
    const overlaps = this.overlaps.with(bits);
    return this.concepts.forEach((concept, at) => (counts[concept]! += overlaps[at]!));
  }

  /** A supplier with two certificates of a kind is one of that kind. */
  private countEach(bits: Uint32Array, counts: Uint32Array): void {
    const { certificateStarts, certificates, certificateDays } = this.data;
    const count = listBits(bits, listed);
    for (let each = 0; each < count; each++) {
      const doc = listed[each]!;
      this.now++;
      for (let at = certificateStarts[doc]!; at < certificateStarts[doc + 1]!; at++)
        if (certificateDays[at]! >= this.day) this.countUp(certificates[at]!, counts);
    }
  }

  private countUp(certificate: number, counts: Uint32Array): void {
    for (let concept = certificate; concept >= 0; concept = this.parents[concept]!) {
      if (this.seen[concept] === this.now) return;
      this.seen[concept] = this.now;
      counts[concept]!++;
    }
  }
}

function holdersOf(
  { data, live, count }: Segment,
  day: number,
  parents: Int32Array,
): Map<number, Uint32Array> {
  const holding = new Map<number, Uint32Array>();
  const { certificateStarts, certificates, certificateDays } = data;
  for (let doc = 0; doc < count; doc++)
    for (let at = certificateStarts[doc]!; at < certificateStarts[doc + 1]!; at++)
      if (certificateDays[at]! >= day) hold(holding, certificates[at]!, doc, live.length, parents);
  return holding;
}

/** A certificate is one of each kind above it too. */
function hold(
  holding: Map<number, Uint32Array>,
  certificate: number,
  doc: number,
  words: number,
  parents: Int32Array,
): void {
  for (let concept = certificate; concept >= 0; concept = parents[concept]!) {
    let holders = holding.get(concept);
    if (!holders) holding.set(concept, (holders = new Uint32Array(words)));
    holders[doc >>> 5]! |= 1 << (doc & 31);
  }
}

/** Made once a day for a segment. */
export function validCertificates(segment: Segment, day: number, parents: Int32Array): ValidCertificates {
  if (segment.valid?.day !== day) segment.valid = new ValidCertificates(segment, day, parents);
  return segment.valid;
}
