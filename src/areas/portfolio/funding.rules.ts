import { fraction, type Fraction } from './fraction.ts';
import type { FundingSource } from './funding-source.ts';
import { cad, sumMoney, type Money } from './money.ts';

export interface FundingPart {
  readonly source: FundingSource;
  /** Of the total cost; null while the total or this amount is unknown. */
  readonly shareOfTotal: Fraction | null;
  /** Of all the aid listed; null while any amount is unknown. */
  readonly shareOfAid: Fraction | null;
}

/**
 * - `adds-up`: the known parts and the remainder are exactly the total;
 * - `exceeds-total`: the parts are more than the total, which is a mistake in the data;
 * - `unknown`: the total or a part is not published.
 */
export type FundingVerdict = 'adds-up' | 'exceeds-total' | 'unknown';

export interface FundingBreakdown {
  readonly total: Money | null;
  /** The sum of the amounts that are known, which is the whole aid only when `complete`. */
  readonly known: Money;
  readonly complete: boolean;
  readonly parts: readonly FundingPart[];
  /** What the listed sources leave to others (the organisation's own money, partners); null when unknown. */
  readonly remainder: { readonly amount: Money; readonly share: Fraction | null } | null;
  readonly verdict: FundingVerdict;
}

/** Splits a project's cost into exact shares. An unknown total or part stays unknown; nothing is guessed. */
export function fundingBreakdown(total: Money | null, sources: readonly FundingSource[]): FundingBreakdown {
  const amounts = sources.flatMap((source) => source.amount ?? []);
  const known = sumMoney(amounts);
  const complete = amounts.length === sources.length;
  const left = total !== null && complete ? total.cents - known.cents : null;
  return {
    total,
    known,
    complete,
    parts: sources.map((source) => partOf(source, total, complete ? known : null)),
    remainder: remainderOf(left, total),
    verdict: verdictOf(total, known, complete),
  };
}

function partOf(source: FundingSource, total: Money | null, aid: Money | null): FundingPart {
  return { source, shareOfTotal: shareOf(source.amount, total), shareOfAid: shareOf(source.amount, aid) };
}

function shareOf(part: Money | null, whole: Money | null): Fraction | null {
  return part && whole ? fraction(part.cents, whole.cents) : null;
}

function remainderOf(left: number | null, total: Money | null): FundingBreakdown['remainder'] {
  if (left === null || left < 0) return null;
  return { amount: cad(left), share: shareOf(cad(left), total) };
}

function verdictOf(total: Money | null, known: Money, complete: boolean): FundingVerdict {
  if (total === null) return 'unknown';
  if (known.cents > total.cents) return 'exceeds-total';
  return complete ? 'adds-up' : 'unknown';
}
