import { countOverlaps } from './count-overlaps.ts';
import { hasBit, setBits } from './bits.ts';
import { listPlace, type Segment } from './segment.ts';

/** Shorter lists are looked through supplier by supplier. */
const SHORT = 512;

/** Lists that a segment's suppliers are counted by, as bits side by side. */
export class FacetBits {
  private readonly segment: Segment;
  /** Codes of the long ones, in the order of their bits; and the short ones. */
  private readonly long: number[] = [];
  private readonly short: { code: number; from: number; to: number }[] = [];
  private readonly overlaps: ReturnType<typeof countOverlaps>;

  constructor(segment: Segment, lists: readonly number[]) {
    this.segment = segment;
    const { starts, docs } = segment.data;
    const bits: Uint32Array[] = [];
    lists.forEach((list, code) => {
      const place = listPlace(segment, list);
      if (place < 0) return;
      const [from, to] = [starts[place]!, starts[place + 1]!];
      if (to - from < SHORT) return this.short.push({ code, from, to });
      const set = new Uint32Array(segment.live.length);
      setBits(set, docs, from, to);
      this.long.push(code);
      return bits.push(set);
    });
    this.overlaps = countOverlaps(bits, segment.live.length);
  }

  get byteLength(): number {
    return this.overlaps.byteLength;
  }

  /** Adds how many of the suppliers set in `bits` each list has. */
  count(bits: Uint32Array, counts: Uint32Array): void {
    const { docs } = this.segment.data;
    const overlaps = this.overlaps.with(bits);
    this.long.forEach((code, at) => (counts[code]! += overlaps[at]!));
    for (const { code, from, to } of this.short)
      for (let at = from; at < to; at++) if (hasBit(bits, docs[at]!)) counts[code]!++;
  }
}
