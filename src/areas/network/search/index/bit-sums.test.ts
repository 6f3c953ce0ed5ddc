import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keepSums, MOST_SUM } from './bit-sums.ts';

const word = fc.nat({ max: 0xffffffff });
const words = fc.array(word, { minLength: 3, maxLength: 3 });

it('sums of 32 suppliers at once are those of each alone', () =>
  fc.assert(
    fc.property(
      words,
      fc.array(fc.record({ bits: words, value: fc.nat({ max: MOST_SUM }) }), { maxLength: 8 }),
      fc.nat({ max: MOST_SUM }),
      (asked, summands, least) => {
        const has = (bits: readonly number[], at: number) => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;
        const kept = Uint32Array.from(asked);
        keepSums(
          kept,
          summands.map(({ bits, value }) => ({ bits: Uint32Array.from(bits), value })),
          least,
        );
        for (let at = 0; at < 96; at++) {
          const sum = summands.reduce((all, { bits, value }) => all + (has(bits, at) ? value : 0), 0);
          expect(has([...kept], at)).toBe(has(asked, at) && sum >= least);
        }
      },
    ),
    { numRuns: 50 },
  ));
