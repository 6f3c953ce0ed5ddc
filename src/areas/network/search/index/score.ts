import { hasBit, listPlace, SEGMENT_MOST, type Segment } from './segment.ts';

/** A list with what each of its entries counts, rarity included. */
export interface WeighedClause {
  list: number;
  weight: number;
  /** How much of the unit it answers, 0 to 1: a wider concept only part. */
  share: number;
}

export interface WeighedUnit {
  /** Those that answer most first. */
  clauses: readonly WeighedClause[];
  /** What it counts to have this at all, for those who have only part. */
  weight: number;
}

/** Suppliers of a segment that answer, with their scores beside them by their number. */
export interface Matches {
  docs: Uint16Array;
  count: number;
  scores: Float32Array;
}

interface Part {
  from: number;
  to: number;
  /** Weight of the entry whose impact is 255. */
  weight: number;
  share: number;
}

// One search at a time runs in a process: its tables are made once.
const scores = new Float32Array(SEGMENT_MOST);
const best = new Float32Array(SEGMENT_MOST);
const stamps = new Uint8Array(SEGMENT_MOST);
const cover = new Float32Array(SEGMENT_MOST);
const found = new Uint16Array(SEGMENT_MOST);

/** Looking each of a few suppliers up is quicker than reading a list so many times as long. */
const LOOK_UP = 24;

function partsOf(segment: Segment, { clauses }: WeighedUnit): Part[] {
  const parts: Part[] = [];
  for (const { list, weight, share } of clauses) {
    const place = listPlace(segment, list);
    if (place < 0) continue;
    const { starts } = segment.data;
    parts.push({ from: starts[place]!, to: starts[place + 1]!, weight: weight / 255, share });
  }
  return parts;
}

const lengthOf = (parts: readonly Part[]): number => parts.reduce((sum, { from, to }) => sum + to - from, 0);

/** Those that have every unit, of the ones allowed. */
export function matchAll(segment: Segment, units: readonly WeighedUnit[], allowed: Uint32Array): Matches {
  const parts = units.map((unit) => partsOf(segment, unit)).sort((a, b) => lengthOf(a) - lengthOf(b));
  if (parts.length === 0 || parts[0]!.length === 0) return { docs: found, count: 0, scores };
  const count = startWith(segment, parts[0]!, allowed);
  for (let unit = 1; unit < parts.length; unit++) narrow(segment, parts[unit]!, unit, count);
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const doc = found[at]!;
    if (stamps[doc] === parts.length) found[kept++] = doc;
    stamps[doc] = 0;
  }
  return { docs: found, count: kept, scores };
}

function startWith({ data }: Segment, parts: readonly Part[], allowed: Uint32Array): number {
  const { docs, impacts } = data;
  let count = 0;
  for (const { from, to, weight } of parts)
    for (let at = from; at < to; at++) {
      const doc = docs[at]!;
      const value = impacts[at]! * weight;
      if (stamps[doc] === 1) raise(doc, value);
      else if (hasBit(allowed, doc)) {
        stamps[doc] = 1;
        scores[doc] = value;
        best[doc] = value;
        found[count++] = doc;
      }
    }
  return count;
}

function narrow(segment: Segment, parts: readonly Part[], unit: number, count: number): void {
  for (const part of parts)
    if (count * LOOK_UP < part.to - part.from) lookUp(segment, part, unit, count);
    else readList(segment, part, unit);
}

function lookUp({ data }: Segment, { from, to, weight }: Part, unit: number, count: number): void {
  for (let at = 0; at < count; at++) {
    const doc = found[at]!;
    if (stamps[doc]! < unit) continue;
    const place = search(data.docs, doc, from, to);
    if (place >= 0) credit(doc, data.impacts[place]! * weight, unit);
  }
}

function readList({ data }: Segment, { from, to, weight }: Part, unit: number): void {
  const { docs, impacts } = data;
  for (let at = from; at < to; at++) {
    const doc = docs[at]!;
    if (stamps[doc]! >= unit) credit(doc, impacts[at]! * weight, unit);
  }
}

/** The best of several lists of one unit counts, once. */
function raise(doc: number, value: number): void {
  if (value <= best[doc]!) return;
  scores[doc] = scores[doc]! + value - best[doc]!;
  best[doc] = value;
}

function credit(doc: number, value: number, unit: number): void {
  if (stamps[doc] !== unit) return raise(doc, value);
  stamps[doc] = unit + 1;
  best[doc] = value;
  scores[doc] = scores[doc]! + value;
}

export function search(docs: Uint16Array, doc: number, from: number, to: number): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (docs[middle] === doc) return middle;
    if (docs[middle]! < doc) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Those that have a share of what the units count, of the ones allowed; who has less of it scores less. The rarest unit
 * comes first: behind the point from which nobody new could reach the share, lists only add to those already found.
 */
export function matchMost(
  segment: Segment,
  units: readonly WeighedUnit[],
  share: number,
  allowed: Uint32Array,
): Matches {
  const whole = units.reduce((sum, { weight }) => sum + weight, 0);
  const needed = share * whole - 1e-6;
  let left = whole;
  let count = 0;
  units
    .toSorted((a, b) => b.weight - a.weight)
    .forEach((unit, at) => {
      left -= unit.weight;
      for (const part of partsOf(segment, unit)) {
        const gain = unit.weight * part.share;
        if (gain + left >= needed) count = widen(segment, part, at, gain, count, allowed);
        else if (count * LOOK_UP < part.to - part.from) lookUpMore(segment, part, at, gain, count);
        else readMore(segment, part, at, gain);
      }
    });
  return keepCovered(count, whole, needed);
}

function keepCovered(count: number, whole: number, needed: number): Matches {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const doc = found[at]!;
    const covered = cover[doc]!;
    scores[doc] = scores[doc]! * (0.3 + (0.7 * covered) / whole);
    stamps[doc] = 0;
    cover[doc] = 0;
    if (covered >= needed) found[kept++] = doc;
  }
  return { docs: found, count: kept, scores };
}

function widen(
  { data }: Segment,
  { from, to, weight }: Part,
  unit: number,
  gain: number,
  before: number,
  allowed: Uint32Array,
): number {
  const { docs, impacts } = data;
  let count = before;
  for (let at = from; at < to; at++) {
    const doc = docs[at]!;
    if (stamps[doc] !== 0) {
      creditMore(doc, impacts[at]! * weight, unit, gain);
    } else if (hasBit(allowed, doc)) {
      found[count++] = doc;
      stamps[doc] = unit + 1;
      scores[doc] = best[doc] = impacts[at]! * weight;
      cover[doc] = gain;
    }
  }
  return count;
}

function lookUpMore(
  { data }: Segment,
  { from, to, weight }: Part,
  unit: number,
  gain: number,
  count: number,
): void {
  for (let at = 0; at < count; at++) {
    const place = search(data.docs, found[at]!, from, to);
    if (place >= 0) creditMore(found[at]!, data.impacts[place]! * weight, unit, gain);
  }
}

function readMore({ data }: Segment, { from, to, weight }: Part, unit: number, gain: number): void {
  const { docs, impacts } = data;
  for (let at = from; at < to; at++)
    if (stamps[docs[at]!] !== 0) creditMore(docs[at]!, impacts[at]! * weight, unit, gain);
}

function creditMore(doc: number, value: number, unit: number, gain: number): void {
  if (stamps[doc] === unit + 1) return raise(doc, value);
  stamps[doc] = unit + 1;
  best[doc] = value;
  scores[doc] = scores[doc]! + value;
  cover[doc] = cover[doc]! + gain;
}
