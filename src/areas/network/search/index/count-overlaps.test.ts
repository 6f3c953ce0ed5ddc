import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsIn } from './bits.ts';
import { countOverlaps } from './count-overlaps.ts';

it('what sets have in common is counted bit by bit, whatever their number and length', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }),
      fc.nat({ max: 5 }),
      fc.infiniteStream(fc.nat(0xffffffff)),
      (words, sets, random) => {
        const draw = () => Uint32Array.from({ length: words }, () => random.next().value!);
        const all = Array.from({ length: sets }, draw);
        const asked = draw();
        const common = all.map((set) => set.reduce((sum, word, at) => sum + bitsIn(word & asked[at]!), 0));
        expect([...countOverlaps(all, words).with(asked)]).toEqual(common);
      },
    ),
    { numRuns: 40 },
  ));
