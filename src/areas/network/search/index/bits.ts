// Sets of a segment's suppliers: a bit for each, 32 to a word. Words are made numbers with a sign (`| 0`) before they are
// reckoned with: those without one are reckoned with as fractions, which takes ten times as long.

export function allBits(count: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(count / 32)).fill(0xffffffff);
  const rest = count % 32;
  if (rest > 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
}

export const hasBit = (bits: Uint32Array, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1;

export function setBits(bits: Uint32Array, docs: Uint16Array, from: number, to: number): void {
  for (let at = from; at < to; at++) bits[docs[at]! >>> 5]! |= 1 << (docs[at]! & 31);
}

export function bitsIn(word: number): number {
  const pairs = (word - ((word >>> 1) & 0x55555555)) | 0;
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The numbers of the bits that are set, into `docs`; says how many. */
export function listBits(bits: Uint32Array, docs: Uint16Array): number {
  let found = 0;
  for (let word = 0; word < bits.length; word++)
    for (let left = bits[word]! | 0; left !== 0; left &= left - 1)
      docs[found++] = word * 32 + 31 - Math.clz32(left & -left);
  return found;
}

export function addBits(to: Uint32Array, more: Uint32Array): void {
  for (let word = 0; word < to.length; word++) to[word]! |= more[word]!;
}

/** What is in both, into `into`; says whether that is anything. */
export function commonBits(one: Uint32Array, other: Uint32Array, into: Uint32Array): boolean {
  let any = 0;
  for (let word = 0; word < into.length; word++) any |= into[word] = one[word]! & other[word]!;
  return any !== 0;
}
