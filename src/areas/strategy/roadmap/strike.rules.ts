import { highest, isSingle, lowest } from './bits.ts';
import { Extremes, type Extreme } from './extremes.ts';
import type { Limit, Order, Table } from './table.rules.ts';

/** A state of the search: where each item may still start, and what all of them use at least and at most of each limit. */
export class State {
  /** By item (its place in `chosen`), a bit for each quarter. */
  readonly domains: Int32Array;
  readonly extremes: Extreme[];
  /** Items with more than one start left: the first `count` of `open`. */
  readonly open: Int32Array;
  count = 0;
  /** By limit. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** What a limit had as `low` when it was last looked at: nothing is to be struck before it is more. */
  readonly looked: Float64Array;

  constructor(items: number, limits: number) {
    this.domains = new Int32Array(items);
    this.extremes = new Array<Extreme>(items);
    this.open = new Int32Array(items);
    this.low = new Float64Array(limits);
    this.high = new Float64Array(limits);
    this.looked = new Float64Array(limits);
  }

  become(other: State): void {
    this.count = other.count;
    for (let at = 0; at < other.domains.length; at += 1) {
      this.domains[at] = other.domains[at]!;
      this.extremes[at] = other.extremes[at]!;
    }
    for (let at = 0; at < other.count; at += 1) this.open[at] = other.open[at]!;
    for (let limit = 0; limit < other.low.length; limit += 1) {
      this.low[limit] = other.low[limit]!;
      this.high[limit] = other.high[limit]!;
      this.looked[limit] = other.looked[limit]!;
    }
  }
}

/** Strikes out starts that a limit or an order rules out. */
export class Strike {
  readonly #horizon: number;
  readonly #most: Float64Array;
  /** By item and start, and then by limit. */
  readonly #uses: Float64Array;
  readonly #extremes: Extremes;
  readonly #orders: Order[];
  /** The most that the choice of a start can change of each limit. */
  readonly #widest: Float64Array;
  readonly #domains: Int32Array;
  readonly #accuse: (at: number, share: number) => void;

  /** @param accuse hears of each item in the way of a limit that cannot be kept, and of what share of the limit it takes */
  constructor(
    table: Table,
    chosen: readonly number[],
    limits: readonly Limit[],
    accuse: (at: number, share: number) => void,
  ) {
    this.#horizon = table.horizon;
    this.#most = Float64Array.from(limits, ({ most }) => most);
    this.#uses = usesOf(table, chosen, limits);
    this.#extremes = new Extremes(this.#uses, chosen.length, table.horizon, limits.length);
    this.#orders = ordersOf(table, chosen);
    this.#widest = new Float64Array(limits.length);
    this.#domains = Int32Array.from(chosen, (item) => table.domains[item]!);
    this.#accuse = accuse;
  }

  newState(): State {
    return new State(this.#domains.length, this.#most.length);
  }

  begin(state: State): void {
    const { low, high, looked } = state;
    low.fill(0);
    high.fill(0);
    looked.fill(-Infinity);
    this.#domains.forEach((domain, at) => {
      const { least, most } = this.#extremes.of(at, domain);
      state.domains[at] = domain;
      state.open[at] = at;
      state.extremes[at] = this.#extremes.of(at, domain);
      for (let limit = 0; limit < low.length; limit += 1) {
        low[limit]! += least[limit]!;
        high[limit]! += most[limit]!;
        this.#widest[limit] = Math.max(this.#widest[limit]!, most[limit]! - least[limit]!);
      }
    });
    state.count = this.#domains.length;
  }

  /** What an item uses of a limit when it starts in a quarter. */
  use(at: number, quarter: number, limit: number): number {
    return this.#uses[(at * this.#horizon + quarter) * this.#most.length + limit]!;
  }

  /** Leaves an item fewer starts. */
  narrow({ domains, extremes, low, high }: State, at: number, domain: number): void {
    const before = extremes[at]!;
    const now = this.#extremes.of(at, domain);
    domains[at] = domain;
    extremes[at] = now;
    for (let limit = 0; limit < low.length; limit += 1) {
      low[limit]! += now.least[limit]! - before.least[limit]!;
      high[limit]! += now.most[limit]! - before.most[limit]!;
    }
  }

  /** Strikes out until nothing more follows; false when an item has no start left. */
  all(state: State): boolean {
    for (let more = true; more;) {
      if (!this.#keepOrders(state)) return false;
      const struck = this.#keepLimits(state);
      if (struck === null) return false;
      more = struck;
    }
    let count = 0;
    for (let index = 0; index < state.count; index += 1) {
      const at = state.open[index]!;
      if (!isSingle(state.domains[at]!)) state.open[count++] = at;
    }
    state.count = count;
    return true;
  }

  #keepOrders(state: State): boolean {
    const { domains } = state;
    for (let changed = true; changed;) {
      changed = false;
      for (const { before, after, duration } of this.#orders) {
        const soonest = Math.min(31, lowest(domains[before]!) + duration);
        const then = domains[after]! & ~((1 << soonest) - 1);
        const last = highest(then) - duration;
        const first = last < 0 ? 0 : domains[before]! & ((2 << last) - 1);
        if (then === 0 || first === 0) return false;
        if (then !== domains[after]) this.narrow(state, after, then);
        else if (first === domains[before]) continue;
        if (first !== domains[before]) this.narrow(state, before, first);
        changed = true;
      }
    }
    return true;
  }

  /** Whether anything was struck; null when a limit cannot be kept. */
  #keepLimits(state: State): boolean | null {
    const { low, high, looked } = state;
    let struck = false;
    for (let limit = 0; limit < low.length; limit += 1) {
      if (low[limit] === looked[limit]) continue;
      looked[limit] = low[limit]!;
      const room = this.#most[limit]! - low[limit]!;
      if (room < 0) {
        this.#blame(state, limit);
        return null;
      }
      if (high[limit]! <= this.#most[limit]! || this.#widest[limit]! <= room) continue;
      struck = this.#strikeOver(state, limit, room) || struck;
    }
    return struck;
  }

  /** Strikes the starts with which an item would exceed a limit whatever the others do: that with which it uses least stays. */
  #strikeOver(state: State, limit: number, room: number): boolean {
    const { open, count, domains, extremes } = state;
    let struck = false;
    for (let index = 0; index < count; index += 1) {
      const at = open[index]!;
      const { least, most } = extremes[at]!;
      const top = least[limit]! + room;
      if (most[limit]! <= top) continue;
      let kept = domains[at]!;
      for (let bits = kept; bits !== 0; bits &= bits - 1) {
        const quarter = lowest(bits);
        if (this.use(at, quarter, limit) > top) kept &= ~(1 << quarter);
      }
      if (kept === domains[at]) continue;
      this.narrow(state, at, kept);
      struck = true;
    }
    return struck;
  }

  #blame({ extremes }: State, limit: number): void {
    const most = Math.max(1, Math.abs(this.#most[limit]!));
    extremes.forEach(({ least }, at) => {
      if (least[limit]! > 0) this.#accuse(at, least[limit]! / most);
    });
  }
}

function ordersOf({ orders }: Table, chosen: readonly number[]): Order[] {
  const at = new Map(chosen.map((item, index) => [item, index]));
  return orders.flatMap(({ before, after, duration }) => {
    const [first, then] = [at.get(before), at.get(after)];
    return first === undefined || then === undefined ? [] : [{ before: first, after: then, duration }];
  });
}

function usesOf({ horizon }: Table, chosen: readonly number[], limits: readonly Limit[]): Float64Array {
  const uses = new Float64Array(chosen.length * horizon * limits.length);
  chosen.forEach((item, at) => {
    for (let quarter = 0; quarter < horizon; quarter += 1)
      limits.forEach((limit, index) => {
        uses[(at * horizon + quarter) * limits.length + index] = limit.uses[item * horizon + quarter]!;
      });
  });
  return uses;
}
