import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainSlug, plainWords } from './plain.ts';

it('a name is read in plain letters', () => {
  expect(plainWords('  Œuvre d’Été,  Lætitia & Fils ')).toBe('oeuvre d ete laetitia fils');
  expect(plainSlug('Forge d’Alma ltée')).toBe('forge-d-alma-ltee');
  expect(plainSlug('…')).toBe('');
});

it('a part of an address holds nothing that an address cannot, and is no longer than asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 80 }), (text, longest) => {
      const slug = plainSlug(text, longest);
      expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(slug.length).toBeLessThanOrEqual(longest);
    }),
  );
});
