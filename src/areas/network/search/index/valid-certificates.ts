import type { Segment, SegmentData } from './segment.ts';

const nobody = new Uint16Array(0);

/** Who of a segment holds each certificate, or a narrower one, that is valid on a day. */
export class ValidCertificates {
  readonly day: number;
  readonly concepts: readonly number[];
  /** By concept, in that order; each sorted. */
  readonly holders: readonly Uint16Array[];

  constructor({ data, count }: Segment, day: number, parents: Int32Array) {
    this.day = day;
    const holding = holdersIn(data, count, day, parents);
    this.concepts = [...holding.keys()];
    this.holders = [...holding.values()].map((docs) => Uint16Array.from(docs));
  }

  get byteLength(): number {
    return this.holders.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  holdersOf(concept: number): Uint16Array {
    return this.holders[this.concepts.indexOf(concept)] ?? nobody;
  }
}

/** A certificate is one of each kind above it too; a supplier with two of a kind is one of that kind. */
function holdersIn(
  { certificateStarts, certificates, certificateDays }: SegmentData,
  count: number,
  day: number,
  parents: Int32Array,
): Map<number, number[]> {
  const holding = new Map<number, number[]>();
  for (let doc = 0; doc < count; doc++)
    for (let at = certificateStarts[doc]!; at < certificateStarts[doc + 1]!; at++)
      if (certificateDays[at]! >= day) hold(holding, certificates[at]!, doc, parents);
  return holding;
}

function hold(holding: Map<number, number[]>, certificate: number, doc: number, parents: Int32Array): void {
  for (let concept = certificate; concept >= 0; concept = parents[concept]!) {
    const holders = holding.get(concept);
    if (!holders) holding.set(concept, [doc]);
    else if (holders.at(-1) !== doc) holders.push(doc);
  }
}

/** Made once a day for a segment. */
export function validCertificates(segment: Segment, day: number, parents: Int32Array): ValidCertificates {
  if (segment.valid?.day !== day) segment.valid = new ValidCertificates(segment, day, parents);
  return segment.valid;
}
