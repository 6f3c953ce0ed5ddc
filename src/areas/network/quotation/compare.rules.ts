import type { Need, QuotationFields } from './quotation.ts';

type Priced = Pick<QuotationFields, 'priceCents' | 'currency' | 'priceFor' | 'leadTimeDays' | 'validUntil'>;

/** What the whole need costs, in cents; null for a price a unit when the need does not say how many. */
export const totalCents = (
  { priceCents, priceFor }: Priced,
  { quantity }: Pick<Need, 'quantity'>,
): number | null => {
  if (priceFor === 'total') return priceCents;
  return quantity === null ? null : Math.round(priceCents * quantity);
};

export interface Compared {
  totalCents: number | null;
  /** The lowest total of those in its currency: prices of different currencies are never compared. */
  cheapest: boolean;
  fastest: boolean;
  expired: boolean;
}

/** Quotations side by side. A best of one alone says nothing, so none is marked. */
export function compareQuotations(
  quotations: readonly Priced[],
  need: Pick<Need, 'quantity'>,
  today: string,
): Compared[] {
  const standing = quotations.map((one) => ({
    ...one,
    total: totalCents(one, need),
    expired: one.validUntil < today,
  }));
  const valid = standing.filter(({ expired }) => !expired);
  const days = valid.map(({ leadTimeDays }) => leadTimeDays);
  return standing.map((one) => {
    const rivals = valid.flatMap(({ currency, total }) =>
      currency === one.currency && total !== null ? [total] : [],
    );
    const rivalled = !one.expired && one.total !== null && rivals.length > 1;
    return {
      totalCents: one.total,
      cheapest: rivalled && one.total === Math.min(...rivals),
      fastest: !one.expired && days.length > 1 && one.leadTimeDays === Math.min(...days),
      expired: one.expired,
    };
  });
}
