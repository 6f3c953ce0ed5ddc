import { lowest } from './bits.ts';

/** The least and the most that an item uses of each limit over the starts it has left. */
export interface Extreme {
  least: Float64Array;
  most: Float64Array;
}

/** So many are remembered: more would cost more memory than they save time. */
const MOST = 20_000;

/** Items come back to the same starts again and again: what was found for them is still so. */
export class Extremes {
  readonly #uses: Float64Array;
  readonly #horizon: number;
  readonly #limits: number;
  readonly #known: Map<number, Extreme>[];
  #count = 0;

  /** @param uses by item and start, and then by limit */
  constructor(uses: Float64Array, items: number, horizon: number, limits: number) {
    this.#uses = uses;
    this.#horizon = horizon;
    this.#limits = limits;
    this.#known = Array.from({ length: items }, () => new Map());
  }

  of(at: number, domain: number): Extreme {
    const known = this.#known[at]!.get(domain);
    if (known) return known;
    if ((this.#count += 1) > MOST) this.#forget();
    const found = this.#look(at, domain);
    this.#known[at]!.set(domain, found);
    return found;
  }

  #look(at: number, domain: number): Extreme {
    const least = new Float64Array(this.#limits).fill(Infinity);
    const most = new Float64Array(this.#limits).fill(-Infinity);
    for (let bits = domain; bits !== 0; bits &= bits - 1) {
      const first = (at * this.#horizon + lowest(bits)) * this.#limits;
      for (let limit = 0; limit < this.#limits; limit += 1) {
        const use = this.#uses[first + limit]!;
        if (use < least[limit]!) least[limit] = use;
        if (use > most[limit]!) most[limit] = use;
      }
    }
    return { least, most };
  }

  #forget(): void {
    this.#known.forEach((own) => own.clear());
    this.#count = 0;
  }
}
