import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockBuilder, blockCount, eachPair } from './blocks.ts';

function pairsOf(keys: readonly (readonly string[])[], cap: number, sources?: readonly number[]): string[] {
  const builder = new BlockBuilder();
  for (const fixed of keys) builder.add({ fixed, texts: [] });
  const blocks = builder.finish(cap, Uint8Array.from(sources ?? []));
  const pairs: string[] = [];
  eachPair(blocks, 0, blockCount(blocks), (a, b) => pairs.push(`${String(a)}-${String(b)}`));
  return pairs;
}

const keys = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 4 }), { maxLength: 12 });

describe('candidate pairs', () => {
  it('are exactly the records that share a key, each pair once', () => {
    fc.assert(
      fc.property(keys, (records) => {
        const expected = records.flatMap((left, a) =>
          records.flatMap((right, b) =>
            a < b && left.some((key) => right.includes(key)) ? [`${String(a)}-${String(b)}`] : [],
          ),
        );
        expect(pairsOf(records, 100).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('leave out a key that too many share', () => {
    expect(pairsOf([['a'], ['a'], ['a', 'b'], ['b']], 2)).toEqual(['2-3']);
  });

  it('are formed across two lists only, when two are linked', () => {
    expect(pairsOf([['a'], ['a'], ['a']], 10, [0, 0, 1]).sort()).toEqual(['0-2', '1-2']);
  });
});
