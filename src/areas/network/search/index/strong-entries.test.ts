import fc from 'fast-check';
import { expect, it } from 'vitest';
import { strongEntries } from './strong-entries.ts';

it('impacts that are enough are found, in lists of any length', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.integer({ min: 1, max: 255 }), (impacts, least) => {
      const expected = [...impacts.keys()].filter((at) => impacts[at]! >= least);
      expect([...strongEntries(impacts, least)]).toEqual(expected);
    }),
    { numRuns: 200 },
  ));

it('all of the longest list can be', () => {
  expect(strongEntries(new Uint8Array(65_536).fill(7), 7)).toHaveLength(65_536);
});
