import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysed } from '../analyse.ts';
import { NUMBER_NAMES } from '../document.ts';
import { hasBit } from './bits.ts';
import { SegmentBuilder } from './build-segment.ts';
import { allIn, mostIn, type Matches } from './match.ts';
import { inWholeNumbers, type WeighedUnit } from './weights.ts';
import { rank } from './rank.ts';
import { openSegment, type Segment } from './segment.ts';
import { Top } from './top.ts';

const SUPPLIERS = 9000;
const LISTS = 14;
const NO_NARROWINGS = { byLists: [], oneByOne: [] };

/** Suppliers in lists of all lengths: the first holds nearly all, the last a few. */
let state = 5;
const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const having: Map<number, number>[] = Array.from({ length: SUPPLIERS }, () => {
  const lists = Array.from({ length: LISTS }, (_, list) => list).filter(
    (list) => random() < 0.95 / 1.6 ** list,
  );
  return new Map(lists.map((list) => [list, 1 + Math.floor(random() * 255)]));
});
const segment = segmentOf(having);

function segmentOf(suppliers: readonly ReadonlyMap<number, number>[]): Segment {
  const builder = new SegmentBuilder();
  suppliers.forEach((lists, at) => builder.add(analysed(String(at), lists)));
  return openSegment(builder.finish());
}

function analysed(id: string, lists: ReadonlyMap<number, number>): Analysed {
  return {
    id,
    name: id,
    tie: Number(id),
    updated: 0,
    entries: [...lists].map(([list, impact]) => ({ list, impact, place: 0 })),
    concepts: [],
    numbers: NUMBER_NAMES.map(() => Number.NaN),
    latitude: Number.NaN,
    longitude: Number.NaN,
    certificates: [],
  };
}

const clause = fc.record({
  list: fc.nat({ max: LISTS }),
  weight: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
  share: fc.constantFrom(1, 0.9, 0.45, 0.35, 0.15),
});
const unit: fc.Arbitrary<WeighedUnit> = fc
  .uniqueArray(clause, { minLength: 1, maxLength: 4, selector: ({ list }) => list })
  .map((clauses) => ({
    clauses: clauses.toSorted((a, b) => b.share - a.share),
    weight: Math.max(...clauses.map(({ weight }) => weight)),
  }));
const units = fc.array(unit, { minLength: 1, maxLength: 5 });

/** What a supplier has of a unit: nothing, or what it counts and how much of the unit it is. */
function has({ clauses }: WeighedUnit, lists: ReadonlyMap<number, number>) {
  const those = clauses.filter(({ list }) => lists.has(list));
  const score = Math.max(...those.map(({ list, weight }) => (lists.get(list)! * weight) / 255));
  return those.length === 0 ? null : { score, share: those[0]!.share };
}

function expected(asked: readonly WeighedUnit[], part: number | null): Map<number, number> {
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Map<number, number>();
  having.forEach((lists, doc) => {
    const each = asked.map((one) => ({ weight: one.weight, has: has(one, lists) }));
    const score = each.reduce((sum, one) => sum + (one.has?.score ?? 0), 0);
    const cover = each.reduce((sum, one) => sum + one.weight * (one.has?.share ?? 0), 0);
    if (part === null ? each.every((one) => one.has) : cover >= part * whole - 1e-6)
      scores.set(doc, part === null ? score : score * (0.3 + (0.7 * cover) / whole));
  });
  return scores;
}

function check(matches: Matches, wanted: ReadonlyMap<number, number>): void {
  expect(matches.count).toBe(wanted.size);
  for (let doc = 0; doc < SUPPLIERS; doc++)
    if (hasBit(matches.bits, doc) !== wanted.has(doc)) expect.fail(`supplier ${doc} is on the wrong side`);
  const top = new Top(10);
  rank(segment, 0, matches, top, 0, null);
  const best = [...wanted.values()].sort((a, b) => b - a).slice(0, 10);
  const ranked = top.sorted();
  expect(new Set(ranked.map(({ doc }) => doc)).size).toBe(best.length);
  ranked.forEach(({ score, doc }, at) => {
    expect(score).toBeCloseTo(best[at]!, 3);
    expect(score).toBeCloseTo(wanted.get(doc)!, 3);
  });
}

describe('who answers, and in which order', () => {
  it('is whom looking at each supplier alone finds, for all that was asked', () =>
    fc.assert(
      fc.property(units, (asked) => {
        const [question, names] = [inWholeNumbers(asked), inWholeNumbers([])];
        check(allIn(segment, question, names, segment.live, NO_NARROWINGS), expected(asked, null));
      }),
      { numRuns: 60 },
    ));

  it('and for parts of it, the greater first', () =>
    fc.assert(
      fc.property(units, fc.constantFrom([0.6], [0.6, 0.34]), (asked, parts) => {
        const taken: number[] = [];
        mostIn(segment, inWholeNumbers(asked), parts, segment.live, NO_NARROWINGS, (matches, part) => {
          taken.push(part);
          check(matches, expected(asked, parts[part]!));
        });
        expect(taken).toEqual([...parts.keys()]);
      }),
      { numRuns: 60 },
    ));

  it('and for few of a segment, by filters', () =>
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 40 }), (asked, every) => {
        const few = segment.live.map((word, at) => (at % every === 0 ? word & 0x01010101 : 0));
        const wanted = [...expected(asked, 0.34)].filter(([doc]) => hasBit(few, doc));
        mostIn(segment, inWholeNumbers(asked), [0.34], few, NO_NARROWINGS, (matches) =>
          check(matches, new Map(wanted)),
        );
      }),
      { numRuns: 60 },
    ));
});
