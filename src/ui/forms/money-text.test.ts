import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '#platform/i18n.ts';
import { centsOfText, textOfCents } from './money-text.ts';

describe('an amount as people type it', () => {
  it.each([
    ['176 750,50 $', 17675050],
    ['176\u00a0750 $', 17675000],
    ['$176,750.50', 17675050],
    ['176750', 17675000],
    ['1.234.567,8', 123456780],
    ['1,234', 123400],
    ['0,05', 5],
    ['12 CAD', 1200],
  ])('"%s" is understood', (typed, cents) => expect(centsOfText(typed)).toBe(cents));

  it.each(['', 'beaucoup', '12,345,6', '-5', '1,2345', '12.3.4', '1e9', '99999999999999999'])(
    '"%s" is not an amount',
    (typed) => expect(centsOfText(typed)).toBeNull(),
  );

  it('what is shown for typing over reads back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (cents, locale) => {
          expect(centsOfText(textOfCents(cents, locale))).toBe(cents);
        },
      ),
    );
  });

  it('an amount copied from a page reads back as the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e13 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (cents, locale) => {
          expect(centsOfText(formatMoney(cents, locale))).toBe(cents);
        },
      ),
    );
  });
});
