import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToSums, keepCovered, HEAVIEST, MOST_UNITS, startSums, WHOLE } from './sums.ts';
import { allBits, hasBit } from './bits.ts';
import { countBits } from './count-bits.ts';

const SUPPLIERS = 40;
const list = fc.record({
  held: fc.array(fc.option(fc.integer({ min: 1, max: 255 })), { minLength: SUPPLIERS, maxLength: SUPPLIERS }),
  unit: fc.nat({ max: MOST_UNITS - 1 }),
  weight: fc.nat({ max: HEAVIEST }),
  gain: fc.nat({ max: 2 ** 16 }),
});
const allowing = fc.tuple(fc.nat(0xffffffff), fc.nat(0xff)).map((words) => Uint32Array.from(words));

it('the best list of a unit counts, and the cover of its first: as supplier by supplier', () =>
  fc.assert(
    fc.property(
      fc.array(list, { maxLength: 12 }),
      fc.nat({ max: 2 ** 17 }),
      allowing,
      fc.boolean(),
      (drawn, least, allowed, isAmong) => {
        const units = 1 + Math.max(0, ...drawn.map(({ unit }) => unit));
        const lists = drawn.toSorted((a, b) => a.unit - b.unit);
        const { scores } = startSums(SUPPLIERS, units, isAmong ? allowed : null);
        for (const { held, unit, weight, gain } of lists) {
          const docs = Uint16Array.from({ length: SUPPLIERS }, (_, doc) => doc).filter((doc) => held[doc]);
          addToSums(
            docs,
            Uint8Array.from(docs, (doc) => held[doc]!),
            unit,
            weight,
            gain,
          );
        }
        const covers = Array.from({ length: SUPPLIERS }, (_, doc) => {
          const units = [
            ...Map.groupBy(
              lists.filter(({ held }) => held[doc]),
              ({ unit }) => unit,
            ).values(),
          ];
          const best = units.map((those) =>
            Math.max(...those.map(({ held, weight }) => held[doc]! * weight)),
          );
          if (!isAmong || hasBit(allowed, doc))
            expect(scores[doc]).toBe(best.reduce((sum, one) => sum + one, 0));
          return units.reduce((sum, [first]) => sum + first!.gain, 0);
        });
        const kept = new Uint32Array(allowed.length);
        keepCovered(allowed, least, kept);
        covers.forEach((cover, doc) =>
          expect(hasBit(kept, doc)).toBe(hasBit(allowed, doc) && cover >= least),
        );
      },
    ),
    { numRuns: 100 },
  ));

it('all of a full segment can have all', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, doc) => doc);
  const { scores } = startSums(all.length, 1, null);
  addToSums(all, new Uint8Array(all.length).fill(255), 0, HEAVIEST, WHOLE);
  const kept = new Uint32Array(all.length / 32);
  keepCovered(allBits(all.length), WHOLE, kept);
  expect(countBits(kept)).toBe(all.length);
  expect(scores[65_535]).toBe(255 * HEAVIEST);
});
