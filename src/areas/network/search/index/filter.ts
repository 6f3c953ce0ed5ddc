import { NUMBER_NAMES, type NumberName, type Point } from '../document.ts';
import type { FacetName, SearchFilters } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import { dayNumber } from '../analyse.ts';
import { facetValue } from './facet-values.ts';
import type { Matches } from './score.ts';
import { listPlace, type Segment } from './segment.ts';

/**
 * Filters made ready. Some take away a segment's suppliers all at once, by lists; others look at each, and do so after
 * the words were matched, when few are left.
 */
export interface Narrowings {
  byLists: readonly ((segment: Segment, allowed: Uint32Array) => void)[];
  oneByOne: readonly ((segment: Segment) => (doc: number) => boolean)[];
}

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
      ...certificates.map((concept) => anyOf([concept])),
    ],
    oneByOne: [
      ...certificates.map((concept) => validOn(concept, dayNumber(today), lexicon)),
      ...Object.entries(filters.atLeast ?? {}).map(([name, asked]) => asGoodAs(name as NumberName, asked)),
      ...(near ? [within(near)] : []),
    ],
  };
}

/** Suppliers of any of the lists. A list that nobody is in (-1) lets nobody through. */
function anyOf(lists: readonly number[]): Narrowings['byLists'][number] {
  return (segment, allowed) => {
    const union = new Uint32Array(allowed.length);
    for (const list of lists) {
      const place = list < 0 ? -1 : listPlace(segment, list);
      if (place < 0) continue;
      const { starts, docs } = segment.data;
      for (let at = starts[place]!; at < starts[place + 1]!; at++)
        union[docs[at]! >>> 5]! |= 1 << (docs[at]! & 31);
    }
    for (let at = 0; at < allowed.length; at++) allowed[at]! &= union[at]!;
  };
}

type OneByOne = Narrowings['oneByOne'][number];

function asGoodAs(name: NumberName, asked: number): OneByOne {
  const column = NUMBER_NAMES.indexOf(name);
  // Numbers are kept with seven digits: what was asked is rounded as they are.
  const limit = Math.fround(asked);
  return ({ data: { numbers } }) =>
    AT_MOST.has(name)
      ? (doc) => numbers[doc * NUMBER_NAMES.length + column]! <= limit
      : (doc) => numbers[doc * NUMBER_NAMES.length + column]! >= limit;
}

function validOn(concept: number, day: number, lexicon: Lexicon): OneByOne {
  const accepted = new Set<number>();
  const isUnder = (at: number): boolean => at === concept || (at >= 0 && isUnder(lexicon.parents[at]!));
  lexicon.concepts.forEach((_, at) => isUnder(at) && accepted.add(at));
  return ({ data: { certificateStarts, certificates, certificateDays } }) =>
    (doc) => {
      for (let at = certificateStarts[doc]!; at < certificateStarts[doc + 1]!; at++)
        if (certificateDays[at]! >= day && accepted.has(certificates[at]!)) return true;
      return false;
    };
}

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Great-circle distance, in km. */
export function distanceKm(a: Point, b: Point): number {
  const [from, to] = [a.latitude * RADIANS, b.latitude * RADIANS];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

function within({ km, ...place }: Point & { km: number }): OneByOne {
  const degrees = km / (EARTH_KM * RADIANS);
  return ({ data: { latitudes, longitudes } }) =>
    (doc) => {
      const latitude = latitudes[doc]!;
      if (!(Math.abs(latitude - place.latitude) <= degrees)) return false;
      return distanceKm(place, { latitude, longitude: longitudes[doc]! }) <= km;
    };
}

/** The suppliers of a segment that the lists let through; those that were removed never are. */
export function allowedIn(segment: Segment, { byLists }: Narrowings): Uint32Array {
  if (byLists.length === 0) return segment.live;
  const allowed = segment.live.slice();
  for (const narrow of byLists) narrow(segment, allowed);
  return allowed;
}

/** Leaves those that each of the others lets through, in their order. */
export function keepEach(segment: Segment, { oneByOne }: Narrowings, matches: Matches): Matches {
  if (oneByOne.length === 0) return matches;
  const tests = oneByOne.map((prepare) => prepare(segment));
  const { docs } = matches;
  let count = 0;
  for (let at = 0; at < matches.count; at++) {
    const doc = docs[at]!;
    if (tests.every((passes) => passes(doc))) docs[count++] = doc;
  }
  return { ...matches, count };
}

/** The numbers of the bits that are set, into `docs`; says how many. */
export function listBits(bits: Uint32Array, docs: Uint16Array): number {
  let found = 0;
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word]!; left !== 0; left &= left - 1)
      docs[found++] = word * 32 + 31 - Math.clz32(left & -left);
  return found;
}
