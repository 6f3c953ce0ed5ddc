import { NUMBER_NAMES, type NumberName, type Point } from '../document.ts';
import type { FacetName, SearchFilters } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import { dayNumber } from '../analyse.ts';
import { facetValue } from './facet-values.ts';
import { commonBits, setBits } from './bits.ts';
import { degreesAround, distanceKm, kmBetween } from './distance.ts';
import { havingAll } from './candidates.ts';
import { placedIn } from './parts.ts';
import { inWholeNumbers } from './weights.ts';
import type { Segment } from './segment.ts';
import { validCertificates } from './valid-certificates.ts';
import { withSpareBits } from './spare-bits.ts';

/**
 * Filters made ready. Some take away a segment's suppliers all at once, by lists; others look at each, and do so after
 * the words were matched, when few are left.
 */
export interface Narrowings {
  byLists: readonly ((segment: Segment, allowed: Uint32Array) => void)[];
  oneByOne: readonly OneByOne[];
}

/** Leaves those of the first `count` that it lets through at the start of `docs`, in their order; says how many. */
type OneByOne = (segment: Segment, docs: Uint16Array, count: number) => number;

/** What a number must be against the one asked: at least it, or at most. */
const AT_MOST: ReadonlySet<NumberName> = new Set(['toleranceMm', 'batchMin', 'leadTimeDays']);

export function narrowings(
  filters: SearchFilters,
  today: string,
  lexicon: Lexicon,
  words: Words,
): Narrowings {
  const { regions, roles, sizes, languages, markets, openNow, near } = filters;
  const values: [FacetName, readonly string[] | undefined][] = [
    ['region', regions],
    ['role', roles],
    ['size', sizes],
    ['language', languages],
    ['market', markets],
    ['open', openNow ? ['yes'] : undefined],
  ];
  const numberOf = (id: string) => lexicon.numbers.get(id) ?? -1;
  const certificates = (filters.certificateValid ?? []).map(numberOf);
  return {
    byLists: [
      ...values
        .filter(([, list]) => list && list.length > 0)
        .map(([facet, list]) => anyOf(list!.map((value) => words.find('f', facetValue(facet, value))))),
      ...(filters.concepts ?? []).map((id) => anyOf([numberOf(id)])),
      ...certificates.map((concept) => holding(concept, dayNumber(today), lexicon)),
    ],
    oneByOne: [
      ...Object.entries(filters.atLeast ?? {}).map(([name, asked]) => asGoodAs(name as NumberName, asked)),
      ...(near ? [within(near)] : []),
    ],
  };
}

/** Suppliers of any of the lists. A list that nobody is in (-1) lets nobody through. */
function anyOf(lists: readonly number[]): Narrowings['byLists'][number] {
  const clauses = lists.filter((list) => list >= 0).map((list) => ({ list, weight: 1, share: 1 }));
  const question = inWholeNumbers([{ clauses, weight: 1 }]);
  return (segment, allowed) =>
    withSpareBits(allowed.length, (spare) => {
      const those = spare();
      havingAll(segment, placedIn(segment, question), allowed, those);
      allowed.set(those);
    });
}

/** Those whose certificate, or narrower one, is valid on the day. */
function holding(concept: number, day: number, { parents }: Lexicon): Narrowings['byLists'][number] {
  return (segment, allowed) => {
    withSpareBits(allowed.length, (spare) => {
      const holders = spare().fill(0);
      const docs = validCertificates(segment, day, parents).holdersOf(concept);
      setBits(holders, docs, 0, docs.length);
      commonBits(allowed, holders, allowed);
    });
  };
}

function asGoodAs(name: NumberName, asked: number): OneByOne {
  const column = NUMBER_NAMES.indexOf(name);
  // Numbers are kept with seven digits: what was asked is rounded as they are.
  const limit = Math.fround(asked);
  const sign = AT_MOST.has(name) ? -1 : 1;
  return ({ data }, docs, count) => {
    const numbers = data.numbers[column]!;
    let kept = 0;
    for (let at = 0; at < count; at++)
      if (sign * numbers[docs[at]!]! >= sign * limit) docs[kept++] = docs[at]!;
    return kept;
  };
}

function within({ km, ...place }: Point & { km: number }): OneByOne {
  const degrees = degreesAround(place, km);
  return ({ data: { latitudes, longitudes } }, docs, count) => {
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const doc = docs[at]!;
      const latitude = latitudes[doc]!;
      const longitude = longitudes[doc]!;
      if (!(kmBetween(latitude, place.latitude) <= km)) continue;
      const turn = Math.abs(longitude - place.longitude);
      if (Math.min(turn, 360 - turn) > degrees) continue;
      if (distanceKm(place, { latitude, longitude }) <= km) docs[kept++] = doc;
    }
    return kept;
  };
}

/** The suppliers of a segment that the lists let through; those that were removed never are. */
export function allowedIn(segment: Segment, { byLists }: Narrowings): Uint32Array {
  if (byLists.length === 0) return segment.live;
  const allowed = segment.live.slice();
  for (const narrow of byLists) narrow(segment, allowed);
  return allowed;
}

/** Leaves those that each of the others lets through at the start of `docs`, in their order; says how many. */
export function keepEach(
  segment: Segment,
  { oneByOne }: Narrowings,
  docs: Uint16Array,
  count: number,
): number {
  return oneByOne.reduce((left, keep) => keep(segment, docs, left), count);
}
