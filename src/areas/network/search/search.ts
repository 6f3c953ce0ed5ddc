import type { FacetCount, FacetName, Hit, SearchRequest, SearchResult, SupplierSearch } from './engine.ts';
import { allowedIn, distanceKm, keepEach, listBits, narrowings, type Narrowings } from './index/filter.ts';
import { countFacets, countLists, LONG_PART, mostFirst } from './index/facets.ts';
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
/** How much of what was asked is a good part; and what is, when too few have that. */
const GOOD_PARTS = [0.6, 0.34];
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
  /** In the order of the children that are counted. */
  below: Uint32Array;
}

function searchIn(index: SupplierIndex, request: SearchRequest): SearchResult {
  const { lexicon, words } = index;
  const plan = planQuery(request.text, request.readerLanguage, { lexicon, words });
  const filters = narrowings(request.filters, request.today, lexicon, words);
  const asked = plan.strict.length > 0;
  let mode: Mode = asked ? 'all' : 'any';
  let units: readonly Asked[] = withoutUnheardOf(plan);
  let found = run(index, request, filters, mode, plan, units);
  for (const part of asked ? GOOD_PARTS : []) {
    if (found.total >= ENOUGH) break;
    mode = 'most';
    units = plan.loose();
    found = run(index, request, filters, mode, plan, units, part);
  }
  const reasonUnits = mode === 'all' ? [...plan.strict, ...plan.names] : [...plan.strict, ...units];
  const page = found.ranked.slice(request.offset, request.offset + request.limit);
  return {
    total: found.total,
    kept: mode === 'most' || units.length < plan.strict.length ? 'most' : 'all',
    hits: page.map((ranked) => hitOf(index, ranked, reasonUnits, request)),
    facets: index.facets.named(request.facets, found.counts),
    below: belowOf(request, lexicon, found.below),
    understood: plan.understood.map((one) => ({ ...one, concept: lexicon.concepts[one.concept]!.id })),
    typingMistakes: plan.typingMistakes,
  };
}

/** The children to count of each concept that was asked for. */
const childrenAsked = ({ below = [] }: SearchRequest, { numbers, children }: Lexicon) =>
  below.map((id) => ({ id, children: children.get(numbers.get(id) ?? -1) ?? [] }));

function belowOf(request: SearchRequest, lexicon: Lexicon, counts: Uint32Array): SearchResult['below'] {
  let at = 0;
  const named = childrenAsked(request, lexicon).map(({ id, children }): [string, FacetCount[]] => {
    const counted = children.map((child) => ({ value: lexicon.concepts[child]!.id, count: counts[at++]! }));
    return [id, counted.filter(({ count }) => count > 0).sort(mostFirst)];
  });
  return Object.fromEntries(named);
}

/** A word that no supplier has, nor anything like it, is left out when there are others. */
function withoutUnheardOf({ strict, loose }: Plan): readonly Asked[] {
  if (strict.every(({ clauses }) => clauses.length > 0)) return strict;
  const heard = new Set(loose().flatMap(({ words, clauses }) => (clauses.length > 0 ? [words] : [])));
  const left = strict.filter(({ words, clauses }) => clauses.length > 0 || heard.has(words));
  return left.length > 0 ? left : strict;
}

function run(
  index: SupplierIndex,
  request: SearchRequest,
  filters: Narrowings,
  mode: Mode,
  plan: Plan,
  units: readonly Asked[],
  part = 1,
): Found {
  const { segments, facets } = index;
  const counts = new Uint32Array(facets.lists.length);
  const wanted = facets.codesOf(request.facets as FacetName[]);
  const lists = childrenAsked(request, index.lexicon).flatMap(({ children }) => children);
  const below = new Uint32Array(lists.length);
  const top = new Top(Math.min(request.offset + request.limit, MOST_RANKED));
  const weighed = weigh(units, segments);
  const names = mode === 'all' ? weigh(plan.names, segments) : [];
  const day = hashOf(request.today);
  const filtered = filters.byLists.length + filters.oneByOne.length > 0;
  let total = 0;
  segments.forEach((segment, at) => {
    const allowed = allowedIn(segment, filters);
    const matches = keepEach(segment, filters, matchesIn(segment, mode, weighed, names, allowed, part));
    total += matches.count;
    countFacets(segment, matches, facets, wanted, counts, filtered ? -1 : wholeList(segment, mode, weighed));
    countLists(segment, matches, lists, below);
    rank(segment, at, matches, top, day, mode === 'any' ? (request.filters.near ?? null) : null);
  });
  return { total, ranked: top.sorted(), counts, below };
}

/** The longest list of the only unit asked, when it is so long that the matches are little else; or -1. */
function wholeList(segment: Segment, mode: Mode, units: readonly WeighedUnit[]): number {
  if (mode !== 'all' || units.length !== 1) return -1;
  const lengths = units[0]!.clauses.map(({ list }) => ({ list, length: lengthOf(list, [segment]) }));
  const longest = lengths.reduce((a, b) => (b.length > a.length ? b : a), { list: -1, length: 0 });
  return longest.length > segment.count * LONG_PART ? longest.list : -1;
}

const everyone = new Uint16Array(SEGMENT_MOST);
const noScores = new Float32Array(SEGMENT_MOST);

function matchesIn(
  segment: Segment,
  mode: Mode,
  units: readonly WeighedUnit[],
  names: readonly WeighedUnit[],
  allowed: Uint32Array,
  part: number,
): Matches {
  if (mode === 'most') return matchMost(segment, units, part, allowed);
  if (mode === 'any') return { docs: everyone, count: listBits(allowed, everyone), scores: noScores };
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

/** What is only near to what was asked (a wider concept) says nothing when so many suppliers have it. */
const GOOD_WEIGHT = 0.5;
const COMMON = { part: 0.1, least: 1000 };

/** A list that few are in says more (BM25's measure of it). */
function weigh(units: readonly Asked[], segments: readonly Segment[]): WeighedUnit[] {
  const suppliers = segments.reduce((sum, { count }) => sum + count, 0);
  const common = Math.max(COMMON.least, suppliers * COMMON.part);
  return units.map(({ clauses }) => {
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
  const { latitudes, longitudes, ids, names } = held.data;
  const point = { latitude: latitudes[doc]!, longitude: longitudes[doc]! };
  return {
    id: textAt(ids, doc),
    name: textAt(names, doc),
    score,
    reasons: reasonsOf(held, doc, units, index.lexicon, index.words),
    ...(near && { distanceKm: distanceKm(near, point) }),
  };
}
