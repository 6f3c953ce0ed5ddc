/** Chance that is the same for the same seed, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Another stream of the same seed: what one part draws does not shift what the next one gets. */
  fork(label: string): Random;
  /** An id in the shape of UUID version 7, rising with each call so that an index takes the rows in order. */
  uuid(): string;
}

/** An instant that ids count from, 2021-01-01 UTC; it dates nothing. */
const ID_EPOCH = 1_609_459_200_000;

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  let serial = 0;
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('Nothing to pick from');
      return list[int(0, list.length - 1)] as (typeof list)[number];
    },
    fork: (label) => createRandom(`${seed}/${label}`),
    uuid: () => uuidOf(ID_EPOCH + serial++, next),
  };
}

/** A picker in proportion to weights; what weighs nothing is never picked. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): (random: Random) => T {
  const ends: number[] = [];
  const total = entries.reduce((sum, [, weight]) => {
    ends.push(sum + weight);
    return sum + weight;
  }, 0);
  if (total <= 0) throw new RangeError('Nothing to pick from');
  return (random) => {
    const point = random.next() * total;
    const index = firstAfter(ends, point);
    return (entries[index] as readonly [T, number])[0];
  };
}

function firstAfter(ends: readonly number[], point: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}

function uuidOf(time: number, next: () => number): string {
  const stamp = time.toString(16).padStart(12, '0');
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  const variant = (8 + Math.floor(next() * 4)).toString(16);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Doty-Humphrey's small fast counter: 128 bits of state, passes the usual batteries. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [hash(seed, 1), hash(seed, 2), hash(seed, 3), 1];
  const next = () => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 16; round++) next();
  return next;
}

/** FNV-1a, started from a different point for each word of the state. */
function hash(text: string, start: number): number {
  let value = Math.imul(0x811c9dc5, start);
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
