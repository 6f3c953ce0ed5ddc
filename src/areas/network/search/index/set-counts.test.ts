import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allBits, setBits } from './bits.ts';
import { countBits } from './count-bits.ts';
import { LARGE } from './sizes.ts';
import { SetCounts } from './set-counts.ts';

const draw = (seed: number, part: number, suppliers: number): Uint16Array => {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return Uint16Array.from({ length: suppliers }, (_, doc) => doc).filter(() => random() < part);
};

const bitsOf = (docs: Uint16Array, suppliers: number): Uint32Array => {
  const bits = new Uint32Array(Math.ceil(suppliers / 32));
  setBits(bits, docs, 0, docs.length);
  return bits;
};

const part = fc.constantFrom(0, 0.001, 0.1, 0.5, 0.9, 1);

it('suppliers are counted set by set as one by one, near to a base or not, in a segment of any size', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(100, LARGE, LARGE + 3001),
      fc.nat({ max: 2 ** 31 }),
      part,
      part,
      (suppliers, seed, asked, near) => {
        const sets = Array.from({ length: 9 }, (_, at) => draw(seed + at, 0.8 / (at + 1), suppliers));
        const counts = new SetCounts(suppliers, sets);
        const those = draw(seed + 20, asked, suppliers);
        const one = sets.map((set) => set.filter((doc) => those.includes(doc)).length);
        const bits = bitsOf(those, suppliers);
        const base = { key: 1, bits: bitsOf(draw(seed + 30, near, suppliers), suppliers) };
        expect([...counts.count(bits, null)]).toEqual(one);
        expect([...counts.count(bits, base)]).toEqual(one);
        expect([...counts.count(bits, base)]).toEqual(one);
      },
    ),
    { numRuns: 30 },
  ));

it('a base that changed is counted anew', () => {
  const all = allBits(LARGE);
  const counts = new SetCounts(LARGE, [draw(1, 1, LARGE)]);
  expect([...counts.count(all, { key: 1, bits: all })]).toEqual([countBits(all)]);
  const fewer = all.with(0, 0);
  counts.forget();
  expect([...counts.count(fewer, { key: 1, bits: fewer })]).toEqual([LARGE - 32]);
});
