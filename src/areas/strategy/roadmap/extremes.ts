import { lowest } from './bits.ts';

/** No set of starts: nothing was asked yet. */
const NONE = -1;

/**
 * The least and the most that items use of limits over the starts they have left. Mostly an item has the same ones left as
 * when it was last asked for: then what was found is still so.
 */
export class Extremes {
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly #domains: Int32Array;

  /** @param cells one for each limit and item */
  constructor(cells: number) {
    this.least = new Float64Array(cells);
    this.most = new Float64Array(cells);
    this.#domains = new Int32Array(cells).fill(NONE);
  }

  /** @param first where the uses of the item begin: one for each start */
  look(cell: number, domain: number, uses: Float64Array, first: number): void {
    if (this.#domains[cell] === domain) return;
    let [least, most] = [Infinity, -Infinity];
    for (let bits = domain; bits !== 0; bits &= bits - 1) {
      const use = uses[first + lowest(bits)]!;
      if (use < least) least = use;
      if (use > most) most = use;
    }
    this.#domains[cell] = domain;
    this.least[cell] = least;
    this.most[cell] = most;
  }
}
