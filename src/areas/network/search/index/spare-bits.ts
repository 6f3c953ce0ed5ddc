import { SEGMENT_MOST } from './sizes.ts';

const pool: Uint32Array[] = [];
let taken = 0;

/** Runs `work` with a maker of bit sets of `words` words, of any content, which are used again after it. */
export function withSpareBits<T>(words: number, work: (spare: () => Uint32Array) => T): T {
  const before = taken;
  try {
    return work(() => (pool[taken++] ??= new Uint32Array(SEGMENT_MOST / 32)).subarray(0, words));
  } finally {
    taken = before;
  }
}
