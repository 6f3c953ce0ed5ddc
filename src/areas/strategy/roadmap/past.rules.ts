/** What a branch cost, on the mean, for a whole item. */
export class Past {
  count = 0;
  #sum = 0;

  add(cost: number): void {
    this.count += 1;
    this.#sum += cost;
  }

  mean(): number {
    return this.count === 0 ? 5 : this.#sum / this.count;
  }
}

/** The better, the more both branches of a split cost. */
export const scoreOf = (down: number, up: number): number => Math.max(down, 1e-3) * Math.max(up, 1e-3);
