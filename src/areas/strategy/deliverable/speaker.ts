import { m } from '#messages';
import { formatDate, formatMoney, formatNumber, formatPercent } from '../../../platform/i18n.ts';
import type { Locale, Text } from '../../../platform/text.ts';
import type { Payback } from '../document/document.ts';
import type { Words } from '../document/field.ts';
import { quarterName } from '../document/place-names.ts';

type Message<P> = (params: P, options: { locale: Locale }) => string;

/** How one language says things. Unknown reads "—", never 0. */
export interface Speaker {
  locale: Locale;
  /** A message without parameters. */
  say(words: Words): string;
  /** A message with parameters, already written for the reader. */
  tell<P>(message: Message<P>, params: P): string;
  read(text: Text): string;
  money(cents: number | null): string;
  number(value: number | null): string;
  percent(ratio: number | null): string;
  date(day: string): string;
  days(count: number | null): string;
  score(value: number | null): string;
  quarter(quarter: string): string;
  payback(payback: Payback): string;
}

export const UNKNOWN = '—';

export function speaker(locale: Locale): Speaker {
  const options = { locale };
  const tell: Speaker['tell'] = (message, params) => message(params, options);
  const number = (value: number | null): string => formatNumber(value, locale);
  return {
    locale,
    tell,
    number,
    say: (words) => words({}, options),
    read: (text) => text[locale] || text.fr || text.en,
    money: (cents) => formatMoney(cents, locale),
    percent: (ratio) => formatPercent(ratio, locale),
    date: (day) => formatDate(day, locale),
    days: (count) => (count === null ? UNKNOWN : tell(m.deliverable_days, { count: number(count) })),
    score: (value) => formatNumber(value === null ? null : Math.round(value), locale),
    quarter: (quarter) => quarterName(quarter, locale),
    payback: (payback) => paybackText(tell, payback, locale),
  };
}

function paybackText(tell: Speaker['tell'], payback: Payback, locale: Locale): string {
  if (payback.kind === 'unknown') return UNKNOWN;
  if (payback.kind === 'never') return tell(m.deliverable_payback_never_short, {});
  if (payback.years === 0) return tell(m.deliverable_payback_now, {});
  // Rounded first: 1.98 years reads "2 years", and the plural follows what is read.
  const years = Math.max(0.1, Math.round(payback.years * 10) / 10);
  const written = formatNumber(years, locale, { maximumFractionDigits: 1 });
  const one = years < 2 && (locale === 'fr' || years === 1);
  return tell(one ? m.deliverable_payback_year : m.deliverable_payback_years, { years: written });
}
