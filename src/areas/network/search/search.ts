import type { FacetName, Hit, SearchRequest, SearchResult, SupplierSearch } from './engine.ts';
import { allowedIn, distanceKm, listBits, narrowings, type Narrowing } from './index/filter.ts';
import { countFacets } from './index/facets.ts';
import { matchAll, matchMost, type Matches, type WeighedUnit } from './index/score.ts';
import { listPlace, SEGMENT_MOST, textAt, type Segment } from './index/segment.ts';
import { Top, type Ranked } from './index/top.ts';
import type { Lexicon } from './lexicon.ts';
import { planQuery, type Asked, type Plan } from './query/plan.ts';
import { reasonsOf } from './query/reasons.ts';
import { createSuggester } from './query/suggest.ts';
import { SupplierIndex, type IndexOptions } from './supplier-index.ts';
import { hashOf } from './text/vocabulary.ts';

/** When fewer have all that was asked, those that have a good part of it are shown as well. */
const ENOUGH = 10;
/** How much of what was asked is a good part. */
const GOOD_PART = 0.34;
/** Nobody reads further, and a heap of everything is a sort of everything. */
const MOST_RANKED = 10_000;

export interface InProcessSearch extends SupplierSearch {
  readonly index: SupplierIndex;
}

/** The search in this process, over arrays of its own. */
export function createSupplierSearch(lexicon: Lexicon, options: IndexOptions = {}): InProcessSearch {
  const index = new SupplierIndex(lexicon, options);
  const suggest = createSuggester(index);
  return {
    index,
    search: (request) => searchIn(index, request),
    suggest,
    upsert: (document) => index.upsert(document),
    remove: (id) => index.remove(id),
    get size() {
      return index.size;
    },
    save: () => index.save(),
    load: (bytes) => index.load(bytes),
  };
}

type Mode = 'any' | 'all' | 'most';

interface Found {
  total: number;
  ranked: Ranked[];
  counts: Uint32Array;
}

function searchIn(index: SupplierIndex, request: SearchRequest): SearchResult {
  const { lexicon, words } = index;
  const plan = planQuery(request.text, request.readerLanguage, { lexicon, words });
  const filters = narrowings(request.filters, request.today, lexicon, words);
  const asked = plan.strict.length > 0;
  let mode: Mode = asked ? 'all' : 'any';
  let units: readonly Asked[] = plan.strict;
  let found = run(index, request, filters, mode, plan, units);
  if (asked && found.total < ENOUGH) {
    mode = 'most';
    units = plan.loose();
    found = run(index, request, filters, mode, plan, units);
  }
  const reasonUnits = mode === 'all' ? [...plan.strict, ...plan.names] : [...plan.strict, ...units];
  const page = found.ranked.slice(request.offset, request.offset + request.limit);
  return {
    total: found.total,
    kept: mode === 'most' ? 'most' : 'all',
    hits: page.map((ranked) => hitOf(index, ranked, reasonUnits, request)),
    facets: index.facets.named(request.facets, found.counts),
    understood: plan.understood.map((one) => ({ ...one, concept: lexicon.concepts[one.concept]!.id })),
    typingMistakes: plan.typingMistakes,
  };
}

function run(
  index: SupplierIndex,
  request: SearchRequest,
  filters: readonly Narrowing[],
  mode: Mode,
  plan: Plan,
  units: readonly Asked[],
): Found {
  const { segments, facets } = index;
  const counts = new Uint32Array(facets.lists.length);
  const wanted = facets.codesOf(request.facets as FacetName[]);
  const top = new Top(Math.min(request.offset + request.limit, MOST_RANKED));
  const weighed = weigh(units, segments);
  const names = mode === 'all' ? weigh(plan.names, segments) : [];
  const day = hashOf(request.today);
  let total = 0;
  segments.forEach((segment, at) => {
    const allowed = allowedIn(segment, filters);
    const matches = matchesIn(segment, mode, weighed, names, allowed);
    total += matches.count;
    countFacets(segment, matches, facets, wanted, counts);
    rank(segment, at, matches, top, day, mode === 'any' ? (request.filters.near ?? null) : null);
  });
  return { total, ranked: top.sorted(), counts };
}

const everyone = new Uint16Array(SEGMENT_MOST);
const noScores = new Float32Array(SEGMENT_MOST);

function matchesIn(
  segment: Segment,
  mode: Mode,
  units: readonly WeighedUnit[],
  names: readonly WeighedUnit[],
  allowed: Uint32Array,
): Matches {
  if (mode === 'most') return matchMost(segment, units, GOOD_PART, allowed);
  if (mode === 'any')
    return { docs: everyone, count: listBits(allowed, segment.count, everyone), scores: noScores };
  if (names.length === 0) return matchAll(segment, units, allowed);
  const named = matchAll(segment, names, allowed);
  const byName = Array.from(named.docs.subarray(0, named.count), (doc) => [doc, named.scores[doc]!] as const);
  return withNamed(matchAll(segment, units, allowed), byName);
}

/** Those whose name it is join those that can do it. */
function withNamed(matches: Matches, named: readonly (readonly [number, number])[]): Matches {
  if (named.length === 0) return matches;
  const { docs, scores } = matches;
  let { count } = matches;
  const there = new Set(docs.subarray(0, count));
  for (const [doc, score] of named) {
    if (there.has(doc)) scores[doc] = scores[doc]! + score;
    else {
      scores[doc] = score;
      docs[count++] = doc;
    }
  }
  return { docs, count, scores };
}

/** A list that few are in says more (BM25's measure of it). */
function weigh(units: readonly Asked[], segments: readonly Segment[]): WeighedUnit[] {
  const suppliers = segments.reduce((sum, { count }) => sum + count, 0);
  return units.map(({ clauses }) => {
    const weighed = clauses
      .map(({ list, weight }) => ({
        list,
        weight: weight * rarity(lengthOf(list, segments), suppliers),
        share: Math.min(1, weight),
      }))
      .sort((a, b) => b.share - a.share);
    const strongest = weighed.reduce((best, { weight }) => Math.max(best, weight), rarity(0, suppliers) / 2);
    return { clauses: weighed, weight: strongest };
  });
}

const rarity = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

function lengthOf(list: number, segments: readonly Segment[]): number {
  let length = 0;
  for (const segment of segments) {
    const place = listPlace(segment, list);
    if (place >= 0) length += segment.data.starts[place + 1]! - segment.data.starts[place]!;
  }
  return length;
}

/** Equals change places from day to day, the same way in every process: nobody sits on top for nothing. */
function rank(
  { data }: Segment,
  segment: number,
  { docs, count, scores }: Matches,
  top: Top,
  day: number,
  near: { latitude: number; longitude: number } | null,
): void {
  for (let at = 0; at < count; at++) {
    const doc = docs[at]!;
    const score = near
      ? -distanceKm(near, { latitude: data.latitudes[doc]!, longitude: data.longitudes[doc]! })
      : scores[doc]!;
    if (score >= top.threshold)
      top.offer(score, Math.imul(data.ties[doc]! ^ day, 0x9e3779b1) >>> 0, segment, doc);
  }
}

function hitOf(
  index: SupplierIndex,
  { score, segment, doc }: Ranked,
  units: readonly Asked[],
  request: SearchRequest,
): Hit {
  const held = index.segments[segment]!;
  const { near } = request.filters;
  const { latitudes, longitudes, ids } = held.data;
  const point = { latitude: latitudes[doc]!, longitude: longitudes[doc]! };
  return {
    id: textAt(ids, doc),
    score,
    reasons: reasonsOf(held, doc, units, index.lexicon, index.words),
    ...(near && { distanceKm: distanceKm(near, point) }),
  };
}
