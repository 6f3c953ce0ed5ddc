import type { Outcome } from './quotation.ts';

/** `waiting`: one side has not said. What they say is compared whole: an amount that nearly agrees is not agreed. */
export type Agreement = 'waiting' | 'agreed' | 'different';

export function agreementOf(buyer: Outcome | null, supplier: Outcome | null): Agreement {
  if (buyer === null || supplier === null) return 'waiting';
  if (!buyer.ordered && !supplier.ordered) return 'agreed';
  const same =
    buyer.ordered === supplier.ordered &&
    buyer.amountCents === supplier.amountCents &&
    buyer.currency === supplier.currency &&
    buyer.country === supplier.country;
  return same ? 'agreed' : 'different';
}

/** An order that both declared, for a destination outside the country: what counts as an export. */
export const isExport = ({ ordered, country }: Pick<Outcome, 'ordered' | 'country'>): boolean =>
  ordered && country !== null && country !== 'CA';

/** What an order cannot do without, and nothing else has. */
export function outcomeProblem({ ordered, amountCents, currency, country }: Outcome): keyof Outcome | null {
  if (!ordered) return null;
  if (amountCents === null) return 'amountCents';
  if (currency === null) return 'currency';
  return country === null ? 'country' : null;
}

/** An outcome as it is kept: what was not ordered has no amount, whatever a form still held. */
export const plainOutcome = (outcome: Outcome): Outcome =>
  outcome.ordered ? outcome : { ordered: false, amountCents: null, currency: null, country: null };
