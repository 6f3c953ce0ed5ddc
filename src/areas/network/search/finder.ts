import { dayNumber } from './analyse.ts';
import type { SearchRequest } from './engine.ts';
import { allowedIn, narrowings, type Narrowings } from './index/filter.ts';
import { allIn, anyIn, mostIn, type Matches } from './index/match.ts';
import { rank } from './index/rank.ts';
import { countLists, segmentCounts, type Counted } from './index/segment-counts.ts';
import type { Segment } from './index/segment.ts';
import { Top, type Ranked } from './index/top.ts';
import type { Lexicon } from './lexicon.ts';
import type { Asked } from './query/plan.ts';
import { lengthOf, weigh } from './query/weigh.ts';
import type { SupplierIndex } from './supplier-index.ts';
import { hashOf } from './text/vocabulary.ts';

/** Nobody reads further, and a heap of everything is a sort of everything. */
const MOST_RANKED = 10_000;

export interface Found {
  total: number;
  ranked: Ranked[];
  /** By code of the value. */
  counts: Uint32Array;
  /** Of the children that are counted, and of certificates that are valid. */
  byConcept: Uint32Array;
}

type Tally = Omit<Found, 'ranked'> & { top: Top };

/** Who answers a request, segment by segment: counted by what was asked for, and the best of them. */
export class Finder {
  private readonly request: SearchRequest;
  private readonly segments: readonly Segment[];
  private readonly narrowings: Narrowings;
  /** By segment, who the filters let through. */
  private readonly allowed: readonly Uint32Array[];
  private readonly counted: Counted;
  /** Children to count by their lists; certificates are counted by their days. */
  private readonly lists: readonly number[];
  private readonly isCounting: boolean;
  /** What the ties of a day are broken by. */
  private readonly day: number;

  constructor({ lexicon, words, segments, facets: table }: SupplierIndex, request: SearchRequest) {
    this.request = request;
    this.segments = segments;
    this.narrowings = narrowings(request.filters, request.today, lexicon, words);
    this.allowed = segments.map((segment) => allowedIn(segment, this.narrowings));
    this.counted = { table, lexicon, day: dayNumber(request.today) };
    const below = childrenAsked(request.below, lexicon).flatMap(({ children }) => children);
    const isCertificate = (concept: number) => lexicon.concepts[concept]!.kind === 'certificate';
    this.lists = below.filter((concept) => !isCertificate(concept));
    this.day = hashOf(request.today);
    this.isCounting = request.facets.length > 0 || below.some(isCertificate);
  }

  /** Nothing was asked in words: the nearest first, if a place was. */
  any(): Found {
    const tally = this.tally();
    const whole = this.wholeFilter();
    this.segments.forEach((segment, at) => {
      const matches = anyIn(segment, this.allowed[at]!, this.narrowings);
      this.take(tally, at, matches, whole, this.request.filters.near ?? null);
    });
    return foundOf(tally);
  }

  /** Those that have all units, and those whose name it is. */
  all(units: readonly Asked[], names: readonly Asked[]): Found {
    const tally = this.tally();
    const asked = weigh(units, this.segments);
    const named = weigh(names, this.segments);
    this.segments.forEach((segment, at) => {
      const matches = allIn(segment, asked, named, this.allowed[at]!, this.narrowings);
      this.take(tally, at, matches, this.wholeList(segment, units));
    });
    return foundOf(tally);
  }

  /** Those that have a part of the units: the first of `parts` that `enough` have, or the last. */
  most(units: readonly Asked[], parts: readonly number[], enough: number): Found {
    const asked = weigh(units, this.segments);
    let tallies = parts.map(() => this.tally());
    this.segments.forEach((segment, at) => {
      const levels = parts.slice(0, tallies.length);
      mostIn(segment, asked, levels, this.allowed[at]!, this.narrowings, (matches, level) =>
        this.take(tallies[level]!, at, matches, -1),
      );
      const first = tallies.findIndex(({ total }) => total >= enough);
      // Those that have less are not looked for any more.
      if (first >= 0) tallies = tallies.slice(0, first + 1);
    });
    return foundOf(tallies.at(-1)!);
  }

  private tally(): Tally {
    const { offset, limit } = this.request;
    const { table, lexicon } = this.counted;
    return {
      total: 0,
      counts: new Uint32Array(table.lists.length),
      byConcept: new Uint32Array(lexicon.concepts.length),
      top: new Top(Math.min(offset + limit, MOST_RANKED)),
    };
  }

  /** `whole`: a list that the matches are beside little else, or -1. */
  private take(
    tally: Tally,
    at: number,
    matches: Matches,
    whole: number,
    near: SearchRequest['filters']['near'] | null = null,
  ): void {
    const segment = this.segments[at]!;
    const { counts, byConcept, top } = tally;
    tally.total += matches.count;
    if (this.isCounting) segmentCounts(segment, this.counted).add(matches, whole, counts, byConcept);
    countLists(segment, matches, this.lists, byConcept);
    rank(segment, at, matches, top, this.day, near);
  }

  /** The list of the only filter when it is a concept, or -1. */
  private wholeFilter(): number {
    const { concepts = [] } = this.request.filters;
    const isOnly = concepts.length === 1 && this.filterCount === 1;
    return isOnly ? (this.counted.lexicon.numbers.get(concepts[0]!) ?? -1) : -1;
  }

  /** The longest list of the only unit asked of everybody, or -1. */
  private wholeList(segment: Segment, units: readonly Asked[]): number {
    if (units.length !== 1 || this.filterCount > 0) return -1;
    const lengths = units[0]!.clauses.map(({ list }) => ({ list, length: lengthOf(list, [segment]) }));
    return lengths.reduce((a, b) => (b.length > a.length ? b : a), { list: -1, length: 0 }).list;
  }

  private get filterCount(): number {
    return this.narrowings.byLists.length + this.narrowings.oneByOne.length;
  }
}

const foundOf = ({ top, ...tally }: Tally): Found => ({ ...tally, ranked: top.sorted() });

/** The children to count of each concept that was asked for. */
export const childrenAsked = (
  below: readonly string[] = [],
  { numbers, children }: Lexicon,
): { id: string; children: readonly number[] }[] =>
  below.map((id) => ({ id, children: children.get(numbers.get(id) ?? -1) ?? [] }));
