import { NUMBER_NAMES, type NumberName, type Point } from '../document.ts';
import type { FacetName, SearchFilters } from '../engine.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Words } from '../text/words.ts';
import { dayNumber } from '../analyse.ts';
import { facetValue } from './facet-values.ts';
import { hasBit, listPlace, type Segment } from './segment.ts';

/** A filter made ready: takes away from the suppliers of a segment those that it does not let through. */
export type Narrowing = (segment: Segment, allowed: Uint32Array) => void;

/** What a number must be against the one asked: at least it, or at most. */
const AT_MOST: ReadonlySet<NumberName> = new Set(['toleranceMm', 'batchMin', 'leadTimeDays']);

export function narrowings(
  filters: SearchFilters,
  today: string,
  lexicon: Lexicon,
  words: Words,
): Narrowing[] {
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
  return [
    ...values
      .filter(([, list]) => list && list.length > 0)
      .map(([facet, list]) => anyOf(list!.map((value) => words.find('f', facetValue(facet, value))))),
    ...(filters.concepts ?? []).map((id) => anyOf([numberOf(id)])),
    ...(filters.certificateValid ?? []).map((id) => validOn(numberOf(id), dayNumber(today), lexicon)),
    ...Object.entries(filters.atLeast ?? {}).map(([name, asked]) => asGoodAs(name as NumberName, asked)),
    ...(near ? [within(near)] : []),
  ];
}

/** Suppliers of any of the lists. A list that nobody is in (-1) lets nobody through. */
function anyOf(lists: readonly number[]): Narrowing {
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

function eachAllowed(allowed: Uint32Array, keep: (doc: number) => boolean): void {
  for (let word = 0; word < allowed.length; word++) {
    let bits = allowed[word]!;
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits);
      bits &= ~(1 << bit);
      if (!keep(word * 32 + bit)) allowed[word]! &= ~(1 << bit);
    }
  }
}

function asGoodAs(name: NumberName, asked: number): Narrowing {
  const column = NUMBER_NAMES.indexOf(name);
  const [sign, limit] = AT_MOST.has(name) ? [-1, -asked] : [1, asked];
  // Numbers are kept with seven digits: what was asked is rounded as they are.
  const rounded = Math.fround(limit);
  return ({ data }, allowed) =>
    eachAllowed(allowed, (doc) => sign * data.numbers[doc * NUMBER_NAMES.length + column]! >= rounded);
}

function validOn(concept: number, day: number, lexicon: Lexicon): Narrowing {
  const holds = anyOf([concept]);
  const accepted = new Set<number>();
  const isUnder = (at: number): boolean => at === concept || (at >= 0 && isUnder(lexicon.parents[at]!));
  lexicon.concepts.forEach((_, at) => isUnder(at) && accepted.add(at));
  return (segment, allowed) => {
    holds(segment, allowed);
    const { certificateStarts, certificates, certificateDays } = segment.data;
    eachAllowed(allowed, (doc) => {
      for (let at = certificateStarts[doc]!; at < certificateStarts[doc + 1]!; at++)
        if (certificateDays[at]! >= day && accepted.has(certificates[at]!)) return true;
      return false;
    });
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

function within({ km, ...place }: Point & { km: number }): Narrowing {
  const degrees = km / (EARTH_KM * RADIANS);
  return ({ data }, allowed) =>
    eachAllowed(allowed, (doc) => {
      const latitude = data.latitudes[doc]!;
      if (!(Math.abs(latitude - place.latitude) <= degrees)) return false;
      return distanceKm(place, { latitude, longitude: data.longitudes[doc]! }) <= km;
    });
}

/** The suppliers of a segment that every filter lets through; those that were removed never are. */
export function allowedIn(segment: Segment, filters: readonly Narrowing[]): Uint32Array {
  if (filters.length === 0) return segment.live;
  const allowed = segment.live.slice();
  for (const narrow of filters) narrow(segment, allowed);
  return allowed;
}

/** The numbers of the bits that are set, into `docs`; says how many. */
export function listBits(bits: Uint32Array, count: number, docs: Uint16Array): number {
  let found = 0;
  for (let doc = 0; doc < count; doc++) if (hasBit(bits, doc)) docs[found++] = doc;
  return found;
}
