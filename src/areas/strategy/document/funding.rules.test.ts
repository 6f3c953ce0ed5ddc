import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundingSums } from './funding.rules.ts';
import { FUNDING_KINDS, FUNDING_STATES, type FundingSourceRow } from './sections.ts';

const source = (
  kind: FundingSourceRow['kind'],
  amountCents: number | null,
  more: object = {},
): FundingSourceRow => ({
  id: '00000000-0000-4000-8000-000000000000',
  name: kind,
  kind,
  amountCents,
  state: 'planned',
  note: '',
  ...more,
});
const sheet = (oneOffCents: number | null, must = 'free') => ({ oneOffCents, must });

describe('the funding plan', () => {
  it('says what is missing and which part is public aid', () => {
    const sums = fundingSums(
      [source('firm', 4_000_000), source('quebec', 3_000_000), source('federal', 1_000_000)],
      [sheet(6_000_000), sheet(4_000_000)],
    );
    expect(sums).toMatchObject({ costCents: 10_000_000, differenceCents: -2_000_000, stacking: 0.4 });
  });

  it('does not count a lender’s money as aid', () => {
    expect(fundingSums([source('lender', 100)], [sheet(100)])).toMatchObject({
      differenceCents: 0,
      stacking: 0,
    });
  });

  it('leaves out what was refused and what is not to be done', () => {
    const sums = fundingSums(
      [source('quebec', 500, { state: 'refused' }), source('firm', 100)],
      [sheet(100), sheet(900, 'must-not')],
    );
    expect(sums).toMatchObject({ costCents: 100, sourcesCents: 100, governmentCents: 0 });
  });

  it('has no share of aid while a cost is unknown', () => {
    expect(fundingSums([source('quebec', 50)], [sheet(100), sheet(null)])).toMatchObject({
      unknownCosts: 1,
      stacking: null,
    });
  });

  it('adds up exactly: the kinds make the sources, and the difference closes the sum', () => {
    const amounts = fc.option(fc.integer({ min: 0, max: 10_000_000_000 }));
    const sources = fc.array(
      fc
        .tuple(fc.constantFrom(...FUNDING_KINDS), amounts, fc.constantFrom(...FUNDING_STATES))
        .map(([kind, cents, state]) => source(kind, cents, { state })),
    );
    const sheets = fc.array(
      fc.tuple(amounts, fc.constantFrom('free', 'must', 'must-not')).map(([c, m]) => sheet(c, m)),
    );
    fc.assert(
      fc.property(sources, sheets, (given, costs) => {
        const sums = fundingSums(given, costs);
        expect(sums.byKind.reduce((total, { cents }) => total + cents, 0)).toBe(sums.sourcesCents);
        expect(sums.sourcesCents - sums.differenceCents).toBe(sums.costCents);
        expect(sums.governmentCents).toBeLessThanOrEqual(sums.sourcesCents);
      }),
    );
  });
});
