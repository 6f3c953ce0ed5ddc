import type { FundingSums } from './document.ts';
import { FUNDING_KINDS, GOVERNMENT_KINDS, type FundingSourceRow } from './sections.ts';

interface Costed {
  oneOffCents: number | null;
  must: string;
}

/**
 * The sources against what the sheets cost once. Sheets set aside ('must-not') cost nothing here, refused sources bring
 * nothing. Unknown amounts are counted as missing, never as zero.
 */
export function fundingSums(sources: readonly FundingSourceRow[], sheets: readonly Costed[]): FundingSums {
  const counted = sources.filter(({ state }) => state !== 'refused');
  const kept = sheets.filter(({ must }) => must !== 'must-not');
  const costCents = sum(kept.map(({ oneOffCents }) => oneOffCents));
  const sourcesCents = sum(counted.map(({ amountCents }) => amountCents));
  const governmentCents = sum(
    counted.filter(({ kind }) => GOVERNMENT_KINDS.includes(kind)).map(({ amountCents }) => amountCents),
  );
  const unknownCosts = kept.filter(({ oneOffCents }) => oneOffCents === null).length;
  return {
    costCents,
    unknownCosts,
    sourcesCents,
    unknownSources: counted.filter(({ amountCents }) => amountCents === null).length,
    differenceCents: sourcesCents - costCents,
    governmentCents,
    stacking: costCents > 0 && unknownCosts === 0 ? governmentCents / costCents : null,
    byKind: FUNDING_KINDS.map((kind) => ({
      kind,
      cents: sum(counted.filter((source) => source.kind === kind).map(({ amountCents }) => amountCents)),
    })).filter(({ cents }) => cents > 0),
  };
}

const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
