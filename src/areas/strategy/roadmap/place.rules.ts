import { count, highest, isSingle, lowest } from './bits.ts';
import { DeadEnds } from './dead-ends.rules.ts';
import { Extremes } from './extremes.ts';
import { canFill } from './fill.rules.ts';
import type { Placed, PlaceAsked } from './place.ts';
import type { Limit, Table } from './table.rules.ts';

/** A step of the search: where each item may still start, and what the placed ones use. */
interface Step {
  domains: Int32Array;
  open: Int32Array;
  used: Float64Array;
  /** Limits that could still be exceeded. */
  live: Int32Array;
  /** Up to which quarter all is decided, when quarters are filled one after another. */
  filled: number;
}

/** The first search gives up after so many steps, each next one after a little more. */
const FIRST_ROUND = 150;
const LONGER = 1.1;
/** With so few days to spare quarters are to be filled to the brim: mostly that is what is tried. */
const TIGHT_DAYS = 2;

/**
 * Finds quarters for items that are all to be in the plan, or shows in whole numbers that there are none. It tries starts
 * one after another, strikes out what a limit or an order rules out, and begins again with what was most in the way.
 */
export const place = (table: Table, asked: PlaceAsked): Placed => new Placing(table, asked).run();

class Placing {
  readonly #table: Table;
  readonly #chosen: readonly number[];
  readonly #horizon: number;
  readonly #uses: Float64Array[] = [];
  readonly #most: number[] = [];
  readonly #orders: { before: number; after: number; duration: number }[] = [];
  readonly #likely: number[][];
  readonly #asked: PlaceAsked;
  readonly #deadEnds = new DeadEnds();
  readonly #firstCash: number;
  readonly #cashLimits: number;
  readonly #blames: [Float64Array, Float64Array];
  readonly #extremes: Extremes;
  #steps = 0;
  #until = 0;
  #givenUp = false;
  #byQuarter = false;
  #rounds = 0;
  readonly #spare: number;
  #coin = 1;

  constructor(table: Table, asked: PlaceAsked) {
    const { chosen, more = [], likely = () => 0 } = asked;
    const { horizon } = table;
    this.#table = table;
    this.#asked = asked;
    this.#chosen = chosen;
    this.#horizon = horizon;
    this.#blames = [new Float64Array(chosen.length).fill(1), new Float64Array(chosen.length).fill(1)];
    this.#likely = chosen.map((item) =>
      Array.from({ length: horizon }, (_, quarter) => likely(item, quarter)),
    );
    this.#spare =
      table.people.reduce((sum, each) => sum + each, 0) -
      chosen.reduce((sum, item) => sum + table.days[item]!, 0);
    this.#firstCash = more.length + table.peopleLimits;
    this.#cashLimits = table.limits.length - table.peopleLimits;
    for (const limit of [...more, ...table.limits, ...table.spans]) this.#take(limit);
    this.#extremes = new Extremes(this.#uses.length * chosen.length);
    const at = new Map(chosen.map((item, index) => [item, index]));
    for (const { before, after, duration } of table.orders) {
      const [first, then] = [at.get(before), at.get(after)];
      if (first !== undefined && then !== undefined)
        this.#orders.push({ before: first, after: then, duration });
    }
  }

  #take({ uses, most }: Limit): void {
    const horizon = this.#horizon;
    const own = new Float64Array(this.#chosen.length * horizon);
    this.#chosen.forEach((item, at) => {
      own.set(uses.subarray(item * horizon, (item + 1) * horizon), at * horizon);
    });
    this.#uses.push(own);
    this.#most.push(most);
  }

  run(): Placed {
    const { most } = this.#asked;
    for (let round = FIRST_ROUND; ; round *= LONGER) {
      this.#givenUp = false;
      this.#rounds += 1;
      this.#byQuarter = this.#rounds % (this.#spare <= TIGHT_DAYS ? 4 : 2) !== 0;
      this.#until = Math.min(most, this.#steps + round);
      const found = this.#visit({
        domains: Int32Array.from(this.#chosen, (item) => this.#table.domains[item]!),
        open: Int32Array.from(this.#chosen, (_, at) => at),
        used: new Float64Array(this.#uses.length),
        live: Int32Array.from(this.#uses, (_, at) => at),
        filled: 0,
      });
      const starts = found && new Map(this.#chosen.map((item, at) => [item, lowest(found[at]!)]));
      const settled = starts !== null || !this.#givenUp;
      if (settled || this.#steps >= most || this.#asked.late?.())
        return { starts, settled, steps: this.#steps };
      const blame = this.#blame;
      blame.forEach((each, at) => (blame[at] = 1 + (each - 1) / 2));
    }
  }

  get #blame(): Float64Array {
    return this.#blames[this.#byQuarter ? 1 : 0];
  }

  #visit(step: Step): Int32Array | null {
    this.#steps += 1;
    if (this.#steps > this.#until || (this.#steps % 128 === 0 && this.#asked.late?.())) this.#givenUp = true;
    if (this.#givenUp || !this.#strike(step)) return null;
    if (step.open.length === 0) return step.domains;
    if (!canFill(this.#table, this.#chosen, step)) return null;
    return this.#byQuarter ? this.#fillNext(step) : this.#branch(step, this.#quartersOfOne(step));
  }

  #branch(step: Step, branches: [number, number][]): Int32Array | null {
    for (const [at, domain] of branches) {
      const domains = step.domains.slice();
      domains[at] = domain;
      const found = this.#visit({ ...step, domains, used: step.used.slice(), live: step.live.slice() });
      if (found || this.#givenUp) return found;
    }
    return null;
  }

  /** Quarters one after another. Once one is full it no longer matters how: only what is left to do, and the money. */
  #fillNext(step: Step): Int32Array | null {
    let quarter = this.#horizon;
    for (const at of step.open) quarter = Math.min(quarter, lowest(step.domains[at]!));
    if (quarter === step.filled) return this.#branch(step, this.#nowOrLater(step, quarter));
    const [state, spent] = this.#stateOf(step.domains, quarter);
    if (this.#deadEnds.has(state, spent)) return null;
    const found = this.#branch({ ...step, filled: quarter }, this.#nowOrLater(step, quarter));
    if (!found && !this.#givenUp) this.#deadEnds.add(state, spent);
    return found;
  }

  /** What is under way in a quarter, what is done and what is still to start; and the money of what has started. */
  #stateOf(domains: Int32Array, quarter: number): [string, Float64Array] {
    const spent = new Float64Array(this.#cashLimits);
    let state = String.fromCharCode(quarter);
    domains.forEach((domain, at) => {
      const start = lowest(domain);
      const begun = start < quarter;
      const underWay = begun && start + this.#table.busy[this.#chosen[at]!]! > quarter;
      state += String.fromCharCode(underWay ? 2 + start : Number(begun));
      if (begun)
        for (let row = 0; row < spent.length; row += 1)
          spent[row]! += this.#uses[this.#firstCash + row]![at * this.#horizon + start]!;
    });
    return [state, spent];
  }

  /** Each quarter of the item that is hardest to place. */
  #quartersOfOne({ domains, open }: Step): [number, number][] {
    const hard = (at: number) =>
      (this.#blame[at]! * (1 + this.#table.days[this.#chosen[at]!]!)) / count(domains[at]!);
    const at = hardest(open, hard);
    const quarters: number[] = [];
    for (let bits = domains[at]!; bits !== 0; bits &= bits - 1) quarters.push(lowest(bits));
    const likely = this.#likely[at]!;
    return quarters.sort((a, b) => likely[b]! - likely[a]! || a - b).map((quarter) => [at, 1 << quarter]);
  }

  /** Quarters are filled one after another: the largest that could start in the first starts there, or later. */
  #nowOrLater({ domains, open }: Step, quarter: number): [number, number][] {
    const horizon = this.#horizon;
    const effort = (at: number) =>
      this.#table.effort[(this.#chosen[at]! * horizon + quarter) * horizon + quarter]!;
    const hard = (at: number) =>
      lowest(domains[at]!) === quarter ? this.#blame[at]! * (1 + effort(at)) : -1;
    const at = hardest(open, hard);
    const now: [number, number] = [at, 1 << quarter];
    const later: [number, number] = [at, domains[at]! & ~(1 << quarter)];
    return this.#likely[at]![quarter]! >= 0.5 || this.#toss() ? [now, later] : [later, now];
  }

  /** Heads or tails, the same in every run. */
  #toss(): boolean {
    this.#coin = (Math.imul(this.#coin, 1103515245) + 12345) & 0x7fffffff;
    return this.#coin < 0x40000000;
  }

  /** Strikes out starts until nothing more follows; false when an item has none left. */
  #strike(step: Step): boolean {
    for (let changed = true; changed;) {
      changed = false;
      for (const { before, after, duration } of this.#orders) {
        const { domains } = step;
        const soonest = Math.min(31, lowest(domains[before]!) + duration);
        const then = domains[after]! & ~((1 << soonest) - 1);
        const last = highest(then) - duration;
        const first = last < 0 ? 0 : domains[before]! & ((2 << last) - 1);
        if (then === 0 || first === 0) return false;
        changed ||= then !== domains[after] || first !== domains[before];
        domains[after] = then;
        domains[before] = first;
      }
      this.#settle(step);
      let kept = 0;
      for (const limit of step.live) {
        const outcome = this.#keep(step, limit);
        if (outcome === 'exceeded') return false;
        if (outcome !== 'idle') step.live[kept++] = limit;
        changed ||= outcome === 'struck';
      }
      step.live = step.live.subarray(0, kept);
    }
    return true;
  }

  /** Items with one start left are placed: what they use is added up once. */
  #settle(step: Step): void {
    const { domains, used, live } = step;
    const open = step.open.filter((at) => !isSingle(domains[at]!));
    if (open.length === step.open.length) return;
    for (const at of step.open) {
      if (!isSingle(domains[at]!)) continue;
      const cell = at * this.#horizon + lowest(domains[at]!);
      for (const limit of live) used[limit]! += this.#uses[limit]![cell]!;
    }
    step.open = open;
  }

  /** One limit: strikes the starts that would exceed it whatever the others do. */
  #keep({ domains, open, used }: Step, limit: number): 'exceeded' | 'idle' | 'struck' | 'kept' {
    const uses = this.#uses[limit]!;
    const first = limit * this.#chosen.length;
    const { least, most } = this.#extremes;
    let low = used[limit]!;
    let high = low;
    for (const at of open) {
      this.#extremes.look(first + at, domains[at]!, uses, at * this.#horizon);
      low += least[first + at]!;
      high += most[first + at]!;
    }
    const room = this.#most[limit]! - low;
    if (room < 0) {
      this.#accuse(domains, limit);
      return 'exceeded';
    }
    return high <= this.#most[limit]! ? 'idle' : this.#strikeOver(domains, open, limit, room);
  }

  #strikeOver(domains: Int32Array, open: Int32Array, limit: number, room: number): 'struck' | 'kept' {
    const uses = this.#uses[limit]!;
    const first = limit * this.#chosen.length;
    const { least, most } = this.#extremes;
    let struck: 'struck' | 'kept' = 'kept';
    for (const at of open) {
      const cell = at * this.#horizon;
      const top = least[first + at]! + room;
      if (most[first + at]! <= top) continue;
      let kept = domains[at]!;
      for (let bits = kept; bits !== 0; bits &= bits - 1) {
        const quarter = lowest(bits);
        if (uses[cell + quarter]! > top) kept &= ~(1 << quarter);
      }
      if (kept !== domains[at]) struck = 'struck';
      domains[at] = kept;
    }
    return struck;
  }

  /** What takes up most of a limit that was exceeded is tried earlier from now on. */
  #accuse(domains: Int32Array, limit: number): void {
    const uses = this.#uses[limit]!;
    const most = Math.max(1, Math.abs(this.#most[limit]!));
    const first = limit * this.#chosen.length;
    domains.forEach((domain, at) => {
      const use = isSingle(domain)
        ? uses[at * this.#horizon + lowest(domain)]!
        : this.#extremes.least[first + at]!;
      if (use > 0) this.#blame[at]! += use / most;
    });
  }
}

function hardest(open: Int32Array, hard: (at: number) => number): number {
  let [found, most] = [open[0]!, -Infinity];
  for (const at of open) {
    const own = hard(at);
    if (own > most) [found, most] = [at, own];
  }
  return found;
}
