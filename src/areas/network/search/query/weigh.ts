import { listPlace, type Segment } from '../index/segment.ts';
import { inWholeNumbers, type Question } from '../index/weights.ts';
import type { Asked } from './plan.ts';

/** What is only near to what was asked (a wider concept) says nothing when so many suppliers have it. */
const GOOD_WEIGHT = 0.5;
const COMMON = { part: 0.1, least: 1000 };

/** A list that few are in says more (BM25's measure of it). */
export function weigh(units: readonly Asked[], segments: readonly Segment[]): Question {
  const suppliers = segments.reduce((sum, { count }) => sum + count, 0);
  const common = Math.max(COMMON.least, suppliers * COMMON.part);
  const all = units.map(({ clauses }) => {
    const weighed = clauses
      .map(({ list, weight }) => ({ list, weight, length: lengthOf(list, segments) }))
      .filter(({ weight, length }) => length > 0 && (weight >= GOOD_WEIGHT || length <= common))
      .map(({ list, weight, length }) => ({
        list,
        weight: weight * rarity(length, suppliers),
        share: Math.min(1, weight),
      }))
      .sort((a, b) => b.share - a.share);
    const strongest = weighed.reduce((best, { weight }) => Math.max(best, weight), 0);
    return { clauses: weighed, weight: strongest };
  });
  return inWholeNumbers(all);
}

const rarity = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

/** Suppliers of a list. */
export function lengthOf(list: number, segments: readonly Segment[]): number {
  let length = 0;
  for (const segment of segments) {
    const place = listPlace(segment, list);
    if (place >= 0) length += segment.data.starts[place + 1]! - segment.data.starts[place]!;
  }
  return length;
}
