import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectorPrefixes, sectorsOverlap } from './sector.rules.ts';

const code = fc.oneof(
  fc.constantFrom('31-33', '44-45', '48-49'),
  fc.integer({ min: 11, max: 999_999 }).map(String),
);

describe('sectors', () => {
  it('reads a range as each of its codes', () => {
    expect(sectorPrefixes('31-33')).toEqual(['31', '32', '33']);
    expect(sectorPrefixes('3313')).toEqual(['3313']);
  });

  it.each([
    ['31-33', '3313', true],
    ['332', '3327', true],
    ['3327', '332', true],
    ['31-33', '23', false],
    ['332', '333', false],
  ])('%s and %s have firms in common: %s', (one, other, common) => {
    expect(sectorsOverlap(one, other)).toBe(common);
  });

  it('overlap themselves, and overlap both ways', () => {
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(sectorsOverlap(one, one)).toBe(true);
        expect(sectorsOverlap(one, other)).toBe(sectorsOverlap(other, one));
      }),
    );
  });
});
