// Sums for 32 suppliers at once: a number of each is spread over several words, a word for each of its binary digits.
const DIGITS = 6;
export const MOST_SUM = 2 ** DIGITS - 1;

export interface Summand {
  bits: Uint32Array;
  /** 0 to MOST_SUM. */
  value: number;
}

const digits = new Int32Array(DIGITS);

/** Leaves those of `into` whose summands are `least` or more together. */
export function keepSums(into: Uint32Array, summands: readonly Summand[], least: number): void {
  for (let word = 0; word < into.length; word++) {
    const asked = into[word]!;
    if (asked === 0) continue;
    digits.fill(0);
    let more = 0;
    for (let at = 0; at < summands.length; at++) {
      const having = summands[at]!.bits[word]! & asked;
      if (having !== 0) more |= add(having, summands[at]!.value);
    }
    into[word] = asked & (more | atLeast(least));
  }
}

/** Adds a value for those that have it; says whose sum went beyond the digits. */
function add(having: number, value: number): number {
  let carry = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const one = (value >>> digit) & 1 ? having : 0;
    const before = digits[digit]!;
    digits[digit] = before ^ one ^ carry;
    carry = (before & one) | (carry & (before ^ one));
  }
  return carry;
}

/** Whose sum is `least` or more, digit by digit from the highest. */
function atLeast(least: number): number {
  let [more, same] = [0, -1];
  for (let digit = DIGITS - 1; digit >= 0; digit--) {
    if ((least >>> digit) & 1) same &= digits[digit]!;
    else {
      more |= same & digits[digit]!;
      same &= ~digits[digit]!;
    }
  }
  return more | same;
}
