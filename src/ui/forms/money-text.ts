import type { Locale } from '#platform/text.ts';

/**
 * An amount as people type it, in cents: "176 750,50 $", "$176,750.50", "176750". Null when it is not an amount
 * or has parts of a cent. One or two digits after the last comma or point are cents; three are thousands.
 */
export function centsOfText(typed: string): number | null {
  const bare = typed.replace(/[\s\u00a0\u202f$]/g, '').replace(/^CAD|CAD$/i, '');
  const parts = /^(\d{1,3}(?:([.,'])\d{3})+|\d+)(?:([.,])(\d{1,2}))?$/.exec(bare);
  const [, whole, groupMark, decimalMark, part = ''] = parts ?? [];
  if (!whole || (groupMark && groupMark === decimalMark)) return null;
  const cents = Number(whole.replace(/[.,']/g, '')) * 100 + Number(part.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** Cents as the field shows them for typing over: "176750,50" in French, "176750.50" in English. */
export function textOfCents(cents: number | null | undefined, locale: Locale): string {
  if (cents === null || cents === undefined) return '';
  const [whole, part] = [Math.trunc(cents / 100), cents % 100];
  return part === 0
    ? String(whole)
    : `${whole}${locale === 'fr' ? ',' : '.'}${String(part).padStart(2, '0')}`;
}
