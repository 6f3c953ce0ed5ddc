/** Draws from one stream of random numbers. */
export interface Draw {
  chance(share: number): boolean;
  /** Whole number in [0, below). */
  whole(below: number): number;
  /** Whole number in [0, below), small ones more often: `power` 1 is even, 3 is steep. */
  skewed(below: number, power?: number): number;
  of<T>(list: readonly T[]): T;
  /** As `of`, early items more often. */
  early<T>(list: readonly T[]): T;
  digits(count: number): string;
  shuffle<T>(list: readonly T[]): T[];
}

export function draw(random: () => number): Draw {
  const whole = (below: number): number => Math.trunc(random() * below);
  const skewed = (below: number, power = 2): number => Math.trunc(random() ** power * below);
  const pick = <T>(list: readonly T[], at: number): T => {
    const item = list[at];
    if (item === undefined) throw new RangeError('drawn from an empty list');
    return item;
  };
  return {
    chance: (share) => random() < share,
    whole,
    skewed,
    of: (list) => pick(list, whole(list.length)),
    early: (list) => pick(list, skewed(list.length)),
    digits: (count) => Array.from({ length: count }, () => whole(10)).join(''),
    shuffle: (list) => {
      const mixed = [...list];
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = whole(at + 1);
        [mixed[at], mixed[other]] = [pick(mixed, other), pick(mixed, at)];
      }
      return mixed;
    },
  };
}
