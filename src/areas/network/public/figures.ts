import type { Language } from '../capabilities/index.ts';
import { languageTag } from './language-tag.ts';

const made = new Map<string, unknown>();

/** Making a format takes longer than using it a thousand times. */
function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const format = make();
  made.set(key, format);
  return format;
}

export const numberIn = (value: number, language: Language, options: Intl.NumberFormatOptions = {}): string =>
  once(
    `n${language}${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(languageTag(language), { maximumFractionDigits: 3, ...options }),
  ).format(value);

/** A day (`YYYY-MM-DD`), or the day of an instant, as the language writes it. */
export const dateIn = (day: string | Date, language: Language): string =>
  once(
    `d${language}`,
    () => new Intl.DateTimeFormat(languageTag(language), { dateStyle: 'long', timeZone: 'UTC' }),
  ).format(new Date(day));

/** 320 mm, 7.5 m: what is longer than a metre is said in metres. */
export const lengthIn = (mm: number, language: Language): string =>
  mm < 1000
    ? `${numberIn(mm, language)}\u00a0mm`
    : `${numberIn(mm / 1000, language, { maximumFractionDigits: 2 })}\u00a0m`;

export const massIn = (kg: number, language: Language): string =>
  kg < 10_000
    ? `${numberIn(kg, language)}\u00a0kg`
    : `${numberIn(kg / 1000, language, { maximumFractionDigits: 1 })}\u00a0t`;

export const tonnesIn = (tonnes: number, language: Language): string =>
  `${numberIn(tonnes, language)}\u00a0t`;

export const toleranceIn = (mm: number, language: Language): string =>
  `±\u00a0${numberIn(mm, language)}\u00a0mm`;

export const percentIn = (percent: number, language: Language): string =>
  numberIn(percent / 100, language, { style: 'percent' });

const nameIn = (type: 'region' | 'language') => (code: string, language: Language) =>
  once(
    `${type}${language}`,
    () => new Intl.DisplayNames(languageTag(language), { type, fallback: 'code' }),
  ).of(code) ?? code;

export const countryIn = nameIn('region');
export const tongueIn = nameIn('language');

/** A name at the start of a line or title: "aluminium extrusion" is "Aluminium extrusion". */
export const atStart = (text: string, language: Language): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(languageTag(language)) + rest.join('');
};

/** Things said one after the other. (`Intl.ListFormat` says "and", or nothing at all between signs.) */
export const listIn = (things: readonly string[], language: Language): string =>
  things.join(language === 'zh' || language === 'ja' ? '、' : ', ');
