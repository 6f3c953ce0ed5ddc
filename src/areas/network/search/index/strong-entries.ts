import { i32, instanceOf, moduleOf, repeatWhile, u8x16, v128, when, written } from './wasm.ts';
import { once } from '../once.ts';
import { SEGMENT_MOST } from './sizes.ts';

const STRIDE = 16;
const FOUND = 0;
const IMPACTS = 2 * SEGMENT_MOST;

const instance = once(() => {
  const module = moduleOf({ find: findStrong() });
  const { buffer, call } = instanceOf(module, IMPACTS + SEGMENT_MOST + STRIDE);
  return {
    found: new Uint16Array(buffer, FOUND, SEGMENT_MOST),
    impacts: new Uint8Array(buffer, IMPACTS, SEGMENT_MOST + STRIDE),
    find: call('find'),
  };
});

/** Places of the impacts that are `least` (1 to 255) or more; they hold until the next. */
export function strongEntries(impacts: Uint8Array, least: number): Uint16Array {
  const { found, impacts: to, find } = instance();
  if (impacts.length === 0) return found.subarray(0, 0);
  to.set(impacts);
  to.fill(0, impacts.length, impacts.length + STRIDE);
  const end = find(IMPACTS, IMPACTS + impacts.length, least, FOUND);
  return found.subarray(0, (end - FOUND) / 2);
}

/** Impacts are compared sixteen at once: most often none is enough. */
function findStrong() {
  return written(
    ['impacts', 'end', 'least', 'out'],
    { strong: 'i32', all: 'v128' },
    ({ impacts, end, least, out, strong, all }) => {
      const place = i32.sub(i32.add(impacts.get, i32.firstBit(strong.get)), i32.const(IMPACTS));
      return [
        all.set(u8x16.of(least.get)),
        repeatWhile(
          i32.less(impacts.tee(i32.add(impacts.get, i32.const(STRIDE))), end.get),
          strong.set(u8x16.bits(u8x16.atLeast(v128.load(impacts.get, 0), all.get))),
          when(
            strong.get,
            repeatWhile(
              strong.tee(i32.and(strong.get, i32.sub(strong.get, i32.const(1)))),
              i32.store16(out.get, 0, place),
              out.set(i32.add(out.get, i32.const(2))),
            ),
          ),
        ),
        out.get,
      ];
    },
    ['i32'],
  );
}
