import { formatMoney, formatNumber } from '../../../platform/i18n.ts';
import { m } from '#messages';
import type { Locale } from '../../../platform/text.ts';
import type { TemplateFamily, TemplateRange, TemplateSize } from './template.ts';

type Words = (params?: object, options?: { locale?: Locale }) => string;

const FAMILIES: Record<TemplateFamily, Words> = {
  production: m.catalogue_family_production,
  customer: m.catalogue_family_customer,
  administration: m.catalogue_family_administration,
  foundations: m.catalogue_family_foundations,
};
export const familyName = (family: TemplateFamily, locale?: Locale): string =>
  FAMILIES[family]({}, locale ? { locale } : {});

/** "25 000 $ à 80 000 $"; one amount when both ends are the same. */
export function moneyRange([low, high]: TemplateRange, locale?: Locale): string {
  return between(formatMoney(low, locale), formatMoney(high, locale), locale);
}

/** "12 à 30"; one figure when both ends are the same. */
export function numberRange([low, high]: TemplateRange, locale?: Locale): string {
  return between(formatNumber(low, locale), formatNumber(high, locale), locale);
}

const between = (low: string, high: string, locale?: Locale): string =>
  low === high ? low : m.catalogue_range({ low, high }, locale ? { locale } : {});

/** A figure for the size asked for, or from the least to the most over the sizes that the template is worth it for. */
export function figureFor(
  figures: Readonly<Record<TemplateSize, TemplateRange>>,
  sizes: readonly TemplateSize[],
  size?: TemplateSize,
): TemplateRange {
  const ranges = (size ? [size] : sizes).map((one) => figures[one]);
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}
