import type { Figure } from './figure.ts';
import type { EnvelopeAmendment } from './initiative.ts';
import type { Money } from './money.ts';
import { lastDayOf, type Day } from './partial-date.ts';

/** The envelope as last published by a day: a change whose total nobody published does not move it. */
export function envelopeOn(amendments: readonly EnvelopeAmendment[], on: Day): Money | null {
  const known = amendments.filter((amendment) => lastDayOf(amendment.asOf) <= on);
  return known.findLast((amendment) => amendment.total !== null)?.total ?? null;
}

/** The amendments that do not follow from the one before: previous total + change must be the new total, exactly. */
export function amendmentsThatDoNotAddUp(amendments: readonly EnvelopeAmendment[]): EnvelopeAmendment[] {
  return amendments.filter((amendment, index) => {
    const previous = index === 0 ? 0 : amendments[index - 1]?.total?.cents;
    if (previous === undefined || !amendment.change || !amendment.total) return false;
    return previous + amendment.change.cents !== amendment.total.cents;
  });
}

/** The published totals as dated figures: an envelope is announced money, so each is a target. */
export function envelopeFigures(amendments: readonly EnvelopeAmendment[]): Figure[] {
  return amendments.flatMap(({ total, asOf, note, source }) =>
    total
      ? { indicator: 'envelope', kind: 'target', value: total.cents, unit: 'CAD', asOf, note, source }
      : [],
  );
}
