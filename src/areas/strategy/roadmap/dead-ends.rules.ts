/** So many are kept: more would cost more memory than they save time. */
const MOST = 100_000;

/**
 * States of a search from which nothing came of it: the same state with no less money spent leads nowhere either.
 * States are told apart by text, money by one amount for each limit.
 */
export class DeadEnds {
  readonly #known = new Map<string, Float64Array[]>();
  #count = 0;

  has(state: string, spent: Float64Array): boolean {
    return this.#known.get(state)?.some((less) => isNoMore(less, spent)) ?? false;
  }

  add(state: string, spent: Float64Array): void {
    if (this.#count >= MOST) return;
    const others = (this.#known.get(state) ?? []).filter((more) => !isNoMore(spent, more));
    this.#known.set(state, [...others, spent]);
    this.#count += 1;
  }
}

const isNoMore = (a: Float64Array, b: Float64Array): boolean => a.every((amount, at) => amount <= b[at]!);
