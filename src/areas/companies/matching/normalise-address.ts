import { normalisePostalCode } from './normalise-contact.ts';
import { fold, unique, words } from './text.ts';
import { DIRECTIONS, SMALL_WORDS, STREET_TYPES } from './words.ts';

export interface Address {
  /** Civic number, 0 where there is none. */
  readonly civic: number;
  /** Apartment, suite or floor, empty where there is none. */
  readonly unit: string;
  /** n, s, e, w or empty. */
  readonly direction: string;
  /** What names the street, without its kind: `rue Saint-Denis` → `st denis`. */
  readonly street: readonly string[];
  /** A postal code found in the line itself. */
  readonly postalCode?: string;
}

const CANADIAN_CODE = /(?<![a-z0-9])[a-z]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])/;
const FINAL_ZIP = /(?<=[a-z][ ,.]+)\d{5}(?:-\d{4})?\s*$/;
const FLOOR = /(?<![a-z0-9])(\d+)(?:e|er|ieme|eme|nd|rd|st|th)? (?:etage|floor)(?![a-z])/;
const UNIT =
  /(?:(?<![a-z])(?:app|apt|appartement|apartment|suite|ste|bureau|bur|local|unit|unite|porte|room|rm|floor|etage|piece|office)(?![a-z])[. ]*|#\s*)(?:no?[. ]+)?((?:[a-z]-?)?\d+[a-z]?(?![a-z0-9])|[a-z](?![a-z0-9]))/;
const TWO_NUMBERS = /^\W*(\d+)[a-z]?\s*[-/]\s*(\d+)(?=[a-z]?[\s,])/;
const MAX_STREET_WORDS = 6;

/** Takes a street line apart. Text that is no address gives civic 0 and whatever words it holds. */
export function normaliseAddress(text: string): Address {
  const [afterCode, code] = take(take2(fold(text)), FINAL_ZIP);
  const [afterCanadian, canadian] = take(afterCode, CANADIAN_CODE);
  const [afterFloor, floor] = take(afterCanadian, FLOOR);
  const [afterUnit, unit] = take(afterFloor, UNIT);
  const numbers = leadingNumbers(afterUnit);
  const street = streetOf(numbers.rest);
  return {
    civic: numbers.civic,
    unit: (unit ?? numbers.unit ?? floor ?? '').replaceAll('-', ''),
    ...street,
    postalCode: normalisePostalCode(canadian ?? code),
  };
}

const take2 = (folded: string): string => folded.replace(/\s+/g, ' ').replaceAll("'", ' ');

function take(text: string, pattern: RegExp): [rest: string, found: string | undefined] {
  const found = pattern.exec(text);
  if (found === null) return [text, undefined];
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return [rest, found[1] ?? found[0]];
}

interface Numbers {
  readonly civic: number;
  readonly unit?: string;
  readonly rest: readonly string[];
}

function leadingNumbers(text: string): Numbers {
  const two = TWO_NUMBERS.exec(text);
  if (two !== null) return twoNumbers(two, text);
  const tokens = words(text);
  const at = tokens.findIndex((token, index) => index < 4 && isCivic(token, tokens[index + 1]));
  // `Route 138`, `4e Avenue` without a door: the number belongs to the street.
  if (at < 0 || STREET_TYPES.has(tokens[at - 1] ?? '')) return { civic: 0, rest: tokens };
  return { civic: parseInt(tokens[at] ?? '0', 10), rest: tokens.slice(at + 1) };
}

/** `12e avenue` is a street's name, `12 e avenue` and `12e, rue X` are not worth telling apart. */
const isCivic = (token: string, next = ''): boolean =>
  /^\d{1,6}[a-z]?$/.test(token) && !(token.endsWith('e') && STREET_TYPES.has(next));

/** `200-3449 rue X` is unit 200 at 3449; `3449-3453 rue X` is a building with several doors. */
function twoNumbers(found: RegExpExecArray, text: string): Numbers {
  const first = Number(found[1]);
  const second = Number(found[2]);
  const rest = words(text.slice(found[0].length).replace(/^[a-z](?=[\s,])/, ''));
  const isRange = second > first && second - first <= 40 && found[1]?.length === found[2]?.length;
  if (isRange) return { civic: cap(first), rest };
  return { civic: cap(second), unit: found[1], rest };
}

const cap = (civic: number): number => (civic <= 999_999 ? civic : 0);

function streetOf(tokens: readonly string[]): { direction: string; street: string[] } {
  const named = tokens.filter((token, at) => !isStreetType(tokens, at) && !SMALL_WORDS.has(token));
  const directions = named.filter((token) => DIRECTIONS.has(token));
  const street = named.filter((token) => !DIRECTIONS.has(token)).map(streetWord);
  // `Avenue N`: the letter is the street.
  const kept = street.length > 0 ? street : directions;
  const direction = street.length > 0 ? (DIRECTIONS.get(directions[0] ?? '') ?? '') : '';
  return { direction, street: unique(kept).slice(0, MAX_STREET_WORDS) };
}

/** `st` is a street at the end of the name and a saint before one. */
function isStreetType(tokens: readonly string[], at: number): boolean {
  const token = tokens[at] ?? '';
  if (!STREET_TYPES.has(token)) return false;
  if (token !== 'st') return true;
  const next = tokens[at + 1];
  return at > 0 && (next === undefined || DIRECTIONS.has(next));
}

function streetWord(word: string): string {
  if (word === 'saint') return 'st';
  if (word === 'sainte') return 'ste';
  return /^(\d+)(?:e|er|re|ere|eme|ieme|st|nd|rd|th)$/.exec(word)?.[1] ?? word;
}

/** A town's name in one spelling: `Saint-Jean`, `St Jean` → `stjean`. */
export function normaliseCity(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const city = words(fold(text)).map(streetWord).join('');
  return city === '' ? undefined : city;
}
