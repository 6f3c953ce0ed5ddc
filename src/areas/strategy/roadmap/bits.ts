// Sets of whole numbers below 31, a bit each.

export const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);

export const highest = (bits: number): number => 31 - Math.clz32(bits);

export const isSingle = (bits: number): boolean => (bits & (bits - 1)) === 0;

export function count(bits: number): number {
  let ones = 0;
  for (let left = bits; left !== 0; left &= left - 1) ones += 1;
  return ones;
}
