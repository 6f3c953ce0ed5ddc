import { dayNumber } from './analyse.ts';
import type { FacetCount, Hit, SearchRequest, SearchResult, SupplierSearch } from './engine.ts';
import { allowedIn, distanceKm, narrowings, type Narrowings } from './index/filter.ts';
import { mostFirst } from './index/facets.ts';
import { countLists, segmentCounts } from './index/segment-counts.ts';
import { matchesIn, type Asking } from './index/match.ts';
import { inWholeNumbers, type Question } from './index/weights.ts';
import { rank } from './index/rank.ts';
import { listPlace, textAt, type Segment } from './index/segment.ts';
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

type Mode = Asking['mode'];

interface Found {
  total: number;
  ranked: Ranked[];
  counts: Uint32Array;
  /** Of the children that are counted, and of certificates that are valid. */
  byConcept: Uint32Array;
}

function searchIn(index: SupplierIndex, request: SearchRequest): SearchResult {
  const { lexicon, words } = index;
  index.prepareFor(dayNumber(request.today));
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
    facets: facetsOf(index, request, found),
    below: belowOf(request, lexicon, found.byConcept),
    understood: plan.understood.map((one) => ({ ...one, concept: lexicon.concepts[one.concept]!.id })),
    typingMistakes: plan.typingMistakes,
  };
}

/** The children to count of each concept that was asked for. */
const childrenAsked = ({ below = [] }: SearchRequest, { numbers, children }: Lexicon) =>
  below.map((id) => ({ id, children: children.get(numbers.get(id) ?? -1) ?? [] }));

function belowOf(request: SearchRequest, lexicon: Lexicon, counts: Uint32Array): SearchResult['below'] {
  const asked = childrenAsked(request, lexicon);
  return Object.fromEntries(asked.map(({ id, children }) => [id, countsOf(children, lexicon, counts)]));
}

function facetsOf(
  { facets, lexicon }: SupplierIndex,
  request: SearchRequest,
  found: Found,
): SearchResult['facets'] {
  const named = facets.named(request.facets, found.counts);
  if (named.certificate) named.certificate = countsOf(lexicon.certificates, lexicon, found.byConcept);
  return named;
}

const countsOf = (concepts: readonly number[], lexicon: Lexicon, counts: Uint32Array): FacetCount[] =>
  concepts
    .map((concept) => ({ value: lexicon.concepts[concept]!.id, count: counts[concept]! }))
    .filter(({ count }) => count > 0)
    .sort(mostFirst);

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
  const { segments, facets, lexicon } = index;
  const counts = new Uint32Array(facets.lists.length);
  const byConcept = new Uint32Array(lexicon.concepts.length);
  const below = childrenAsked(request, lexicon).flatMap(({ children }) => children);
  const isCertificate = (concept: number) => lexicon.concepts[concept]!.kind === 'certificate';
  const lists = below.filter((concept) => !isCertificate(concept));
  const counting = request.facets.length > 0 || below.some(isCertificate);
  const top = new Top(Math.min(request.offset + request.limit, MOST_RANKED));
  const asking = askingOf(mode, plan, weigh(units, segments), segments, part);
  const day = hashOf(request.today);
  const counted = { table: facets, lexicon, day: dayNumber(request.today) };
  const filtered = filters.byLists.length + filters.oneByOne.length > 0;
  let total = 0;
  segments.forEach((segment, at) => {
    const matches = matchesIn(segment, asking, allowedIn(segment, filters), filters);
    total += matches.count;
    if (counting)
      segmentCounts(segment, counted).add(
        matches,
        filtered ? -1 : wholeList(segment, asking),
        counts,
        byConcept,
      );
    countLists(segment, matches, lists, byConcept);
    rank(segment, at, matches, top, day, mode === 'any' ? (request.filters.near ?? null) : null);
  });
  return { total, ranked: top.sorted(), counts, byConcept };
}

function askingOf(
  mode: Mode,
  plan: Plan,
  asked: Question,
  segments: readonly Segment[],
  part: number,
): Asking {
  if (mode === 'any') return { mode };
  return mode === 'all' ? { mode, asked, names: weigh(plan.names, segments) } : { mode, asked, part };
}

/** The longest list of the only unit asked, or -1. */
function wholeList(segment: Segment, asking: Asking): number {
  if (asking.mode !== 'all' || asking.asked.units.length !== 1) return -1;
  const lengths = asking.asked.units[0]!.clauses.map(({ list }) => ({
    list,
    length: lengthOf(list, [segment]),
  }));
  return lengths.reduce((a, b) => (b.length > a.length ? b : a), { list: -1, length: 0 }).list;
}

/** What is only near to what was asked (a wider concept) says nothing when so many suppliers have it. */
const GOOD_WEIGHT = 0.5;
const COMMON = { part: 0.1, least: 1000 };

/** A list that few are in says more (BM25's measure of it). */
function weigh(units: readonly Asked[], segments: readonly Segment[]): Question {
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

function lengthOf(list: number, segments: readonly Segment[]): number {
  let length = 0;
  for (const segment of segments) {
    const place = listPlace(segment, list);
    if (place >= 0) length += segment.data.starts[place + 1]! - segment.data.starts[place]!;
  }
  return length;
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
