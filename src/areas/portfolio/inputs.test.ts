import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugFrom } from './inputs.ts';
import { slugSchema } from './slug.ts';

describe('an address made from a name', () => {
  it.each([
    ['Rebond numérique', 'rebond-numerique'],
    ['  Cœur d’usine 4.0 !', 'coeur-d-usine-4-0'],
    ['日本', 'sans-titre'],
  ])('%s is %s', (name, slug) => {
    expect(slugFrom(name)).toBe(slug);
  });

  it('is a slug whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugSchema.safeParse(slugFrom(name)).success).toBe(true);
      }),
    );
  });
});
