import { dayNumber } from './analyse.ts';
import type { FacetCount, Hit, SearchRequest, SearchResult, SupplierSearch } from './engine.ts';
import { childrenAsked, Finder, type Found } from './finder.ts';
import { mostFirst } from './index/facets.ts';
import { distanceKm } from './index/distance.ts';
import { textAt } from './index/segment.ts';
import type { Ranked } from './index/top.ts';
import type { Lexicon } from './lexicon.ts';
import { planQuery, type Asked, type Plan } from './query/plan.ts';
import { reasonsOf } from './query/reasons.ts';
import { createSuggester } from './query/suggest.ts';
import { SupplierIndex, type IndexOptions } from './supplier-index.ts';

/** When fewer have all that was asked, those that have a good part of it are shown as well. */
const ENOUGH = 10;
/** How much of what was asked is a good part; and what is, when too few have that. */
const GOOD_PARTS = [0.6, 0.34];

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

function searchIn(index: SupplierIndex, request: SearchRequest): SearchResult {
  const { lexicon, words } = index;
  index.prepareFor(dayNumber(request.today));
  const plan = planQuery(request.text, request.readerLanguage, { lexicon, words });
  const finder = new Finder(index, request);
  const strict = withoutUnheardOf(plan);
  const all = plan.strict.length > 0 ? finder.all(strict, plan.names) : finder.any();
  const isAll = plan.strict.length === 0 || all.total >= ENOUGH;
  const units = isAll ? strict : plan.loose();
  const found = isAll ? all : finder.most(units, GOOD_PARTS, ENOUGH);
  const reasonUnits = isAll ? [...plan.strict, ...plan.names] : [...plan.strict, ...units];
  const page = found.ranked.slice(request.offset, request.offset + request.limit);
  return {
    total: found.total,
    kept: !isAll || units.length < plan.strict.length ? 'most' : 'all',
    hits: page.map((ranked) => hitOf(index, ranked, reasonUnits, request)),
    facets: facetsOf(index, request, found),
    below: belowOf(request, lexicon, found.byConcept),
    understood: plan.understood.map((one) => ({ ...one, concept: lexicon.concepts[one.concept]!.id })),
    typingMistakes: plan.typingMistakes,
  };
}

function belowOf(request: SearchRequest, lexicon: Lexicon, counts: Uint32Array): SearchResult['below'] {
  const asked = childrenAsked(request.below, lexicon);
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
