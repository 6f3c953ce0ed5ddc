import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { middleCents, prefilledSheet } from './prefill.rules.ts';
import { shippedCatalogue } from '../catalogue/testing.ts';
import { TEMPLATE_SIZES } from '../catalogue/template.ts';

const { templates, framework } = shippedCatalogue;
const [erp, ...others] = templates.filter(({ prerequisites }) => prerequisites.length > 0);
const ids = () => crypto.randomUUID();
const begin = (template = erp!) => ({
  template,
  framework,
  locale: 'fr' as const,
  size: '10-49' as const,
  value: 63.4,
  sheets: [],
  newId: ids,
});

describe('a sheet begun from the catalogue', () => {
  it('has the template’s words, its options to compare and a figure between the usual ends', () => {
    const sheet = prefilledSheet(begin());
    const [low, high] = erp!.oneOffCents['10-49'];
    expect(sheet).toMatchObject({
      title: erp!.title.fr,
      problem: erp!.problem.fr,
      value: 63,
      chosenOption: '',
    });
    expect(sheet.options).toHaveLength(erp!.optionKinds.length);
    expect(sheet.oneOffCents).toBeGreaterThanOrEqual(low);
    expect(sheet.oneOffCents).toBeLessThanOrEqual(high);
    expect(sheet.yearlyBenefitCents).toBeNull();
  });

  it('waits for those sheets of the strategy that came from its prerequisites', () => {
    const [before, unrelated] = [ids(), ids()];
    const sheets = [
      { id: before, templateId: erp!.prerequisites[0]! },
      { id: unrelated, templateId: null },
    ];
    expect(prefilledSheet({ ...begin(), sheets }).prerequisites).toEqual([before]);
  });

  it('fits the form for each template, in both languages, at each size', () => {
    for (const template of [erp!, ...others])
      for (const size of TEMPLATE_SIZES)
        for (const locale of ['fr', 'en'] as const)
          expect(prefilledSheet({ ...begin(template), size, locale }).title).toBe(template.title[locale]);
  });

  it('never estimates outside the usual range', () => {
    const ends = fc
      .tuple(fc.nat(50_000_000), fc.nat(50_000_000))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(ends, (range) => {
        const cents = middleCents(range as [number, number]);
        expect(cents).toBeGreaterThanOrEqual(range[0]!);
        expect(cents).toBeLessThanOrEqual(range[1]!);
      }),
    );
  });
});
