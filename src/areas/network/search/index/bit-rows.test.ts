import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BitRows } from './bit-rows.ts';

it('columns of rows are counted as bit by bit, whatever their number and that of the rows', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.infiniteStream(fc.nat(0xffff)),
      (columns, suppliers, random) => {
        const rows = new BitRows(suppliers, columns);
        const draw = (part: number) =>
          Uint16Array.from({ length: suppliers }, (_, doc) => doc).filter(() => random.next().value! < part);
        const sets = Array.from({ length: Math.min(columns, 7) }, (_, at) => draw(0xffff / (at + 1)));
        const columnOf = (at: number) => Math.floor((at * columns) / sets.length);
        sets.forEach((docs, at) => rows.set(columnOf(at), docs));
        for (const asked of [draw(0xffff), draw(0x3000), draw(0x100)]) {
          const counts = new Uint32Array(columns);
          const among = new Set(asked);
          sets.forEach((docs, at) => (counts[columnOf(at)] = docs.filter((doc) => among.has(doc)).length));
          expect([...rows.count(asked, asked.length)]).toEqual([...counts]);
        }
      },
    ),
    { numRuns: 40 },
  ));

it('all suppliers of a full segment are counted', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, doc) => doc);
  const rows = new BitRows(all.length, 3);
  rows.set(1, all);
  rows.set(2, all.subarray(0, 65_535));
  expect([...rows.count(all, all.length)]).toEqual([0, 65_536, 65_535]);
});
