export type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array;

/** The same array, or one at least twice as long with its content, that has room for `length`. */
export function grown<T extends Numbers>(array: T, length: number): T {
  if (array.length >= length) return array;
  const larger = new (array.constructor as new (size: number) => T)(Math.max(length, array.length * 2));
  larger.set(array as never);
  return larger;
}

/** Place of `value` in a sorted part of an array, or -1. */
export function placeOf(
  sorted: Uint32Array | Uint16Array,
  value: number,
  from = 0,
  to = sorted.length,
): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle]!;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
