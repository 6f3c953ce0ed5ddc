import type { WordFrequencies } from './lexicon.ts';
import { holdersIn } from './lexicon.ts';
import { namesAsTokens } from './normalise-name.ts';
import {
  domainStem,
  normaliseBn,
  normaliseDomain,
  normaliseNeq,
  normalisePhone,
  postalArea,
} from './normalise-contact.ts';
import { placeOf } from './field-place.ts';
import type { MatchRecord } from './record.ts';
import { unique } from './text.ts';

/** Goes up when keys change their meaning: stored keys of another version must be computed again. */
export const BLOCKING_VERSION = 1;

/** A word held by more firms than this finds too many: it counts only together with a place or another word. */
export const COMMON_FROM = 40;

/** What a data set gives to be blocked on. */
export interface KeyParts {
  /** Keys that stand alone: identifiers, telephone, domain, door. */
  readonly fixed: readonly string[];
  /** Texts as words; the first two are used. */
  readonly texts: readonly (readonly string[])[];
  /** Neighbourhood that narrows a common word. */
  readonly area?: string;
}

/** How many records hold a word. */
export type CountOf = (word: string) => number;

/** The parts of a firm's record that keys are made of. */
export function companyKeyParts(record: MatchRecord): KeyParts {
  const { address, postal, city } = placeOf(record);
  const civic = address === undefined || address.civic === 0 ? undefined : String(address.civic);
  const street = [...(address?.street ?? [])].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
  const phone = normalisePhone(record.phone);
  const domain = normaliseDomain(record.website) ?? normaliseDomain(record.email);
  return {
    fixed: [
      key('i', normaliseNeq(record.neq)),
      key('b', normaliseBn(record.bn)),
      key('p', phone === undefined ? undefined : String(phone.line).padStart(7, '0')),
      key('d', domain === undefined ? undefined : domainStem(domain)),
      key('a', civic, street),
      key('z', civic, postal),
    ].flat(),
    texts: namesAsTokens(record),
    area: postal === undefined ? city : postalArea(postal),
  };
}

function key(kind: string, ...values: readonly (string | undefined)[]): string[] {
  return values.every((value) => value !== undefined && value !== '') ? [`${kind}:${values.join(':')}`] : [];
}

/** Keys from words: rare words alone, common ones with the area, pairs of words, and the start of the rarest word. */
export function wordKeys(parts: KeyParts, countOf: CountOf): string[] {
  return parts.texts
    .slice(0, 2)
    .flatMap((words, at) => textKeys(words, parts.area, countOf, at === 0 ? 3 : 1));
}

function textKeys(
  words: readonly string[],
  area: string | undefined,
  countOf: CountOf,
  most: number,
): string[] {
  const ranked = [...words].sort(
    (a, b) => countOf(a) - countOf(b) || b.length - a.length || (a < b ? -1 : 1),
  );
  const [first, second, third] = ranked;
  const single = ranked.slice(0, most).flatMap((word) => wordKey(word, area, countOf));
  const pairs = most > 1 ? [...pairKey(first, second), ...pairKey(first, third)] : pairKey(first, second);
  const start = most > 1 && first !== undefined && first.length > 4 ? key('s', first.slice(0, 4), area) : [];
  return [...single, ...pairs, ...start];
}

const wordKey = (word: string, area: string | undefined, countOf: CountOf): string[] =>
  countOf(word) >= COMMON_FROM ? key('n', word, area) : key('n', word);

/** In the order of the alphabet, so that word order in the name plays no part. */
const pairKey = (a: string | undefined, b: string | undefined): string[] =>
  a !== undefined && b !== undefined && a > b ? key('w', b, a) : key('w', a, b);

/** The keys of a firm's record, with the words of a given register. */
export function keysOf(record: MatchRecord, frequencies: WordFrequencies): string[] {
  const parts = companyKeyParts(record);
  return unique([...parts.fixed, ...wordKeys(parts, (word) => holdersIn(frequencies, word))]);
}
