import type { Locale } from '#platform/text.ts';
import { naicsReference, regionReference } from './reference.ts';

interface Choice {
  value: string;
  label: string;
  hint?: string;
}

const other = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr');

/** The administrative regions, in the order of their codes. */
export const regionChoices = (locale: Locale): Choice[] =>
  regionReference().regions.map(({ code, name }) => ({ value: code, label: name[locale] }));

/** Manufacturing to four digits, each with its title in the other language, which is searched too. */
export const sectorChoices = (locale: Locale): Choice[] =>
  naicsReference().manufacturing.map((entry) => ({
    value: entry.code,
    label: `${entry.code} · ${entry[locale]}`,
    hint: entry[other(locale)],
  }));

/** What a list is narrowed to: manufacturing as a whole and its subsectors, and `also` when it is neither. */
export function sectorFilters(locale: Locale, also?: string): Choice[] {
  const naics = naicsReference();
  const codes = ['31-33', ...naics.manufacturing.map(({ code }) => code).filter((code) => code.length === 3)];
  return [...new Set([...codes, ...(also ? [also] : [])])].map((code) => ({
    value: code,
    label: `${code} · ${sectorName(code, locale) ?? code}`,
  }));
}

export const sectorName = (code: string, locale: Locale): string | null =>
  naicsReference().closest(code)?.[locale] ?? null;
export const regionName = (code: string, locale: Locale): string | null =>
  regionReference().find(code)?.name[locale] ?? null;
