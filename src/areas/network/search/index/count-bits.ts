import { i32, instanceOf, moduleOf, repeatWhile, written } from './wasm.ts';
import { once } from '../once.ts';
import { SEGMENT_MOST } from './sizes.ts';

const instance = once(() => {
  const { buffer, call } = instanceOf(moduleOf({ count: countWords() }), SEGMENT_MOST / 8);
  return { words: new Uint32Array(buffer, 0, SEGMENT_MOST / 32), count: call('count') };
});

/** How many bits of a segment's suppliers are set: processors have an instruction for it that JavaScript lacks. */
export function countBits(bits: Uint32Array): number {
  const { words, count } = instance();
  if (bits.length === 0) return 0;
  words.set(bits);
  return count(0, bits.byteLength, 0);
}

function countWords() {
  return written(
    ['word', 'end', 'sum'],
    {},
    ({ word, end, sum }) => [
      repeatWhile(
        i32.less(word.tee(i32.add(word.get, i32.const(4))), end.get),
        sum.set(i32.add(sum.get, i32.ones(i32.load(word.get, 0)))),
      ),
      sum.get,
    ],
    ['i32'],
  );
}
