import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classBounds, classOf, percent, shareOf, spread, wrapWords } from './geometry.ts';

describe('names on a map', () => {
  it('break at spaces and after hyphens', () => {
    expect(wrapWords('Gaspésie–Îles-de-la-Madeleine', 12)).toEqual(['Gaspésie–', 'Îles-de-la-', 'Madeleine']);
    expect(wrapWords('Saguenay–Lac-Saint-Jean', 12)).toEqual(['Saguenay–', 'Lac-Saint-', 'Jean']);
    expect(wrapWords('Laval', 12)).toEqual(['Laval']);
  });

  it('lose no letter, however they are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (words, width) => {
        expect(wrapWords(words, width).join('')).toBe(words);
        expect(wrapWords(words, width).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('classes of a map', () => {
  it('are bounded by numbers that can be said', () => {
    expect(classBounds([3, 18, 45, 120, 377, 801, 1214, 1903, 2450, 9876])).toEqual([45, 380, 1200, 2500]);
  });

  it('few values make few classes, none make none', () => {
    expect(classBounds([7, 7, 7])).toEqual([7]);
    expect(classBounds([0, 0])).toEqual([]);
  });

  it('rise with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e6), { maxLength: 40 }), (values) => {
        const bounds = classBounds(values);
        const classes = [...values].sort((a, b) => a - b).map((value) => classOf(value, bounds));
        expect(classes).toEqual([...classes].sort((a, b) => a - b));
        expect(bounds.length).toBeLessThan(5);
      }),
    );
  });
});

describe('labels at the end of lines', () => {
  it('stand apart and stay in the drawing', () => {
    expect(spread([50, 52, 10], 14, 200)).toEqual([50, 64, 10]);
    expect(spread([198, 199], 14, 200)).toEqual([186, 200]);
  });
});

describe('shares', () => {
  it('of nothing are nothing', () => expect(shareOf(5, 0)).toBe(0));
  it('never leave the drawing', () => expect([shareOf(-1, 4), shareOf(9, 4)]).toEqual([0, 1]));
  it('are written as SVG reads them', () => expect(percent(1 / 3)).toBe('33.333%'));
});
