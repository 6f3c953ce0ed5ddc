import type { Language } from '../capabilities/index.ts';
import { languageTag } from '../public/language-tag.ts';

/** What is written one way in each language: days, amounts and countries, for readers of any of the twelve. */
const once = <T>(make: (language: Language) => T): ((language: Language) => T) => {
  const made = new Map<Language, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
};

const days = once(
  (language) => new Intl.DateTimeFormat(languageTag(language), { dateStyle: 'long', timeZone: 'UTC' }),
);
const countries = once((language) => new Intl.DisplayNames([languageTag(language)], { type: 'region' }));
const money = new Map<string, Intl.NumberFormat>();
const numbers = once(
  (language) => new Intl.NumberFormat(languageTag(language), { maximumFractionDigits: 3 }),
);

/** A calendar day (`YYYY-MM-DD`). */
export const sayDay = (day: string, language: Language): string => days(language).format(new Date(day));

export const sayNumber = (value: number, language: Language): string => numbers(language).format(value);

/** Whole cents of a currency (ISO 4217), with its code: `$` alone is six countries' money. */
export function sayMoney(cents: number, currency: string, language: Language): string {
  const key = `${language} ${currency}`;
  const format =
    money.get(key) ??
    new Intl.NumberFormat(languageTag(language), { style: 'currency', currency, currencyDisplay: 'code' });
  money.set(key, format);
  return format.format(cents / 100);
}

export const sayCountry = (code: string, language: Language): string => countries(language).of(code) ?? code;

/** Every country by name, as a choice list has them (ISO 3166-1, the codes that have a name). */
export const countryChoices = once((language) =>
  COUNTRY_CODES.map((code) => ({ code, name: sayCountry(code, language) })).sort((a, b) =>
    a.name.localeCompare(b.name, languageTag(language)),
  ),
);

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that name no country of their own: groups, and what only some programs use. */
const NOT_COUNTRIES = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

const COUNTRY_CODES: readonly string[] = (() => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  // An old code is written as the one that took its place, and would name a country twice.
  const current = (code: string) => new Intl.Locale(`und-${code}`).region === code;
  return all.filter((code) => !NOT_COUNTRIES.has(code) && current(code) && names.of(code) !== undefined);
})();
