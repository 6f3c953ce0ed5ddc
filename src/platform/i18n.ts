import { getLocale } from '../paraglide/runtime.js';
import type { Locale, Text } from './text.ts';

/** The reader's language: from the address, on the server and in the browser alike. */
export const currentLocale = (): Locale => getLocale() as Locale;

/** A path in the reader's language: French at the root, English under /en. Give it paths without a prefix. */
export function href(path: string, locale: Locale = currentLocale()): string {
  if (locale === 'fr') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The path without its language prefix. */
export const withoutLocale = (pathname: string): string => pathname.replace(/^\/en(?=\/|$)/, '') || '/';

/** The reader's side of a bilingual text. */
export const read = (value: Text, locale: Locale = currentLocale()): string => value[locale];

/** Picks `nameFr` or `nameEn` of a record, whichever the reader reads; the other when that one is empty. */
export function pick<K extends string>(
  record: { [P in `${K}Fr` | `${K}En`]: string | null },
  key: K,
  locale: Locale = currentLocale(),
): string {
  const [first, second] = locale === 'fr' ? (['Fr', 'En'] as const) : (['En', 'Fr'] as const);
  return record[`${key}${first}`] || record[`${key}${second}`] || '';
}

const TAGS = { fr: 'fr-CA', en: 'en-CA' } as const;
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
  const found = formats.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  formats.set(key, made);
  return made;
}

/** "150 000" or "150,000". Unknown (null) reads "—", never 0. */
export function formatNumber(
  value: number | null,
  locale: Locale = currentLocale(),
  options: Intl.NumberFormatOptions = {},
): string {
  if (value === null) return '—';
  return cached(
    `n${locale}${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(TAGS[locale], options),
  ).format(value);
}

/** Cents of a currency as money: "1 234,50 $" or "$1,234.50". Cents are left out when there are none. */
export function formatMoney(
  cents: number | null,
  locale: Locale = currentLocale(),
  currency = 'CAD',
): string {
  const whole = cents !== null && cents % 100 === 0;
  return formatNumber(cents === null ? null : cents / 100, locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
}

/** A ratio (0.5) as "50 %". */
export const formatPercent = (ratio: number | null, locale: Locale = currentLocale(), digits = 0): string =>
  formatNumber(ratio, locale, { style: 'percent', maximumFractionDigits: digits });

/** A calendar day (YYYY-MM-DD) or an instant, in Québec's time. */
export function formatDate(
  value: string | Date | null,
  locale: Locale = currentLocale(),
  style: 'long' | 'medium' | 'short' = 'long',
): string {
  if (value === null) return '—';
  const day = typeof value === 'string' && value.length === 10;
  const format = cached(
    `d${locale}${style}${day}`,
    () =>
      new Intl.DateTimeFormat(TAGS[locale], { dateStyle: style, timeZone: day ? 'UTC' : 'America/Toronto' }),
  );
  return format.format(new Date(value));
}

/** An instant with its hour, in Québec's time. */
export function formatDateTime(value: string | Date | null, locale: Locale = currentLocale()): string {
  if (value === null) return '—';
  return cached(
    `t${locale}`,
    () =>
      new Intl.DateTimeFormat(TAGS[locale], {
        dateStyle: 'long',
        timeStyle: 'short',
        timeZone: 'America/Toronto',
      }),
  ).format(new Date(value));
}
